import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Progress } from '../../../../src/core/quiz/practice';
import { dayOf, find, isHeld, merge, NOTHING, overview, readProgress, reset } from '../../../../src/core/quiz/practice';
import { anyProgress, QUESTIONS, several } from './lives';
import { noon, right, stored, wrong } from './questions';

/** Two windows, two machines, a file: copies of one progress that went separate ways and come together. */

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
