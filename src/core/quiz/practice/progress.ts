import * as v from 'valibot';
import { MisconceptionId, TOPICS } from '../question';

/**
 * What a learner has done, as one plain value that is stored as JSON. Everything is keyed by ids that no language changes.
 *
 * Two windows may each go on from the same value, and a file may be imported into another; so every part can be merged
 * (merge.ts) without asking which copy is right. To that end each entry carries `at`, a stamp: the time of the answer,
 * or, where the clock has been set back, one more than the latest stamp before it. Stamps only grow; what is newer wins.
 */

/**
 * The version of the shape below. Raise it with every change but an optional entry, and say in read.ts how to come from
 * the one before.
 */
export const VERSION = 1;

/** Bounds that keep the stored value small. */
export const RESULTS_KEPT = 5;
export const MISTAKES_KEPT = 5;
export const LINES_KEPT = 400;

/** Milliseconds since 1970, as far as a Date reaches. */
const Time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

/** Whole days since 1970 in local time (days.ts); negative before. */
const Day = v.pipe(v.number(), v.integer(), v.minValue(-1e8), v.maxValue(1e8));

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

/** The id of a concept or a question, or the code of a generated one. */
export const Id = v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));

/** How sure the learner said to be. It is never scored. */
export const CONFIDENCES = ['guess', 'think', 'sure'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** ts-fsrs's card in its own words, with times as numbers. There is none before the first answer. */
export const Card = v.object({
  due: Time,
  stability: v.pipe(v.number(), v.minValue(0.001), v.maxValue(36_500)),
  difficulty: v.pipe(v.number(), v.minValue(1), v.maxValue(10)),
  elapsed_days: Count,
  scheduled_days: Count,
  learning_steps: Count,
  reps: Count,
  lapses: Count,
  state: v.picklist([1, 2, 3]),
  last_review: Time,
});
export type Card = Readonly<v.InferOutput<typeof Card>>;

/** One answer to a question of a concept. */
export const Result = v.object({
  question: Id,
  at: Time,
  right: v.boolean(),
  hinted: v.boolean(),
  confidence: v.optional(v.picklist(CONFIDENCES)),
});
export type Result = Readonly<v.InferOutput<typeof Result>>;

/** What is known of one concept: its card, and the last results, the latest first. */
export const Learnt = v.object({
  at: Time,
  topic: v.picklist(TOPICS),
  card: Card,
  results: v.pipe(v.array(Result), v.maxLength(RESULTS_KEPT), v.readonly()),
});
export type Learnt = Readonly<v.InferOutput<typeof Learnt>>;

/** An answer that showed a misconception; without a day it was on that of its stamp. */
export const Mistake = v.object({ question: Id, topic: v.picklist(TOPICS), day: v.optional(Day), at: Time });
export type Mistake = Readonly<v.InferOutput<typeof Mistake>>;

/** A right answer since then, to a question in which the misconception would have shown. */
export const Right = v.object({ question: Id, day: Day, at: Time });
export type Right = Readonly<v.InferOutput<typeof Right>>;

/** One misconception: the last mistakes, the latest first, and the right answers after the latest. */
export const Belief = v.object({
  mistakes: v.pipe(v.array(Mistake), v.maxLength(MISTAKES_KEPT), v.readonly()),
  rights: v.pipe(v.array(Right), v.maxLength(100), v.readonly()),
});
export type Belief = Readonly<v.InferOutput<typeof Belief>>;

/**
 * One day in one window, so that two windows count each for itself and a merge counts nothing twice.
 * `reviews` are answers about a concept last seen on another day, `recalled` the right ones among them, without a hint;
 * `fresh` counts concepts never seen before.
 */
export const DayLine = v.object({
  day: Day,
  window: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,40}$/)),
  at: Time,
  answers: Count,
  right: Count,
  reviews: Count,
  recalled: Count,
  fresh: Count,
});
export type DayLine = Readonly<v.InferOutput<typeof DayLine>>;

/** All that is remembered of a learner: what is stored, exported, imported and merged between windows. */
export interface Progress {
  readonly version: typeof VERSION;
  /** Everything up to this stamp was given up by a reset of all; 0: never. */
  readonly reset: number;
  /** By concept or misconception: what is up to this stamp was given up by a reset of its topic. */
  readonly forgotten: Readonly<Record<string, number>>;
  readonly concepts: Readonly<Record<string, Learnt>>;
  readonly misconceptions: Readonly<Record<string, Belief>>;
  /** The log for the chart of recall, the latest first. */
  readonly days: readonly DayLine[];
}

/** What each part's keys and entries must look like when they are read. */
export const PARTS = {
  forgotten: { key: v.union([Id, MisconceptionId]), entry: Time },
  concepts: { key: Id, entry: Learnt },
  misconceptions: { key: MisconceptionId, entry: Belief },
  days: { entry: DayLine },
} as const;

/** A learner's before the first answer. */
export const NOTHING: Progress = {
  version: VERSION,
  reset: 0,
  forgotten: {},
  concepts: {},
  misconceptions: {},
  days: [],
};

/** The entry of an id; undefined when there is none, also for ids that every object knows (`constructor`). */
export function find<T>(entries: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

/** The latest stamp in it, 0 when there is none. */
export function latestStamp({ reset, forgotten, concepts, misconceptions, days }: Progress): number {
  let latest = reset;
  const see = (at: number) => {
    if (at > latest) latest = at;
  };
  Object.values(forgotten).forEach(see);
  for (const { at } of Object.values(concepts)) see(at);
  for (const { mistakes, rights } of Object.values(misconceptions))
    for (const { at } of [...mistakes, ...rights]) see(at);
  for (const { at } of days) see(at);
  return latest;
}
