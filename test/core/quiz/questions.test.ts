import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBank } from '../../../src/core/quiz/bank';
import { checkQuestion, misconceptionsOf, repeatedIds } from '../../../src/core/quiz/check';
import type { Order } from '../../../src/core/quiz/kinds';
import type { Mark } from '../../../src/core/quiz/mark';
import { mark } from '../../../src/core/quiz/mark';
import { play } from '../../../src/core/quiz/play';
import type { AnyQuestion, Prepared } from '../../../src/core/quiz/prepare';
import { prepare } from '../../../src/core/quiz/prepare';
import { inEnglish } from '../../../src/core/said';
import { formatFailure } from '../../../src/core/scenario';
import { STATES } from '../../../src/core/tcp';
import { buildMachine, differences, exchange, judge } from './mutate';

/**
 * The questions that ship. The machine decides every option of each of them here, and a learner who gives the machine's
 * answer is right, who gives another one is wrong. And a machine with another law finds other answers.
 */

const FOLDER = 'media/questions';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const banks = files.map((name) => ({ name, ...readBank(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))) }));
const questions: readonly AnyQuestion[] = banks.flatMap((bank) => bank.questions);

/** The most worlds that a verdict may cost, so that no learner waits for one. */
const FEW_WORLDS = 100_000;

/** What the machine says is right, as a learner would give it. */
function rightAnswer({ choice, solution }: Prepared): readonly string[] {
  if (choice === null) return solution?.answer ?? [];
  return choice.verdicts.filter(({ verdict }) => verdict.holds === true).map(({ option }) => option.id);
}

/** The answer with one option chosen that was not, or not chosen that was; of a single choice, that option alone. */
function misjudging(prepared: Prepared, id: string): readonly string[] {
  const right = rightAnswer(prepared);
  if (prepared.choice?.question.pick === 'one') return right.includes(id) ? [] : [id];
  return right.includes(id) ? right.filter((one) => one !== id) : [...right, id];
}

function assertWrong({ right, misconceptions }: Mark, misconception: string | undefined): void {
  assert.equal(right, false);
  if (misconception !== undefined) assert.ok(misconceptions.includes(misconception), `${misconception} is not named`);
}

/** An order that cannot be, in which only the event `id` stands elsewhere than written; undefined when it may stand anywhere. */
function misplaced(prepared: Prepared, { events }: Order, id: string): readonly string[] | undefined {
  const others = events.map((event) => event.id).filter((one) => one !== id);
  return events
    .map((_, place) => [...others.slice(0, place), id, ...others.slice(place)])
    .find((order) => mark(prepared, order).right === false);
}

/** One assertion for everything that can be answered in the question. */
function tellAnswers(question: AnyQuestion, prepared: Prepared): void {
  for (const { option, verdict } of prepared.choice?.verdicts ?? []) {
    it(`finds ${String(verdict.holds)}: ${option.text.en}`, () => {
      assert.notEqual(verdict.holds, null, verdict.problem ?? '');
      assert.ok((verdict.worlds ?? 0) < FEW_WORLDS, `${verdict.worlds} worlds`);
      assertWrong(mark(prepared, misjudging(prepared, option.id)), option.misconception);
    });
  }
  if (question.kind === 'order')
    for (const { id, text } of question.events) {
      it(`has a place for: ${text.en}`, () => {
        const order = misplaced(prepared, question, id);
        assert.ok(order !== undefined, 'it may stand anywhere');
        assertWrong(mark(prepared, order), question.misconception);
      });
    }
  if (question.kind === 'construct')
    for (const [index, line] of (prepared.solution?.answer ?? []).entries()) {
      it(`takes “${line}” (step ${index + 1})`, () => {
        const rest = prepared.solution?.answer.filter((_, at) => at !== index) ?? [];
        assertWrong(mark(prepared, rest), question.misconception);
      });
    }
  if (question.kind === 'reckon')
    for (const { answer, because, misconception } of question.mistakes ?? []) {
      it(`explains the mistake ${answer}`, () => {
        const marked = mark(prepared, [String(answer)]);
        assertWrong(marked, misconception);
        assert.equal(marked.because, because);
      });
    }
  if (question.kind === 'predict')
    for (const { answer } of question.mistakes ?? []) {
      it(`explains a mistake that can be made: ${answer}`, () => {
        const answers = question.answers === 'states' ? STATES : question.answers;
        const offered = answers.map((one) => (typeof one === 'string' ? one : one.is));
        const at = offered.indexOf(answer);
        assert.notEqual(at, -1, 'it is not among the answers');
        assert.equal(prepared.choice?.verdicts[at]?.verdict.holds, false);
      });
    }
}

