/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call --
   broken data has no type */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { find, NOTHING, overview, plan, readProgress } from '../../../../src/core/quiz/practice';
import { migrate } from '../../../../src/core/quiz/practice/read';
import { ask, noon, right, stored, wrong } from './questions';

const LOST = ask({ id: 'last-ack-lost', misconception: 'M28' });
const OTHER = ask({ id: 'other', topic: 'reset' });
const LIVED = right(wrong(NOTHING, LOST, noon(0), ['M28'], { confidence: 'sure' }), OTHER, noon(1));

/** Stored progress with something in it changed. */
function spoiled(change: (json: any) => void): unknown {
  const json = stored(LIVED);
  change(json);
  return json;
}

describe('Reading stored progress', () => {
  it('gives back what was stored', () => {
    assert.deepEqual(readProgress(stored(LIVED)), { progress: LIVED, problem: null, leftOut: [], left: 0 });
  });

  for (const [what, json] of [
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'progress'],
    ['a number', 1],
    ['an object without a version', {}],
    ['a version that is none', { version: '1' }],
    ['version 0', { version: 0 }],
    ['version 1.5', { version: 1.5 }],
    ['version NaN', { version: NaN }],
  ] as const)
    it(`finds no progress in ${what}`, () => {
      assert.deepEqual(readProgress(json), { progress: NOTHING, problem: 'rubbish', leftOut: [], left: 0 });
    });

  it('does not guess at what a newer version wrote', () => {
    const read = readProgress({ ...LIVED, version: 2 });
    assert.deepEqual([read.problem, read.progress], ['newer', NOTHING]);
  });

  const losses: readonly [string, (json: any) => void, string, string[]][] = [
    ['a text for a number', (json) => (json.concepts.other.card.due = 'soon'), 'concepts.other.card.due', ['other']],
    [
      'NaN stored as null',
      (json) => (json.concepts.other.card.stability = null),
      'concepts.other.card.stability',
      ['other'],
    ],
    ['a due date beyond time', (json) => (json.concepts.other.card.due = 1e300), 'concepts.other.card.due', ['other']],
    ['a topic that is none', (json) => (json.concepts.other.topic = 'cooking'), 'concepts.other.topic', ['other']],
    ['an entry that is a list', (json) => (json.concepts.other = []), 'concepts.other.at', ['other']],
    [
      'a result of the wrong type',
      (json) => (json.concepts.other.results[0].right = 1),
      'concepts.other.results.0.right',
      ['other'],
    ],
    ['an id that is none', (json) => (json.concepts['<script>'] = json.concepts.other), 'concepts.<script>', []],
    [
      'a misconception that is none',
      (json) => (json.misconceptions.M99 = json.misconceptions.M28),
      'misconceptions.M99',
      [],
    ],
    ['a line of the log that is none', (json) => json.days.push({ day: 'Monday' }), 'days.2.day', []],
    ['a reset that is none', (json) => (json.reset = -1), 'reset', []],
    ['a part that is no object', (json) => (json.forgotten = 'all'), 'forgotten', []],
  ];
  for (const [what, change, where, lost] of losses)
    it(`keeps the rest, and names what it left out: ${what}`, () => {
      const { progress, problem, leftOut, left } = readProgress(spoiled(change));
      assert.deepEqual([problem, left, leftOut.map((one) => one.where)], [null, 1, [where]]);
      assert.deepEqual(
        Object.keys(progress.concepts).sort(),
        ['last-ack-lost', 'other'].filter((id) => !lost.includes(id)),
      );
      assert.deepEqual(progress.misconceptions, LIVED.misconceptions);
      assert.equal(progress.days.length, 2);
    });

  it('keeps the concepts when the log is rubbish, and the log when the concepts are', () => {
    assert.deepEqual(readProgress(spoiled((json) => (json.days = 7))).progress, { ...LIVED, days: [] });
    assert.deepEqual(readProgress(spoiled((json) => (json.concepts = [1, 2]))).progress, { ...LIVED, concepts: {} });
  });

  it('takes what is missing as empty, and does not mind what it does not know', () => {
    assert.deepEqual(readProgress({ version: 1 }), { progress: NOTHING, problem: null, leftOut: [], left: 0 });
    assert.deepEqual(readProgress(spoiled((json) => (json.mood = 'good'))).progress, LIVED);
  });
});

