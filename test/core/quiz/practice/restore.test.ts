import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Progress } from '../../../../src/core/quiz/practice';
import {
  exportProgress,
  heldBeliefs,
  importProgress,
  merge,
  NOTHING,
  overview,
  readProgress,
  reset,
  restore,
} from '../../../../src/core/quiz/practice';
import { anyProgress, QUESTIONS, several } from './lives';
import { noon, right, stored, wrong } from './questions';

/** A file that is imported: somebody wants back what it holds. */

/** What a learner sees of a progress: everything but the stamps. */
function seen({ concepts, misconceptions, days }: Progress) {
  const unstamped = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('at' in value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'at'));
  };
  const sorted = [...days].sort((a, b) => a.day - b.day || (a.window < b.window ? -1 : 1));
  return JSON.parse(JSON.stringify({ concepts, misconceptions, days: sorted }, unstamped)) as unknown;
}

const holds = (several: fc.Arbitrary<readonly Progress[]>, property: (a: Progress, b: Progress) => void) => {
  fc.assert(
    fc.property(several, ([a, b]) => {
      property(a!, b!);
    }),
    { numRuns: 300, seed: 793 },
  );
};

describe('An exported file that is imported', () => {
  it('brings back what a reset has given up since: all of it, in its order, on its days', () => {
    holds(several(1), (lived) => {
      const file = importProgress(exportProgress(lived));
      assert.ok(file.problem === null);
      const back = restore(reset(lived, 'all'), file.read.progress);
      assert.deepEqual(seen(back), seen(lived));
      assert.deepEqual(
        heldBeliefs(back).map(({ id, mistake }) => [id, mistake.day]),
        heldBeliefs(lived).map(({ id, mistake }) => [id, mistake.day]),
      );
    });
  });

  it('brings back one topic', () => {
    holds(several(1), (lived) => {
      for (const topic of new Set(QUESTIONS.map((question) => question.topic)))
        assert.deepEqual(seen(restore(reset(lived, topic), lived)), seen(lived));
    });
  });

  it('takes nothing away from what is here: not even what the file’s owner has once reset', () => {
    const own = wrong(NOTHING, QUESTIONS[0]!, noon(1), ['M28']);
    const file = right(reset(wrong(NOTHING, QUESTIONS[2]!, noon(5)), 'all'), QUESTIONS[2]!, noon(6));
    const both = restore(own, file);
    assert.deepEqual(Object.keys(both.concepts), ['a', 'b']);
    assert.equal(both.days.length, 2);
  });

  it('leaves alone what is newer here, also what was learnt anew after a reset', () => {
    const old = wrong(NOTHING, QUESTIONS[0]!, noon(1));
    const anew = right(reset(old, 'all'), QUESTIONS[0]!, noon(9));
    assert.deepEqual(restore(anew, old).concepts, anew.concepts);
  });

  it('changes nothing when it is imported again', () => {
    const twice = (own: Progress, file: Progress) => {
      const once = restore(own, file);
      assert.deepEqual(restore(once, file), once);
    };
    holds(several(2), twice);
    holds(several(2), (own, file) => {
      twice(reset(own, 'all'), file);
    });
    holds(fc.tuple(anyProgress, anyProgress), twice);
  });

  it('comes back in the other windows too, although they know of the reset', () => {
    holds(several(1), (lived) => {
      const forgotten = reset(lived, 'all');
      const back = restore(forgotten, lived);
      assert.deepEqual(Object.keys(back.concepts).sort(), Object.keys(lived.concepts).sort());
      for (const there of [lived, forgotten, merge(lived, forgotten)]) assert.deepEqual(merge(there, back), back);
    });
  });

  it('makes a progress that can be stored and read again, whole', () => {
    holds(fc.tuple(anyProgress, anyProgress), (own, file) => {
      const both = restore(own, file);
      assert.deepEqual(readProgress(stored(both)), { progress: both, problem: null, leftOut: [], left: 0 });
    });
  });

  it('shows a misconception on the day it was shown, not on that of the reset', () => {
    const lived = right(wrong(NOTHING, QUESTIONS[0]!, noon(1), ['M28']), QUESTIONS[2]!, noon(30));
    const [before] = overview(lived, QUESTIONS, noon(31)).misconceptions;
    const [after] = overview(restore(reset(lived, 'all'), lived), QUESTIONS, noon(31)).misconceptions;
    assert.equal(after?.day, before?.day);
    const { day, ...undated } = lived.misconceptions.M28!.mistakes[0]!;
    const older = { ...lived, misconceptions: { M28: { mistakes: [undated], rights: [] } } };
    assert.equal(restore(reset(older, 'all'), older).misconceptions.M28?.mistakes[0]?.day, day);
  });
});
