import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CourseProgress } from '../../src/core/course';
import { isDone, markDone } from '../../src/core/course';
import { FAMILIES } from '../../src/core/quiz/families';
import type { Mark } from '../../src/core/quiz/mark';
import { conceptOf, DAY } from '../../src/core/quiz/practice';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import { prepare } from '../../src/core/quiz/prepare';
import type { Parts } from '../../src/extension';
import { COURSE_KEY, CourseStore } from '../../src/host/course/store';
import { Logger } from '../../src/host/logger';
import { BestStars } from '../../src/host/play/store';
import { Learner } from '../../src/host/practice/learner';
import { PROGRESS_KEY, ProgressStore } from '../../src/host/practice/store';
import { Session, SESSION_VERSION } from '../../src/host/quiz/session';
import { Tutor } from '../../src/host/quiz/tutor';
import { steadyContext, SteadyMemento } from '../../src/host/steady';
import { Stored } from '../../src/host/storage';
import { activate, closeEditors, Memory, theExtension, until } from './extension';

/** State of which a part can be told to refuse, as a full or read-only disk does. */
class Disk extends Memory {
  /** Why nothing can be stored; null while it can. */
  refusal: string | null = null;
  refused = 0;
  synced: readonly string[] = [];
  setKeysForSync(keys: readonly string[]): void {
    this.synced = keys;
  }

  override update(key: string, value: unknown): Promise<void> {
    if (this.refusal === null) return super.update(key, value);
    this.refused += 1;
    return Promise.reject(new Error(this.refusal));
  }
}

class Recorder extends Logger {
  readonly warnings: string[] = [];
  override warn(message: string): void {
    this.warnings.push(message);
  }
}

const NOON = Date.UTC(2026, 2, 3, 12);
const RIGHT: Mark = {
  right: true,
  misconceptions: [],
  because: null,
  said: null,
  stopped: null,
  ladder: null,
  story: null,
  steps: null,
};
const WRONG: Mark = { ...RIGHT, right: false };
const given = (question: AnyQuestion, mark = RIGHT) => ({ question, mark, hints: 0, confidence: null });

