import assert from 'node:assert/strict';
import type { AnyQuestion } from '../../../src/core/quiz/prepare';
import { prepare } from '../../../src/core/quiz/prepare';
import { readBank } from '../../../src/core/quiz/bank';
import { mark } from '../../../src/core/quiz/mark';
import { spoken } from '../said';

/** A *construct* question: reach `goal` by `moves`. */
function question(goal: string, moves: readonly string[], head: readonly string[] = ['set msl 2t']): AnyQuestion {
  const text = { en: 'x', 'zh-cn': 'x' };
  const { questions, faults } = readBank({
    questions: [
      {
        id: 'q',
        kind: 'construct',
        topic: 'loss',
        difficulty: 1,
        states: [],
        prompt: text,
        explanation: text,
        rfc: 'x',
        head,
        moves,
        goal,
        misconception: 'M28',
      },
    ],
  });
  assert.deepEqual(faults, []);
  const [read] = questions;
  assert.ok(read !== undefined);
  return read;
}

const CLOSES = ['A may close', 'B may close in CLOSE_WAIT'];
const orderly = prepare(question('A TIME_WAIT and B CLOSED', CLOSES));
const FOUR = ['A close', 'deliver', 'deliver', 'B close', 'deliver', 'deliver'];

describe('constructing a run', () => {
  it('the shortest run is found, and is itself a right answer of that length', () => {
    const { solution, faults } = orderly;
    assert.deepEqual(faults, []);
    // B's FIN acknowledges A's as well: the bare ACK need not arrive.
    assert.equal(solution?.par, 5);
    const marked = mark(orderly, solution.answer);
    assert.deepEqual([marked.right, marked.steps, marked.misconceptions], [true, 5, []]);
  });

  it('a shortest run that resends, holds ACKs and numbers its ends anew is a right answer too', () => {
    const head = ['set msl 2t', 'set rto 1t..2t', 'set delayed-ack 1t', 'iss A 4000', 'A may resend 2'];
    const prepared = prepare(question('B was LAST_ACK and B CLOSED', [...CLOSES, 'network may lose 2'], head));
    const marked = mark(prepared, prepared.solution?.answer ?? []);
    assert.deepEqual([marked.right, marked.steps], [true, prepared.solution?.par]);
  });

  it('a longer run is right as well, and its length is said; `deliver all` and `wait` count as what they stand for', () => {
    const marked = mark(orderly, ['A close', 'deliver all', 'wait 2t', 'B close', 'deliver all', 'wait 1t']);
    assert.deepEqual([marked.right, marked.steps], [true, 9]);
  });

  it('a run that ends elsewhere is wrong, and what is the case is said', () => {
    const marked = mark(orderly, FOUR.slice(0, -1));
    assert.equal(marked.right, false);
    assert.match(spoken(marked.said), /^expected B CLOSED; B is LAST_ACK$/);
    assert.deepEqual(marked.misconceptions, ['M28']);
  });

  it('a run that cannot go on is wrong, with the learner’s own number of the line', () => {
    const marked = mark(orderly, ['A close', 'deliver FIN B>A']);
    assert.equal(marked.right, false);
    assert.match(spoken(marked.said), /^line 2: deliver FIN B>A: no FIN B>A is in flight/);
  });

  const cheats: readonly (readonly [name: string, lines: readonly string[], said: RegExp])[] = [
    ['a call that is no move', ['A close', 'B abort'], /^line 2: `B abort` in ESTABLISHED is not/],
    ['a call in another state than the move’s', ['A close', 'B close'], /^line 2: `B close` in ESTABLISHED is not/],
    ['a loss that is no move', ['A close', 'lose'], /^line 2: the network may lose 0 here/],
    ['a copy that is no move', ['A close', 'duplicate FIN A>B'], /^line 2: the network may duplicate 0 here/],
    ['a segment that nobody sent', ['inject B>A RST seq 301'], /^line 1: `inject` is not among the moves/],
    ['other numbers', ['A close', 'iss A 5'], /^line 2: `iss` is not among the moves/],
  ];
  for (const [name, lines, said] of cheats) {
    it(`${name} is wrong, wherever the run leads`, () => {
      const marked = mark(orderly, lines);
      assert.equal(marked.right, false);
      assert.match(spoken(marked.said), said);
    });
  }

  it('a move may be made as often as its line stands, and no more', () => {
    const twice = prepare(question('A awaits 321', ['B may send 10', 'B may send 10']));
    const sends = (count: number) => Array<string>(count).fill('B send 10');
    assert.equal(mark(twice, [...sends(2), 'deliver all']).right, true);
    assert.match(spoken(mark(twice, sends(3)).said), /^line 3: `B send 10` in ESTABLISHED/);
    assert.match(spoken(mark(twice, ['B send 20']).said), /^line 1: `B send 20`/);
  });

  it('a move for one state is used up before one for any', () => {
    const both = prepare(question('A CLOSED', ['A may send 1', 'A may send 1 in ESTABLISHED', 'A may abort']));
    assert.equal(mark(both, ['A send 1', 'A send 1', 'A abort']).right, true);
  });

  it('what cannot be read is not marked: a fault has the learner’s own number of the line', () => {
    const marked = mark(orderly, ['A close', 'B colse']);
    assert.equal(marked.right, null);
    assert.match(spoken(marked.said), /^line 2: /);
  });

  it('another head is not marked either', () => {
    for (const line of ['set time-wait 0t', 'start listening', 'iss B 7', 'A may resend 9'])
      assert.equal(mark(orderly, [line, ...FOUR]).right, null, line);
  });

  it('a goal that no run reaches is a fault of the question', () => {
    assert.match(prepare(question('B TIME_WAIT', CLOSES)).faults.join(), /the goal cannot be reached/);
  });
});
