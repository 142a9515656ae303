import * as v from 'valibot';
import { TOPICS } from '../core/quiz/question';
import { BeliefView, state, text } from './parts';

/** The end of a round: what was right, and what comes next. */
export const FinishScreen = v.strictObject({
  kind: v.literal('finish'),
  right: v.number(),
  of: v.number(),
  /** The topics with mistakes, the most first: what to read next about each. */
  topics: v.array(
    v.strictObject({
      topic: v.picklist(TOPICS),
      title: text,
      answers: v.number(),
      wrong: v.number(),
      states: v.array(state),
      /** Each as questions cite it: `RFC 9293, 3.10.4`. */
      sources: v.array(text),
    }),
  ),
  /** The misconceptions that the answers showed. */
  misconceptions: v.array(BeliefView),
  /** Every question of the round, with its 1-based number, to see again why. */
  answers: v.array(v.strictObject({ number: v.number(), prompt: text, right: v.boolean() })),
});

/** What the learner does after a round. */
export const finishIntents = [
  v.strictObject({ type: v.literal('again') }),
  /** Back to one of its questions, counted from 1, to see why. */
  v.strictObject({ type: v.literal('revisit'), number: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
] as const;
