import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Progress } from '../../../../src/core/quiz/practice';
import { NOTHING, readProgress, record, reset } from '../../../../src/core/quiz/practice';
import { TOPICS } from '../../../../src/core/quiz/question';
import { ask, noon, stored } from './questions';

/** Two questions of each of four concepts, of two topics and two misconceptions. */
export const QUESTIONS = ['a', 'b', 'c', 'd'].flatMap((concept, index) =>
  [1, 2].map((number) =>
    ask({ id: `${concept}-${number}`, concept, topic: TOPICS[index % 2]!, misconception: index < 2 ? 'M28' : 'M33' }),
  ),
);

const deed = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      question: fc.constantFrom(...QUESTIONS),
      now: fc.integer({ min: 0, max: 40 }).map((half) => noon(0) + half * 43_200_000),
      right: fc.boolean(),
      hints: fc.nat(1),
      shows: fc.boolean(),
      confidence: fc.constantFrom('guess' as const, 'sure' as const, undefined),
    }),
  },
  { weight: 1, arbitrary: fc.record({ reset: fc.constantFrom('all' as const, TOPICS[0], TOPICS[1]) }) },
);

/** What becomes of a progress by deeds in one window. */
function live(
  start: Progress,
  deeds: readonly (typeof deed extends fc.Arbitrary<infer T> ? T : never)[],
  window: string,
) {
  return deeds.reduce((progress, one) => {
    if ('reset' in one) return reset(progress, one.reset);
    const { question, right, shows, ...rest } = one;
    const misconceptions = right || !shows || question.kind !== 'choose' ? [] : [question.options[1]!.misconception!];
    return record(progress, { question, mark: { right, misconceptions }, window, ...rest });
  }, start);
}

/** Lived progress: several that have a part of their past in common. */
export const several = (count: number) =>
  fc
    .tuple(
      fc.array(deed, { maxLength: 12 }),
      fc.array(fc.array(deed, { maxLength: 12 }), { minLength: count, maxLength: count }),
    )
    .map(([common, own]) => {
      const start = live(NOTHING, common, 'first');
      return own.map((deeds, index) => live(start, deeds, `w${index}`));
    });

/** Any progress that could ever be read: stamps that contradict each other, entries that no window wrote. */
const at = fc.integer({ min: 0, max: 12 });
const anyId = fc.constantFrom('a', 'b', 'constructor');
export const anyProgress = fc
  .record({
    version: fc.constant(1),
    reset: fc.constantFrom(0, 0, 0, 4),
    forgotten: fc.dictionary(fc.constantFrom('a', 'constructor', 'M28'), at),
    concepts: fc.dictionary(
      anyId,
      fc.record({
        at,
        topic: fc.constantFrom(TOPICS[0], TOPICS[1]),
        card: fc.record({
          due: at,
          stability: fc.constantFrom(1, 2),
          difficulty: fc.constant(5),
          elapsed_days: fc.constant(0),
          scheduled_days: fc.constant(1),
          learning_steps: fc.constant(0),
          reps: fc.nat(2),
          lapses: fc.constant(0),
          state: fc.constant(2),
          last_review: at,
        }),
        results: fc.array(fc.record({ question: anyId, at, right: fc.boolean(), hinted: fc.boolean() }), {
          maxLength: 5,
        }),
      }),
    ),
    misconceptions: fc.dictionary(
      fc.constantFrom('M28', 'M33'),
      fc.record({
        mistakes: fc.array(fc.record({ question: anyId, topic: fc.constantFrom(...TOPICS), at }), { maxLength: 5 }),
        rights: fc.array(fc.record({ question: anyId, day: fc.nat(2), at }), { maxLength: 5 }),
      }),
    ),
    days: fc.array(
      fc.record({
        day: fc.nat(2),
        window: fc.constantFrom('x', 'y'),
        at,
        answers: fc.nat(3),
        right: fc.nat(3),
        reviews: fc.nat(3),
        recalled: fc.nat(3),
        fresh: fc.nat(3),
      }),
      { maxLength: 5 },
    ),
  })
  .map((json) => {
    const { progress, problem, leftOut } = readProgress(stored(json));
    assert.deepEqual([problem, leftOut], [null, []]);
    return progress;
  });