describe('The questions', () => {
  for (const { name, questions: read, faults } of banks)
    it(`${name} can be read, and has questions`, () => {
      assert.deepEqual(faults, []);
      assert.notEqual(read.length, 0);
    });

  it('have an id each', () => {
    assert.deepEqual(repeatedIds(questions), []);
  });

  it('are of all six kinds', () => {
    const kinds = [...new Set(questions.map(({ kind }) => kind))].sort();
    assert.deepEqual(kinds, ['choose', 'construct', 'order', 'predict', 'reckon', 'spot']);
  });

  for (const question of questions) {
    describe(`${question.id}: ${question.prompt.en}`, () => {
      const { prepared, faults } = checkQuestion(question);

      it('can be asked', () => {
        assert.deepEqual(faults, []);
      });

      it('is answered rightly by what the machine found', () => {
        const { right, misconceptions, steps } = mark(prepared, rightAnswer(prepared));
        assert.deepEqual({ right, misconceptions }, { right: true, misconceptions: [] });
        assert.equal(steps, prepared.solution?.par ?? null);
      });

      if (question.shows !== undefined)
        it('shows a run that can happen', () => {
          const played = play(question.shows?.join('\n') ?? '');
          assert.ok('run' in played, 'problem' in played ? inEnglish(played.problem) : '');
          assert.equal(played.run.failure && formatFailure(played.run.failure), null);
        });

      tellAnswers(question, prepared);
    });
  }
});

describe('What learners get wrong about directions, segments, calls and resets', () => {
  const believed = new Set(questions.flatMap(misconceptionsOf));
  const ids = Array.from({ length: 27 }, (_, k) => `M${String(k + 1).padStart(2, '0')}`).concat('M46', 'M47');
  for (const id of ids)
    it(`${id} is behind some answer`, () => {
      assert.ok(believed.has(id));
    });
});

describe('A machine with another law finds other answers', function () {
  this.timeout(60_000);
  const ARRIVALS = 'src/core/tcp/rows/arrivals.ts';
  const genuine = judge({ prepare }, questions);

  it('but the same ones when nothing is changed', async () => {
    assert.deepEqual(differences(genuine, judge(await buildMachine([]), questions)), []);
  });

  it('where CLOSING and TIME_WAIT change places after a FIN in FIN_WAIT_1', async () => {
    const edits = await exchange(
      ARRIVALS,
      ["{ from: ['FIN_WAIT_1'], on: 'FIN',", "{ from: ['FIN_WAIT_1'], on: 'FIN + ACK of FIN',"],
      /to: '\w+'/,
    );
    const changed = differences(genuine, judge(await buildMachine(edits), questions));
    for (const id of ['fin-meets-fin-wait-1', 'fin-with-ack-of-ours', 'crossing-fins-in-order'])
      assert.ok(changed.includes(id), `${id} is not among ${changed.join(', ')}`);
    assert.ok(!changed.includes('ack-of-fin-number'), 'a question that has nothing to do with it');
  });

  it('where the ACK of our FIN leads from CLOSING to CLOSED and from LAST_ACK to TIME_WAIT', async () => {
    const edits = await exchange(
      ARRIVALS,
      ["{ from: ['CLOSING'], on: 'ACK of FIN',", "{ from: ['LAST_ACK'], on: 'ACK of FIN',"],
      /to: '\w+'/,
    );
    const changed = differences(genuine, judge(await buildMachine(edits), questions));
    for (const id of ['who-time-wait', 'ways-into-time-wait', 'server-closes-first'])
      assert.ok(changed.includes(id), `${id} is not among ${changed.join(', ')}`);
  });

  it('and a change that no source line fits is an error, not a machine without it', async () => {
    const edit = { file: ARRIVALS, line: "on: 'FIN,", from: 'x', to: 'y' };
    await assert.rejects(buildMachine([edit]), /0 lines have on: 'FIN,/);
  });
});
