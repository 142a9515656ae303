import assert from 'node:assert/strict';
import { FAMILIES, generateFromCode } from '../../../../src/core/quiz/families';
import type { Mode, Progress } from '../../../../src/core/quiz/practice';
import { finish, FRESH_A_DAY, NOTHING, overview, plan } from '../../../../src/core/quiz/practice';
import type { AnyQuestion } from '../../../../src/core/quiz/prepare';
import { TOPICS } from '../../../../src/core/quiz/question';
import { ask, noon, right, wrong } from './questions';

/** Ten concepts of five topics with three questions each, from easy to hard. */
const BANK = Array.from({ length: 10 }, (_, concept) =>
  [1, 2, 3].map((number) =>
    ask({
      id: `c${concept}-${number}`,
      concept: `c${concept}`,
      topic: TOPICS[concept % 5]!,
      difficulty: ([1, 2, 3] as const)[Math.floor(concept / 4)]!,
      states: concept === 3 && number === 2 ? ['LAST_ACK'] : concept === 4 ? ['LAST_ACK', 'CLOSED'] : ['TIME_WAIT'],
      ...(concept === 6 && number > 1 ? { misconception: 'M28' } : {}),
    }),
  ),
).flat();

const question = (id: string): AnyQuestion => {
  const found = BANK.find((one) => one.id === id) ?? generateFromCode(FAMILIES, id);
  assert.ok(found !== undefined, id);
  return found;
};
const conceptOf = (id: string) => question(id).concept;
const session = (progress: Progress, mode: Mode, day: number, more: { seed?: number; length?: number } = {}) =>
  plan(progress, BANK, [], { mode, now: noon(day), seed: 1, ...more });
const PRACTICE: Mode = { kind: 'practice' };
const seeds = Array.from({ length: 50 }, (_, seed) => seed);

/** All ten concepts answered rightly on day 0. */
const ALL = BANK.filter(({ id }) => id.endsWith('-1')).reduce(
  (progress, one) => right(progress, one, noon(0)),
  NOTHING,
);

