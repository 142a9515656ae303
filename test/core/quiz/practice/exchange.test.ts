import assert from 'node:assert/strict';
import type { Progress } from '../../../../src/core/quiz/practice';
import {
  exportProgress,
  find,
  importProgress,
  isHeld,
  merge,
  NOTHING,
  readProgress,
  reset,
  syncedPart,
} from '../../../../src/core/quiz/practice';
import { ask, noon, right, stored, wrong } from './questions';

const LOST = ask({ id: 'last-ack-lost', misconception: 'M28' });
const STUCK = ask({ id: 'stuck', topic: 'leaks', misconception: 'M49' });
const LIVED = wrong(wrong(right(NOTHING, LOST, noon(0)), LOST, noon(1), ['M28']), STUCK, noon(2), ['M49']);

describe('An exported file', () => {
  it('holds the progress, and can be imported', () => {
    const imported = importProgress(exportProgress(LIVED));
    assert.ok(imported.problem === null);
    assert.deepEqual(imported.read.progress, LIVED);
  });

  it('can be imported after an editor has put a mark of byte order before it', () => {
    assert.equal(importProgress(`\uFEFF${exportProgress(LIVED)}`).problem, null);
  });

  it('is readable text: one value a line', () => {
    assert.match(exportProgress(LIVED), /^\{\n {2}"format": "last-ack-progress",\n {2}"version": 1,\n/);
  });

  it('damaged in one place is imported as far as it goes, and says what is missing', () => {
    const imported = importProgress(exportProgress(LIVED).replace('"topic": "leaks",\n', '"topic": "cooking",\n'));
    assert.ok(imported.problem === null);
    assert.equal(imported.read.left, 1);
    assert.equal(find(imported.read.progress.concepts, 'stuck'), undefined);
    assert.deepEqual(find(imported.read.progress.concepts, LOST.id), find(LIVED.concepts, LOST.id));
  });

  for (const [what, text, problem, says] of [
    ['a picture', '\u0089PNG\r\n', 'not-json', /is not JSON/],
    ['nothing', '', 'not-json', /is not JSON/],
    ['half an export', exportProgress(LIVED).slice(0, 200), 'not-json', /is not JSON/],
    ['settings', '{"editor.fontSize": 14, "version": 1}', 'not-progress', /but not progress/],
    ['null', 'null', 'not-progress', /but not progress/],
    ['a list', '[]', 'not-progress', /but not progress/],
    ['an export without a version', '{"format": "last-ack-progress"}', 'not-progress', /but not progress/],
    ['an export of a newer version', '{"format": "last-ack-progress", "version": 99}', 'newer', /Update the extension/],
    ['a text longer than any export', ' '.repeat(20_000_001), 'too-big', /too big/],
  ] as const)
    it(`${what} is refused, and the reason is said`, () => {
      const imported = importProgress(text);
      assert.ok(imported.problem !== null);
      assert.equal(imported.problem, problem);
      assert.match(imported.message, says);
    });
});

describe('A reset', () => {
  it('of all leaves nothing', () => {
    const { concepts, misconceptions, days } = reset(LIVED, 'all');
    assert.deepEqual({ concepts, misconceptions, days }, { concepts: {}, misconceptions: {}, days: [] });
  });

  it('of a topic leaves the others', () => {
    const after = reset(LIVED, 'leaks');
    assert.deepEqual(Object.keys(after.concepts), [LOST.id]);
    assert.deepEqual([isHeld(after, 'M28'), isHeld(after, 'M49')], [true, false]);
    assert.deepEqual(after.days, LIVED.days);
  });

  it('of a topic about which nothing is known changes nothing', () => {
    assert.deepEqual(reset(LIVED, 'tools'), LIVED);
  });

  it('can be learnt after, as if for the first time', () => {
    const again = right(reset(LIVED, 'loss'), LOST, noon(3));
    assert.equal(find(again.concepts, LOST.id)!.card.reps, 1);
    assert.deepEqual(merge(again, LIVED).concepts, again.concepts);
  });
});

describe('The part for Settings Sync', () => {
  const synced = syncedPart(LIVED);

  it('is a progress: another machine reads it and merges it, in whatever order', () => {
    const { progress, problem } = readProgress(stored(synced));
    assert.equal(problem, null);
    const other = right(NOTHING, ask({ id: 'elsewhere' }), noon(5));
    const there = merge(other, progress);
    assert.deepEqual(there, merge(progress, other));
    assert.deepEqual(Object.keys(there.concepts).sort(), ['elsewhere', LOST.id, 'stuck']);
    assert.ok(isHeld(there, 'M28') && isHeld(there, 'M49'));
    assert.deepEqual(find(there.concepts, LOST.id)!.card, find(LIVED.concepts, LOST.id)!.card);
  });

  it('takes nothing away from where it came from', () => {
    assert.deepEqual(merge(LIVED, synced), LIVED);
  });

  it('is small: 150 concepts, answered for a year, in less than 60 kB', () => {
    let progress: Progress = NOTHING;
    for (let day = 0; day < 360; day++)
      for (let one = 0; one < 3; one++) {
        const question = ask({ id: `a-question-of-some-length-${(day * 3 + one) % 150}`, misconception: 'M28' });
        progress =
          day % 7 === 0
            ? wrong(progress, question, noon(day), ['M28'], { confidence: 'sure' })
            : right(progress, question, noon(day));
      }
    assert.equal(Object.keys(progress.concepts).length, 150);
    const size = JSON.stringify(syncedPart(progress)).length;
    assert.ok(size < 60_000, String(size));
  });
});
