import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Progress } from '../../../../src/core/quiz/practice';
import {
  dayOf,
  find,
  isHeld,
  merge,
  NOTHING,
  overview,
  readProgress,
  record,
  reset,
} from '../../../../src/core/quiz/practice';
import { TOPICS } from '../../../../src/core/quiz/question';
import { ask, noon, right, stored, wrong } from './questions';

/** Two windows, two machines, a file: copies of one progress that went separate ways and come together. */

const QUESTIONS = ['a', 'b', 'c', 'd'].flatMap((concept, index) =>
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
const several = (count: number) =>
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
const anyProgress = fc
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

for (const [what, three] of [
  ['that was lived', several(3)],
  ['that could be read', fc.tuple(anyProgress, anyProgress, anyProgress)],
] as const) {
  describe(`Merging progress ${what}`, () => {
    const holds = (property: (a: Progress, b: Progress, c: Progress) => void) => {
      fc.assert(
        fc.property(three as fc.Arbitrary<readonly Progress[]>, ([a, b, c]) => {
          property(a!, b!, c!);
        }),
        { numRuns: 400, seed: 9293 },
      );
    };

    it('does not depend on which comes first', () => {
      holds((a, b) => {
        assert.deepEqual(merge(a, b), merge(b, a));
      });
    });

    it('does not depend on what is merged first', () => {
      holds((a, b, c) => {
        assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
      });
    });

    it('with itself, or with what it holds already, changes nothing', () => {
      holds((a, b) => {
        assert.deepEqual(merge(a, a), a);
        assert.deepEqual(merge(a, NOTHING), a);
        assert.deepEqual(merge(merge(a, b), b), merge(a, b));
      });
    });

    it('makes what can be stored and read again, whole', () => {
      holds((a, b) => {
        const both = merge(a, b);
        assert.deepEqual(readProgress(stored(both)), { progress: both, problem: null, leftOut: [], left: 0 });
      });
    });
  });
}

describe('Two windows', () => {
  const [A1, A2, B1] = QUESTIONS as [(typeof QUESTIONS)[0], (typeof QUESTIONS)[0], (typeof QUESTIONS)[0]];
  const start = wrong(NOTHING, A1, noon(0), ['M28']);

  it('lose nothing of each other', () => {
    fc.assert(
      fc.property(several(2), ([a, b]) => {
        const both = merge(a!, b!);
        for (const one of [a!, b!])
          for (const [id, { at: since }] of Object.entries(one.concepts)) {
            const given = Math.max(both.reset, find(both.forgotten, id) ?? 0);
            assert.ok(since <= given || find(both.concepts, id)!.at >= since, id);
          }
      }),
      { numRuns: 200, seed: 9293 },
    );
  });

  it('count every answer once', () => {
    const left = right(right(start, A2, noon(1), { window: 'left' }), B1, noon(1), { window: 'left' });
    const other = right(start, B1, noon(1), { window: 'right' });
    const both = merge(merge(left, other), left);
    const today = dayOf(noon(1), 0);
    assert.equal(overview(both, [], noon(1)).recall.find(({ day }) => day === today)?.answers, 3);
  });

  it('overcome a misconception together', () => {
    const left = right(start, A2, noon(1), { window: 'left' });
    const other = right(start, B1, noon(2), { window: 'right' });
    const held = [left, other, merge(left, other)].map((progress) => isHeld(progress, 'M28'));
    assert.deepEqual(held, [true, true, false]);
  });

  it('do not bring back what one of them reset', () => {
    const known = right(start, B1, noon(1));
    assert.deepEqual(merge(reset(known, 'all'), known), reset(known, 'all'));
    const topic = find(known.concepts, 'a')!.topic;
    const partly = merge(known, reset(known, topic));
    assert.deepEqual(Object.keys(partly.concepts), ['b']);
    assert.equal(isHeld(partly, 'M28'), false);
  });

  it('keep what is answered after a reset, also with a clock set back', () => {
    const cleared = reset(start, 'all');
    for (const now of [noon(1), noon(-900)]) {
      const after = right(cleared, B1, now);
      assert.deepEqual(Object.keys(merge(after, start).concepts), ['b']);
      assert.equal(merge(after, start).days.length, 1);
    }
  });
});