describe('A practice session', () => {
  it('begins with what is new, the easy before the hard, one question of each concept', () => {
    for (const seed of seeds) {
      const ids = session(NOTHING, PRACTICE, 0, { seed });
      assert.equal(new Set(ids.map(conceptOf)).size, 10);
      const difficulties = ids.map((id) => question(id).difficulty);
      assert.deepEqual(difficulties, [...difficulties].sort());
    }
  });

  it('mixes the topics of equally hard ones, another way for another seed', () => {
    assert.ok(new Set(seeds.map((seed) => session(NOTHING, PRACTICE, 0, { seed }).map(conceptOf).join())).size > 10);
  });

  it('is the same again for the same seed', () => {
    for (const seed of seeds)
      assert.deepEqual(session(ALL, PRACTICE, 9, { seed }), session(ALL, PRACTICE, 9, { seed }));
  });

  it('brings “sure but wrong” first, then “guessed right”, then what is due, then what is new', () => {
    let progress = right(NOTHING, question('c0-1'), noon(0));
    progress = right(progress, question('c1-1'), noon(0));
    progress = right(progress, question('c8-1'), noon(9), { confidence: 'guess' });
    progress = wrong(progress, question('c9-1'), noon(9), [], { confidence: 'sure' });
    for (const seed of seeds) {
      const asked: readonly unknown[] = session(progress, PRACTICE, 9, { seed, length: 6 }).map(conceptOf);
      const [sure, guessed, ...others] = asked;
      assert.deepEqual([sure, guessed], ['c9', 'c8']);
      assert.deepEqual(new Set(others.slice(0, 2)), new Set(['c0', 'c1']));
      assert.deepEqual(new Set(others.slice(2)), new Set(['c2', 'c3']));
    }
  });

  it('asks the most forgotten of the due ones first', () => {
    let progress = right(NOTHING, question('c0-1'), noon(0));
    progress = right(progress, question('c1-1'), noon(0), { hints: 1 });
    progress = wrong(progress, question('c2-1'), noon(0));
    assert.deepEqual(session(progress, PRACTICE, 4, { length: 3 }).map(conceptOf), ['c2', 'c1', 'c0']);
  });

  it('is empty when nothing is due and nothing new', () => {
    assert.deepEqual(session(ALL, PRACTICE, 0), []);
    assert.equal(session(ALL, PRACTICE, 30).length, 10);
  });

  it('counts what is due by days: who came at noon may come earlier in the morning', () => {
    const progress = wrong(NOTHING, question('c0-1'), noon(0));
    const at = (now: number) => plan(progress, BANK.slice(0, 3), [], { mode: PRACTICE, now, seed: 1 });
    assert.deepEqual(at(noon(1) - 11 * 3_600_000).length, 1);
    assert.deepEqual(at(noon(0) + 3_600_000), []);
  });

  it(`brings up at most ${FRESH_A_DAY} new concepts a day, in however many sessions`, () => {
    const many = Array.from({ length: 40 }, (_, index) => ask({ id: `n${index}` }));
    const next = (progress: Progress, day: number) =>
      plan(progress, many, [], { mode: PRACTICE, now: noon(day), seed: 1, length: 7 });
    let progress = NOTHING;
    const lengths: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const ids = next(progress, 0);
      lengths.push(ids.length);
      for (const id of ids)
        progress = right(
          progress,
          many.find((one) => one.id === id)!,
          noon(0),
        );
    }
    assert.deepEqual(lengths, [7, FRESH_A_DAY - 7, 0]);
    assert.equal(next(progress, 1).length, 7);
  });

  it('does not ask the last question of a concept again while there is another', () => {
    for (const seed of seeds) {
      const ids = session(ALL, PRACTICE, 30, { seed });
      assert.ok(
        ids.every((id) => !id.endsWith('-1')),
        ids.join(),
      );
    }
  });

  it('asks the only question of a concept again, and a generated one in its stead if there is a family', () => {
    const alone = ask({ id: 'alone', concept: 'ack-of-fin', topic: 'segments' });
    const progress = right(NOTHING, alone, noon(0));
    const wanted = { mode: PRACTICE, now: noon(9), seed: 3, length: 1 };
    assert.deepEqual(plan(progress, [alone], [], wanted), ['alone']);
    const families = FAMILIES.filter(({ id }) => id === 'ack-of-fin');
    assert.match(plan(progress, [alone], families, wanted)[0]!, /^ack-of-fin-\d+$/);
  });
});

describe('A session about one topic', () => {
  const about: Mode = { kind: 'topic', topic: TOPICS[1] };

  it('asks about nothing else, and nothing has to be due', () => {
    const ids = session(ALL, about, 0);
    assert.equal(ids.length, 6);
    assert.ok(ids.every((id) => question(id).topic === TOPICS[1]));
  });

  it('asks once about each concept before it asks again', () => {
    assert.deepEqual(new Set(session(ALL, about, 0).slice(0, 2).map(conceptOf)), new Set(['c1', 'c6']));
  });

  it('finds its questions in a concept that is part of another topic too', () => {
    const two = [ask({ id: 'a', concept: 'both', topic: 'loss' }), ask({ id: 'b', concept: 'both', topic: 'tools' })];
    const asked = (topic: 'loss' | 'tools') =>
      plan(NOTHING, two, [], { mode: { kind: 'topic', topic }, now: noon(0), seed: 1 });
    assert.deepEqual([asked('loss'), asked('tools')], [['a'], ['b']]);
    const { topics } = overview(NOTHING, two, noon(0));
    assert.deepEqual([topics.loss.concepts, topics.tools.concepts, topics.reset.concepts], [1, 1, 0]);
  });

  it('is empty when there is no question about it', () => {
    assert.deepEqual(session(ALL, { kind: 'topic', topic: 'tools' }, 0), []);
  });
});

