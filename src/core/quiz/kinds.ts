import * as v from 'valibot';
import { Base, Localized, MisconceptionId, Option, ScenarioLines, Text } from './question';

/** The five kinds besides *choose*. Like it, none of them holds its answer: the machine finds it. */

/**
 * *predict*: what comes next in a run. `asks` is a condition with `?` in it; the answers are put in its place, and the
 * machine says which of them holds.
 */
export const Predict = v.strictObject({
  ...Base,
  kind: v.literal('predict'),
  run: ScenarioLines,
  asks: v.pipe(Text, v.includes('?')),
  /**
   * `states`: one of the eleven. Otherwise the answers to choose from: what stands for `?`, shown as the notation writes it
   * or, where that is no sentence for a learner, with a text of its own.
   */
  answers: v.union([
    v.literal('states'),
    v.pipe(v.array(v.union([Text, v.strictObject({ is: Text, text: Localized })])), v.minLength(3)),
  ]),
  /** One sentence of cause for the right answer. */
  because: Localized,
  /** What to say to somebody who gives one of these. What is said of an answer that turns out right counts for nothing. */
  mistakes: v.optional(
    v.array(v.strictObject({ answer: Text, because: Localized, misconception: v.optional(MisconceptionId) })),
  ),
});
export type Predict = v.InferOutput<typeof Predict>;

/** *spot*: one line of a run cannot happen. Each shown line is what it does and what is expected right after it. */
export const Spot = v.strictObject({
  ...Base,
  kind: v.literal('spot'),
  head: ScenarioLines,
  lines: v.pipe(
    v.array(
      v.strictObject({
        text: Localized,
        run: v.pipe(ScenarioLines, v.minLength(1)),
        misconception: v.optional(MisconceptionId),
      }),
    ),
    v.minLength(4),
  ),
  because: Localized,
});
export type Spot = v.InferOutput<typeof Spot>;

/** *order*: put events into an order that can happen; every possible order is right. Written here in one of them. */
export const Order = v.strictObject({
  ...Base,
  kind: v.literal('order'),
  head: ScenarioLines,
  events: v.pipe(
    v.array(v.strictObject({ id: Option.entries.id, text: Localized, run: v.pipe(ScenarioLines, v.minLength(1)) })),
    v.minLength(4),
  ),
  /** What must hold at the end, besides that every step was possible. */
  claim: v.optional(Text),
  misconception: v.optional(MisconceptionId),
});
export type Order = v.InferOutput<typeof Order>;

/** *construct*: write a run that reaches a goal. The explorer knows the shortest one: that is par. */
export const Construct = v.strictObject({
  ...Base,
  kind: v.literal('construct'),
  /** The head of the run, in ticks. */
  head: ScenarioLines,
  /** What is allowed on the way, as an explored file says it: `A may close`, `network may lose 1`. */
  moves: v.pipe(ScenarioLines, v.minLength(1)),
  /** The condition that must hold at the end. */
  goal: Text,
  misconception: v.optional(MisconceptionId),
});
export type Construct = v.InferOutput<typeof Construct>;

/** *reckon*: a number that the machine measures at the end of a run or of a story about ports. */
export const Reckon = v.strictObject({
  ...Base,
  kind: v.literal('reckon'),
  measures: v.union([
    /** `A next`, `A unacked`, `A awaits`, `A timer time-wait`, `A got`, `A>B seq`, `A>B ack`, `A>B len` (of the oldest in flight). */
    v.strictObject({ run: ScenarioLines, what: Text }),
    /** `connected`, `refused`, `first-refused`, `TIME_WAIT` … of a story. */
    v.strictObject({ host: ScenarioLines, what: Text }),
  ]),
  /** What the number counts, beside the field: `s`, `ports`. */
  unit: v.optional(Localized),
  because: Localized,
  mistakes: v.optional(
    v.array(v.strictObject({ answer: v.number(), because: Localized, misconception: v.optional(MisconceptionId) })),
  ),
});
export type Reckon = v.InferOutput<typeof Reckon>;
