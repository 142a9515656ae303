import assert from 'node:assert/strict';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import { prepare } from '../../src/core/quiz/prepare';
import { conceptOf } from '../../src/core/quiz/practice';
import type { Screen } from '../../src/messages';
import { Logger } from '../../src/host/logger';
import { Session, SESSION_VERSION } from '../../src/host/quiz/session';
import type { Rounds } from '../../src/host/practice/rounds';
import { forgetfulRounds } from '../../src/host/practice/rounds';
import { Tutor } from '../../src/host/quiz/tutor';
import { Stored } from '../../src/host/storage';
import { Memory, until } from './extension';
import { shippedQuestions } from './shipped';

type QuestionScreen = Extract<Screen, { kind: 'question' }>;

describe('the tutor', () => {
  const log = new Logger('Test of the tutor');
  const all = shippedQuestions();
  const only = (kind: AnyQuestion['kind']) => new Map([...all].filter(([, question]) => question.kind === kind));
  let memory: Memory;
  const tutors: Tutor[] = [];
  beforeEach(() => {
    memory = new Memory();
  });
  afterEach(() => {
    for (const tutor of tutors.splice(0)) tutor.dispose();
  });
  after(() => {
    log.dispose();
  });

  const makeTutor = (questions: ReadonlyMap<string, AnyQuestion> = all) => {
    const tutor = new Tutor(questions, new Stored(memory, 'session', SESSION_VERSION, Session, log), log);
    tutors.push(tutor);
    return tutor;
  };
  const asking = (tutor: Tutor): QuestionScreen => {
    const screen = tutor.screen('en');
    assert.ok(screen.kind === 'question', screen.kind);
    return screen;
  };
  /** The right answer, as the machine has it. */
  const rightAnswer = (id: string): string[] => {
    const { choice, solution } = prepare(all.get(id)!);
    if (solution !== null) return [...solution.answer];
    return choice!.verdicts.filter(({ verdict }) => verdict.holds).map(({ option }) => option.id);
  };

  it('tries a variant right after an answer: one more question on the same idea, kept over a reload', async () => {
    const concepts = [...all.values()].map(conceptOf);
    const isOneOfMany = (question: AnyQuestion) =>
      concepts.filter((concept) => concept === conceptOf(question)).length > 1;
    const questions = new Map([...all].filter(([, question]) => isOneOfMany(question)));
    const tutor = makeTutor(questions);
    await tutor.open();
    const reached = async (): Promise<QuestionScreen> => {
      for (;;) {
        const { id } = asking(tutor);
        assert.equal(asking(tutor).hasVariant, false, 'before the answer');
        await tutor.handle({ type: 'variant', question: id });
        assert.equal(asking(tutor).id, id, 'and the wish changes nothing');
        await tutor.handle({ type: 'choose', question: id, options: rightAnswer(id) });
        await tutor.handle({ type: 'check', question: id });
        if (asking(tutor).hasVariant) return asking(tutor);
        await tutor.handle({ type: 'next', question: id });
      }
    };
    const before = await reached();
    await tutor.handle({ type: 'variant', question: before.id });
    const variant = asking(tutor);
    assert.equal(variant.number, before.number + 1);
    assert.equal(variant.of, before.of + 1);
    assert.notEqual(variant.id, before.id);
    assert.equal(conceptOf(all.get(variant.id)!), conceptOf(all.get(before.id)!));

    const again = makeTutor(questions);
    await again.open();
    assert.deepEqual(asking(again), variant);
  });

  it('begins a round when nothing is stored, and shows no verdict before the answer is checked', async () => {
    const tutor = makeTutor();
    assert.equal(tutor.screen('en').kind, 'loading');
    await tutor.open();
    const screen = asking(tutor);
    assert.equal(screen.number, 1);
    assert.equal(screen.verdict, null);
    assert.deepEqual(screen.chosen, []);
    assert.ok(!JSON.stringify(screen).includes('"holds"'));
  });

  for (const kind of ['choose', 'predict', 'spot', 'order', 'construct', 'reckon'] as const) {
    it(`finds the machine’s answer right, and an empty one not marked, in questions of the kind ${kind}`, async () => {
      const tutor = makeTutor(only(kind));
      await tutor.open();
      const { id, pick } = asking(tutor);
      if (pick !== 'order') {
        await tutor.handle({ type: 'check', question: id });
        assert.equal(asking(tutor).verdict, null);
        assert.notEqual(asking(tutor).unclear, null);
      }
      await tutor.handle({ type: 'choose', question: id, options: rightAnswer(id) });
      assert.equal(asking(tutor).unclear, null);
      await tutor.handle({ type: 'check', question: id });
      const { verdict } = asking(tutor);
      assert.equal(verdict?.right, true);
      assert.ok(verdict.explanation.length > 0);
      if (verdict.options.length === 0) assert.ok(verdict.yours !== null && verdict.machines !== null);
      else
        assert.deepEqual(
          verdict.options.map((one) => one.id),
          asking(tutor).options.map((one) => one.id),
        );
    });
  }

  it('does not show the events to be ordered in an order that is right', async () => {
    for (let round = 0; round < 5; round += 1) {
      const tutor = makeTutor(only('order'));
      await tutor.open();
      await tutor.handle({ type: 'check', question: asking(tutor).id });
      assert.equal(asking(tutor).verdict?.right, false);
      memory = new Memory();
    }
  });

  it('survives a reload: the same question, the same answer, the verdict shown again', async () => {
    const before = makeTutor();
    await before.open();
    const { id } = asking(before);
    await before.handle({ type: 'hint', question: id });
    await before.handle({ type: 'confidence', question: id, value: 'sure' });
    await before.handle({ type: 'choose', question: id, options: rightAnswer(id) });
    const unchecked = asking(before);
    assert.equal(unchecked.hints.length, 1);
    const between = makeTutor();
    await between.open();
    assert.deepEqual(between.screen('en'), unchecked);
    await between.handle({ type: 'check', question: id });
    const after = makeTutor();
    await after.open();
    assert.deepEqual(after.screen('en'), between.screen('en'));
    assert.equal(asking(after).verdict?.right, true);
    assert.equal(asking(after).confidence, 'sure');
  });

  it('goes to the end of a round, counts what was right, and begins another', async () => {
    const tutor = makeTutor(only('predict'));
    await tutor.open();
    const { of } = asking(tutor);
    for (let number = 1; number <= of; number += 1) {
      await until(() => tutor.screen('en').kind === 'question');
      const { id, options } = asking(tutor);
      assert.equal(asking(tutor).number, number);
      const right = rightAnswer(id);
      const wrong = options.map((one) => one.id).find((one) => !right.includes(one))!;
      await tutor.handle({ type: 'next', question: id });
      assert.equal(asking(tutor).number, number, 'an unchecked question cannot be skipped');
      await tutor.handle({ type: 'choose', question: id, options: number === 1 ? [wrong] : right });
      await tutor.handle({ type: 'check', question: id });
      await tutor.handle({ type: 'choose', question: id, options: right });
      assert.deepEqual(asking(tutor).chosen, number === 1 ? [wrong] : right, 'a checked answer stays');
      await tutor.handle({ type: 'next', question: id });
    }
    const end = tutor.screen('en');
    assert.ok(end.kind === 'finish');
    assert.deepEqual([end.right, end.of, end.topics.map(({ wrong }) => wrong)], [of - 1, of, [1]]);
    await tutor.handle({ type: 'revisit', number: 1 });
    assert.equal(asking(tutor).verdict?.right, false, 'a finished question is shown with its verdict');
    await tutor.handle({ type: 'again' });
    await until(() => tutor.screen('en').kind === 'question');
    assert.equal(asking(tutor).number, 1);
  });

  it('marks an answer once, however often and fast “Check” is pressed: in practice, and in an exam that goes on at once', async () => {
    for (const mode of ['practice', 'exam'] as const) {
      const marked: string[] = [];
      const rounds: Rounds = {
        ...forgetfulRounds(all),
        record: ({ question, mark }) => {
          assert.equal(mark.right, true);
          return Promise.resolve(void marked.push(question.id));
        },
      };
      const tutor = new Tutor(all, new Stored(new Memory(), mode, SESSION_VERSION, Session, log), log, rounds);
      tutors.push(tutor);
      await tutor.start({ kind: mode });
      const asked: string[] = [];
      for (let screen = tutor.screen('en'); screen.kind === 'question'; screen = tutor.screen('en')) {
        const { id } = screen;
        asked.push(id);
        await tutor.handle({ type: 'choose', question: id, options: rightAnswer(id) });
        const check = () => tutor.handle({ type: 'check', question: id });
        await Promise.all([check(), check(), tutor.handle({ type: 'choose', question: id, options: [] }), check()]);
        await check();
        if (mode === 'practice') await tutor.handle({ type: 'next', question: id });
      }
      assert.deepEqual(marked, asked);
      const end = tutor.screen('en');
      assert.ok(end.kind === 'finish');
      assert.deepEqual([end.right, end.of], [asked.length, asked.length]);
    }
  });

  it('keeps an exam that another round was begun in, and goes on with it; begun again it is forgotten', async () => {
    const exams = new Stored(memory, 'exam', SESSION_VERSION, Session, log);
    const make = () => {
      const stored = new Stored(memory, 'session', SESSION_VERSION, Session, log);
      const tutor = new Tutor(all, stored, log, forgetfulRounds(all), undefined, exams);
      tutors.push(tutor);
      return tutor;
    };
    const tutor = make();
    assert.ok(await tutor.exam());
    const [first, second] = [asking(tutor).id, 'why-2msl'];
    await tutor.handle({ type: 'choose', question: first, options: rightAnswer(first) });
    await tutor.handle({ type: 'check', question: first });
    const left = asking(tutor);
    assert.deepEqual([left.number, left.of > 1], [2, true]);
    await tutor.ask(second);
    assert.equal(asking(tutor).id, second);
    await tutor.start({ kind: 'practice' });
    const again = make();
    assert.ok(await again.exam());
    assert.deepEqual(asking(again), left);
    assert.ok(await again.exam());
    assert.deepEqual(asking(again), left);
    await again.reset();
    await again.exam();
    assert.equal(asking(again).number, 1);
  });

  it('ignores what is said about another question, and options that there are not', async () => {
    const tutor = makeTutor(only('predict'));
    await tutor.open();
    const before = asking(tutor);
    await tutor.handle({ type: 'choose', question: 'another', options: rightAnswer(before.id) });
    await tutor.handle({ type: 'choose', question: before.id, options: ['__proto__', 'constructor'] });
    assert.deepEqual(tutor.screen('en'), before);
  });

  it('asks about one state, and says when there is no question about it', async () => {
    const tutor = makeTutor();
    assert.equal(await tutor.begin('TIME_WAIT'), true);
    assert.ok(all.get(asking(tutor).id)!.states.includes('TIME_WAIT'));
    const poor = makeTutor(new Map([...all].filter(([, { states }]) => !states.includes('LISTEN')).slice(0, 3)));
    assert.equal(await poor.begin('LISTEN'), false);
    assert.equal(poor.screen('en').kind, 'question');
  });

  it('sets rubbish aside, says so once, and goes on', async () => {
    await memory.update('session', { version: 99, data: { fancy: true } });
    const tutor = makeTutor();
    const told: string[] = [];
    tutor.onDidSetAside((reason) => told.push(reason));
    await tutor.open();
    assert.deepEqual(told, ['newer']);
    assert.equal(asking(tutor).number, 1);
    const [aside] = memory.keys().filter((key) => key.startsWith('session.aside.'));
    assert.deepEqual(memory.get(aside!), { version: 99, data: { fancy: true } });
  });

  it('goes on without questions that are gone', async () => {
    const before = makeTutor(only('choose'));
    await before.open();
    const gone = asking(before).id;
    const left = new Map([...only('choose')].filter(([id]) => id !== gone));
    const after = makeTutor(left);
    await after.open();
    assert.equal(asking(after).of, asking(before).of - 1);
    assert.notEqual(asking(after).id, gone);
  });

  it('says what is wrong when there are no questions at all', async () => {
    const tutor = makeTutor(new Map());
    await tutor.open();
    assert.equal(tutor.screen('en').kind, 'problem');
  });
});