describe('A session about one state', () => {
  it('asks just the questions that name it', () => {
    const ids = session(NOTHING, { kind: 'state', state: 'LAST_ACK' }, 0);
    assert.deepEqual([...ids].sort(), ['c3-2', 'c4-1', 'c4-2', 'c4-3']);
  });
});

describe('A session about weak spots', () => {
  const weak: Mode = { kind: 'weak' };
  const held = wrong(ALL, question('c6-2'), noon(1), ['M28']);

  it('begins with the misconceptions that are held, by a question in which they show', () => {
    for (const seed of seeds) assert.equal(session(held, weak, 1, { seed })[0], 'c6-3');
  });

  it('takes another question than the one that counted already', () => {
    const once = right(held, question('c6-3'), noon(2));
    for (const seed of seeds) assert.equal(session(once, weak, 3, { seed })[0], 'c6-2');
  });

  it('goes on with what is least known, and asks nothing new', () => {
    let progress = ALL;
    for (const day of [2, 12, 40]) progress = right(progress, question('c0-2'), noon(day));
    progress = wrong(progress, question('c5-2'), noon(40));
    const ids = session(progress, weak, 41);
    assert.equal(conceptOf(ids[0]!), 'c5');
    assert.equal(conceptOf(ids.at(-1)!), 'c0');
    assert.deepEqual(session(NOTHING, weak, 0), []);
  });
});

describe('An exam', () => {
  it('is a mixture: every topic before a topic comes twice', () => {
    for (const seed of seeds) {
      const topics = session(NOTHING, { kind: 'exam' }, 0, { seed }).map((id) => question(id).topic);
      assert.equal(topics.length, 10);
      assert.equal(new Set(topics.slice(0, 5)).size, 5);
      assert.equal(new Set(topics.slice(5)).size, 5);
    }
  });
});

describe('Every session', () => {
  const modes: Mode[] = [
    PRACTICE,
    { kind: 'topic', topic: 'segments' },
    { kind: 'state', state: 'TIME_WAIT' },
    { kind: 'weak' },
    { kind: 'exam' },
  ];
  const progress = wrong(ALL, question('c6-2'), noon(1), ['M28', 'M13']);

  for (const mode of modes)
    it(`of kind ${mode.kind} has no question twice, and only such as there are`, () => {
      for (const seed of seeds)
        for (const length of [0, 1, 5, 40]) {
          const ids = plan(progress, BANK, FAMILIES, { mode, now: noon(20), seed, length });
          assert.equal(new Set(ids).size, ids.length);
          assert.ok(ids.length <= length);
          for (const id of ids) question(id);
        }
    });

  it('is empty without questions', () => {
    for (const mode of modes) assert.deepEqual(plan(progress, [], [], { mode, now: noon(20), seed: 1 }), []);
  });

  it('of a whole bank and all families is ten questions, unless another length is wanted', () => {
    assert.equal(plan(NOTHING, BANK, FAMILIES, { mode: PRACTICE, now: noon(0), seed: 5 }).length, 10);
  });
});

describe('The end of a session', () => {
  it('says what to read next: the topics by mistakes', () => {
    const given = [
      { question: question('c0-1'), right: false, misconceptions: ['M01'] },
      { question: question('c5-1'), right: true, misconceptions: [] },
      { question: question('c1-1'), right: false, misconceptions: ['M28'] },
      { question: question('c2-1'), right: false, misconceptions: ['M28'] },
      { question: question('c7-1'), right: false, misconceptions: [] },
      { question: question('c3-1'), right: true, misconceptions: [] },
    ];
    assert.deepEqual(finish(given), {
      answers: 6,
      right: 2,
      read: [
        { topic: TOPICS[2], answers: 2, wrong: 2 },
        { topic: TOPICS[1], answers: 1, wrong: 1 },
        { topic: TOPICS[0], answers: 2, wrong: 1 },
      ],
      misconceptions: ['M28', 'M01'],
    });
  });

  it('is said of a session without answers too', () => {
    assert.deepEqual(finish([]), { answers: 0, right: 0, read: [], misconceptions: [] });
  });
});