describe('Hostile JSON', function () {
  // Whatever is in it, reading ends; the limit is only for a reader that does not.
  this.timeout(30_000);

  it('with __proto__ and constructor as keys changes no prototype', () => {
    const entry = JSON.stringify(LIVED.concepts.other);
    const json = JSON.parse(
      `{"version": 1, "__proto__": {"reset": 5}, "concepts": {"__proto__": ${entry}, "constructor": ${entry}, "other": ${entry}}, "forgotten": {"__proto__": 5}}`,
    ) as unknown;
    const { progress, leftOut } = readProgress(json);
    assert.deepEqual(Object.keys(progress.concepts), ['constructor', 'other']);
    assert.deepEqual(
      leftOut.map(({ where }) => where),
      ['forgotten.__proto__', 'concepts.__proto__'],
    );
    assert.equal(Object.getPrototypeOf(progress.concepts), Object.prototype);
    assert.equal(({} as { reset?: number }).reset, undefined);
    assert.equal(find(progress.concepts, 'toString'), undefined);
  });

  it('about a concept named constructor, when there is none, is not taken for one', () => {
    const question = ask({ id: 'constructor' });
    assert.deepEqual(plan(NOTHING, [question], [], { mode: { kind: 'practice' }, now: noon(0), seed: 1 }), [
      'constructor',
    ]);
    assert.equal(overview(NOTHING, [question], noon(0)).fresh, 1);
    assert.deepEqual(Object.keys(right(NOTHING, question, noon(0)).concepts), ['constructor']);
  });

  it('nested a million deep is survived', () => {
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    const json = JSON.parse(
      `{"version": 1, "concepts": {"other": ${deep}}, "days": ${deep}, "reset": ${deep}}`,
    ) as unknown;
    const { progress, left } = readProgress(json);
    assert.deepEqual([progress, left], [NOTHING, 3]);
  });

  it('of 10 MB is read no further than a learner’s can reach, and what is left out is counted', () => {
    const entry = LIVED.concepts.other;
    const many = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, index) => [`c${index}`, index % 2 === 0 ? entry : 0]),
    );
    const days = Array.from({ length: 200_000 }, () => ({}));
    const text = JSON.stringify({ version: 1, concepts: many, misconceptions: many, days });
    assert.ok(text.length > 10_000_000, String(text.length));
    const { progress, leftOut, left } = readProgress(JSON.parse(text));
    assert.equal(Object.keys(progress.concepts).length, 2500);
    assert.equal(left, 60_000 - 2500 + 60_000 + 200_000);
    assert.ok(leftOut.length <= 50);
  });

  it('of any kind is read without an error, and read again the same', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('reset', 'forgotten', 'concepts', 'misconceptions', 'days'),
        (value, part) => {
          for (const json of [
            value,
            { version: 1, [part]: value },
            { version: 1, [part]: { other: value, M28: value } },
          ]) {
            const { progress } = readProgress(json);
            assert.deepEqual(readProgress(stored(progress)).progress, progress);
          }
        },
      ),
      { numRuns: 500, seed: 9293 },
    );
  });
});

describe('Migration', () => {
  const steps = [
    (older: object) => ({ ...older, path: 'one' }),
    (older: object) => ({ ...older, path: `${'path' in older ? String(older.path) : ''} two` }),
  ];

  it('goes from version to version', () => {
    assert.deepEqual(migrate({}, 1, 3, steps), { path: 'one two' });
    assert.deepEqual(migrate({ path: 'old' }, 2, 3, steps), { path: 'old two' });
    assert.deepEqual(migrate({ path: 'now' }, 3, 3, steps), { path: 'now' });
  });

  it('says when there is no way', () => {
    assert.equal(migrate({}, 1, 4, steps), undefined);
  });
});