describe('reliability', () => {
  const log = new Recorder('Test of reliability');
  let parts: Parts;
  let questions: ReadonlyMap<string, AnyQuestion>;
  let now: number;
  const owned: vscode.Disposable[] = [];
  before(async () => {
    parts = await activate();
    questions = parts.questions;
  });
  beforeEach(() => {
    now = NOON;
    log.warnings.length = 0;
  });
  afterEach(() => {
    for (const one of owned.splice(0)) one.dispose();
  });
  after(() => {
    log.dispose();
  });

  const own = <T extends vscode.Disposable>(value: T): T => {
    owned.push(value);
    return value;
  };
  const clock = () => now;
  /** A window's learner, as `activate` makes one. */
  const makeLearner = async (globalState: ConstructorParameters<typeof ProgressStore>[0]) => {
    const learner = own(new Learner(questions, FAMILIES, new ProgressStore(globalState, log, clock), clock));
    await learner.refresh();
    return learner;
  };
  const makeTutor = (workspaceState: vscode.Memento, learner: Learner) =>
    own(new Tutor(questions, new Stored(workspaceState, 'session', SESSION_VERSION, Session, log), log, learner));
  const asking = (tutor: Tutor) => {
    const screen = tutor.screen('en');
    assert.ok(screen.kind === 'question', screen.kind);
    return screen;
  };
  const answerRight = async (tutor: Tutor, learner: Learner) => {
    await until(() => tutor.screen('en').kind === 'question');
    const { id } = asking(tutor);
    const { choice, solution } = prepare(learner.question(id)!);
    const truths = choice?.verdicts.flatMap(({ option, verdict }) => (verdict.holds === true ? [option.id] : []));
    await tutor.handle({ type: 'choose', question: id, options: [...(solution?.answer ?? truths ?? [])] });
    await tutor.handle({ type: 'check', question: id });
    return id;
  };

  describe('where nothing can be stored', () => {
    for (const refusal of ['ENOSPC: no space left on device', 'EROFS: read-only file system']) {
      it(`the tutor tells it once and goes on, all in memory (${refusal})`, async () => {
        const disk = new Disk();
        disk.refusal = refusal;
        let told = 0;
        const around = { extension: theExtension(), extensionUri: theExtension().extensionUri };
        const context = steadyContext({ ...around, workspaceState: disk, globalState: disk }, log, () => {
          told += 1;
        });
        const learner = await makeLearner(context.globalState);
        const tutor = makeTutor(context.workspaceState, learner);
        assert.equal(await tutor.quiz(), true);
        const first = await answerRight(tutor, learner);
        assert.equal(asking(tutor).verdict?.right, true);
        await tutor.handle({ type: 'next', question: first });
        await until(() => tutor.screen('en').kind === 'question' && asking(tutor).id !== first);
        await answerRight(tutor, learner);
        assert.ok(disk.refused > 5, String(disk.refused));
        assert.equal(told, 1);
        assert.deepEqual(disk.keys(), []);
        assert.equal(Object.keys(learner.progress.concepts).length, 2);
        assert.ok(log.warnings.some((warning) => warning.includes(refusal)));

        const course = new CourseStore(context.globalState, log, clock);
        await course.update((progress) => markDone(progress, 'a', 'page.b', now));
        assert.equal(isDone(course.value, 'a', 'page.b'), true);
        const stars = new BestStars(context.globalState, log);
        await stars.record({ 'last-ack': 2 });
        assert.equal(stars.of('last-ack'), 2);

        // Whoever reads it again in this window, for instance a page that is closed and opened, has it all.
        const again = makeTutor(context.workspaceState, await makeLearner(context.globalState));
        await again.open();
        assert.deepEqual(again.screen('en'), tutor.screen('en'));

        // There is room again: everything is stored with the next answer.
        disk.refusal = null;
        await tutor.handle({ type: 'next', question: asking(tutor).id });
        await answerRight(tutor, learner);
        const later = await makeLearner(disk);
        assert.deepEqual(later.progress, learner.progress);
        assert.equal(Object.keys(later.progress.concepts).length, 3);
        assert.equal(told, 1);
      });
    }

    it('what cannot be read is put aside in memory, and the beginning is not prevented', async () => {
      const disk = new Disk();
      await disk.update(PROGRESS_KEY, 'rubbish');
      await disk.update('session', { version: 99, data: {} });
      disk.refusal = 'EROFS';
      const memento = new SteadyMemento(disk, () => undefined);
      const learner = await makeLearner(Object.assign(memento, { setKeysForSync: () => undefined }));
      const tutor = makeTutor(memento, learner);
      await tutor.open();
      assert.equal(asking(tutor).number, 1);
      assert.ok(memento.keys().some((key) => key.startsWith('session.aside.')));
      assert.deepEqual(disk.get('session'), { version: 99, data: {} });
    });

    it('an older value that fails late does not hide a newer one', async () => {
      const late: (() => void)[] = [];
      const memory = new Memory();
      const slow = {
        keys: () => memory.keys(),
        get: memory.get.bind(memory),
        update: (key: string, value: unknown) =>
          value === 'older'
            ? new Promise<void>((_, reject) =>
                late.push(() => {
                  reject(new Error('ENOSPC'));
                }),
              )
            : memory.update(key, value),
      };
      const failures: unknown[] = [];
      const memento = new SteadyMemento(slow, (_, error) => failures.push(error));
      const older = memento.update('key', 'older');
      assert.equal(memento.get('key'), 'older');
      await memento.update('key', 'newer');
      for (const fail of late) fail();
      await older;
      assert.equal(memento.get('key'), 'newer');
      assert.equal(failures.length, 1);
    });

    it('what another window could store is seen, and what is removed is gone', async () => {
      const disk = new Disk();
      await disk.update('key', 1);
      disk.refusal = 'ENOSPC';
      const memento = new SteadyMemento(disk, () => undefined);
      await memento.update('key', 2);
      assert.deepEqual([memento.get('key'), memento.get('none', 5)], [2, 5]);
      await memento.update('key', undefined);
      assert.deepEqual([memento.get('key', 7), memento.keys()], [7, []]);
      disk.refusal = null;
      await disk.update('key', 3);
      assert.equal(memento.get('key'), 3);
    });
  });

  it('what is asked late about a closed scenario is never said of the next one under its address', async () => {
    const open = async (content: string) => {
      const document = await vscode.workspace.openTextDocument({ language: 'tcp-scenario', content });
      await vscode.window.showTextDocument(document);
      return document;
    };
    const { analyses } = parts.notation;
    const old = await open('A close\n');
    assert.equal((await analyses.of(old))?.read.scenario?.kind, 'scripted');
    await closeEditors();
    await until(() => old.isClosed);
    assert.equal(await analyses.of(old), undefined);
    const next = await open('explore\nA may close\nclaim never B TIME_WAIT\n');
    assert.equal(next.uri.toString(), old.uri.toString());
    assert.equal((await analyses.of(next))?.read.scenario?.kind, 'explored');
    await closeEditors();
  });

  describe('with two windows at once', () => {
    it('lessons and stars of both are kept, whichever writes last', async () => {
      const memory = new Memory();
      const one = new CourseStore(memory, log, clock);
      const other = new CourseStore(memory, log, clock);
      await Promise.all([
        one.update((progress) => markDone(progress, 'a', 'page.one', now)),
        other.update((progress) => markDone(progress, 'a', 'page.other', now)),
      ]);
      await one.refresh();
      await other.update((progress) => markDone(progress, 'b', 'task', now));
      await one.refresh();
      const { done } = memory.get<CourseProgress>(COURSE_KEY);
      assert.deepEqual(Object.keys(done).sort(), ['a/page.one', 'a/page.other', 'b/task']);
      assert.deepEqual(one.value, other.value);

      const mine = new BestStars(memory, log);
      const theirs = new BestStars(memory, log);
      await mine.record({ x: 1 });
      await theirs.record({ x: 3 });
      await mine.record({ y: 2 });
      await mine.record({ x: 2 });
      const later = new BestStars(memory, log);
      await later.refresh();
      assert.deepEqual([later.of('x'), later.of('y')], [3, 2]);
    });

    it('each window goes on with its own round, and both count', async () => {
      const global = new Disk();
      const [a, b] = [await makeLearner(global), await makeLearner(global)];
      const [mine, theirs] = [makeTutor(new Memory(), a), makeTutor(new Memory(), b)];
      await Promise.all([mine.quiz(), theirs.start({ kind: 'exam' })]);
      await until(() => [mine, theirs].every((tutor) => tutor.screen('en').kind === 'question'));
      await Promise.all([answerRight(mine, a), answerRight(theirs, b)]);
      await Promise.all([a.refresh(), b.refresh()]);
      assert.deepEqual(a.progress, b.progress);
      assert.equal(
        a.progress.days.reduce((sum, { answers }) => sum + answers, 0),
        2,
      );
      assert.equal(asking(mine).verdict?.right, true);
    });

    it('a window that took up the round of another goes on with it, and neither breaks the other', async () => {
      const memory = new Memory();
      const learner = await makeLearner(new Disk());
      const one = makeTutor(memory, learner);
      await one.quiz();
      const other = makeTutor(memory, learner);
      await other.open();
      assert.deepEqual(other.screen('en'), one.screen('en'));
      await answerRight(one, learner);
      await answerRight(other, learner);
      assert.equal(asking(one).verdict?.right, true);
      assert.deepEqual(other.screen('en'), one.screen('en'));
    });
  });

  describe('with the clock set back', () => {
    for (const [what, back] of [
      ['by an hour', DAY / 24],
      ['by a day', DAY],
      ['by ten years', 3653 * DAY],
      ['to 1970', NOON],
    ] as const) {
      it(`${what}, practice goes on: plans, days and waits make sense`, async () => {
        const disk = new Disk();
        const learner = await makeLearner(disk);
        const [a, b, c] = [...questions.values()].filter(
          (one, index, all) => all.findIndex((other) => conceptOf(other) === conceptOf(one)) === index,
        );
        await learner.record(given(a!));
        await learner.record(given(b!, WRONG));
        const before = learner.progress;
        now -= back;
        await learner.record(given(c!));
        await learner.record(given(a!, WRONG));
        await learner.record(given(b!));
        const { concepts, days } = learner.progress;
        for (const question of [a!, b!, c!]) {
          const { card, at } = concepts[conceptOf(question)]!;
          assert.ok(card.elapsed_days >= 0 && card.scheduled_days >= 0 && card.due >= 0, JSON.stringify(card));
          assert.ok(Number.isFinite(card.stability) && card.stability > 0);
          assert.ok(card.due <= now + 366 * DAY, 'no wait of years');
          assert.ok(at >= 0);
        }
        // What was said last counts as last, whatever the clock says.
        assert.equal(concepts[conceptOf(a!)]?.results[0]?.right, false);
        assert.equal(concepts[conceptOf(b!)]?.results[0]?.right, true);
        assert.ok(concepts[conceptOf(a!)]!.at > before.concepts[conceptOf(a!)]!.at);
        for (const { answers, right, reviews, recalled, fresh } of days)
          assert.ok(answers >= right && answers >= reviews && reviews >= recalled && answers >= fresh && fresh >= 0);
        assert.equal(
          days.reduce((sum, { answers }) => sum + answers, 0),
          5,
        );
        const { due, forecast, topics } = learner.overview();
        assert.ok(due >= 0 && forecast.every((count) => count >= 0));
        for (const { mastery, seen, concepts: all } of Object.values(topics))
          assert.ok(mastery >= 0 && mastery <= 1 && seen <= all);
        assert.ok(learner.plan({ kind: 'practice' }, 1).length > 0);
        assert.deepEqual((await makeLearner(disk)).progress, learner.progress);
      });
    }

    it('a lesson stays done, and a reset given up', async () => {
      const memory = new Memory();
      const store = new CourseStore(memory, log, clock);
      await store.update((progress, at) => markDone(progress, 'a', 'task', at));
      now -= 400 * DAY;
      await store.update((progress, at) => markDone(progress, 'b', 'task', at));
      const again = new CourseStore(memory, log, clock);
      await again.refresh();
      assert.ok(isDone(again.value, 'a', 'task') && isDone(again.value, 'b', 'task'));
    });
  });
});
