import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { FAMILIES } from '../../src/core/quiz/families';
import type { Mode, Progress } from '../../src/core/quiz/practice';
import { conceptOf, DAY, exportProgress, NOTHING, record } from '../../src/core/quiz/practice';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import { prepare } from '../../src/core/quiz/prepare';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { Logger } from '../../src/host/logger';
import { Learner } from '../../src/host/practice/learner';
import { practiseQuick } from '../../src/host/practice/quick';
import { PROGRESS_KEY, ProgressStore, SYNCED_KEY } from '../../src/host/practice/store';
import { wrap } from '../../src/host/practice/wrap';
import { Session, SESSION_VERSION } from '../../src/host/quiz/session';
import { Tutor } from '../../src/host/quiz/tutor';
import { Stored } from '../../src/host/storage';
import { activate, Memory, until } from './extension';
import { shippedQuestions } from './shipped';

/** Global state: a memento that also is told what Settings Sync may carry. */
class GlobalMemory extends Memory {
  synced: readonly string[] = [];
  setKeysForSync(keys: readonly string[]): void {
    this.synced = keys;
  }
}

const NOON = Date.UTC(2026, 2, 3, 12);
const log = new Logger();
const all = shippedQuestions();

/** A progress made by answering each of these once at `now`. */
function answered(questions: readonly AnyQuestion[], right: boolean, now: number): Progress {
  return questions.reduce(
    (progress, question) =>
      record(progress, { question, mark: { right, misconceptions: right ? [] : ['M07'] }, hints: 0, now }),
    NOTHING,
  );
}

describe('practice', () => {
  let memory: GlobalMemory;
  let now: number;
  const owned: { dispose(): void }[] = [];
  beforeEach(() => {
    memory = new GlobalMemory();
    now = NOON;
  });
  afterEach(() => {
    for (const one of owned.splice(0)) one.dispose();
  });
  after(() => {
    log.dispose();
  });

  async function makeLearner(store: GlobalMemory = memory): Promise<{ learner: Learner; told: string[] }> {
    const clock = () => now;
    const learner = new Learner(all, FAMILIES, new ProgressStore(store, log, clock), clock);
    owned.push(learner);
    const told: string[] = [];
    learner.onDidSetAside((reason) => told.push(reason));
    await learner.refresh();
    return { learner, told };
  }

  function makeTutor(learner: Learner): Tutor {
    const tutor = new Tutor(all, new Stored(memory, 'session', SESSION_VERSION, Session, log), log, learner);
    owned.push(tutor);
    return tutor;
  }

  function asking(tutor: Tutor) {
    const screen = tutor.screen('en');
    assert.ok(screen.kind === 'question', screen.kind);
    return screen;
  }

  /** Answers the present question as the machine would. */
  async function answerRight(tutor: Tutor, learner: Learner): Promise<AnyQuestion> {
    await until(() => tutor.screen('en').kind === 'question');
    const { id } = asking(tutor);
    const question = learner.question(id)!;
    const { choice, solution } = prepare(question);
    const truths = choice?.verdicts.flatMap(({ option, verdict }) => (verdict.holds === true ? [option.id] : []));
    await tutor.handle({ type: 'choose', question: id, options: [...(solution?.answer ?? truths ?? [])] });
    await tutor.handle({ type: 'check', question: id });
    return question;
  }

  it('remembers every answer at once, with what was said of it, over a new start', async () => {
    const { learner } = await makeLearner();
    const tutor = makeTutor(learner);
    await tutor.quiz();
    const { id } = asking(tutor);
    await tutor.handle({ type: 'hint', question: id });
    await tutor.handle({ type: 'confidence', question: id, value: 'think' });
    const question = await answerRight(tutor, learner);
    const again = (await makeLearner()).learner;
    const learnt = again.progress.concepts[conceptOf(question)]!;
    assert.deepEqual(
      learnt.results.map((result) => [result.question, result.right, result.hinted, result.confidence]),
      [[id, true, true, 'think']],
    );
    assert.deepEqual(again.progress, learner.progress);
  });

  it('lets two windows answer at once and loses nothing, whichever writes last', async () => {
    const [a, b] = [...all.values()];
    const one = (await makeLearner()).learner;
    const other = (await makeLearner()).learner;
    const given = { mark: { ...BLANK, right: true }, hints: 0, confidence: null };
    await one.record({ question: a!, ...given });
    await other.record({ question: b!, ...given });
    await one.refresh();
    assert.deepEqual(Object.keys(one.progress.concepts).sort(), [conceptOf(a!), conceptOf(b!)].sort());
    assert.deepEqual(one.progress, other.progress);
    // The other window's write replaces the whole value, as it had not seen ours.
    await memory.update(PROGRESS_KEY, answered([b!], true, NOON));
    await memory.update(SYNCED_KEY, undefined);
    await one.refresh();
    assert.ok(conceptOf(a!) in memory.get<Progress>(PROGRESS_KEY).concepts);
  });

  it('has Settings Sync carry a small part, from which another machine goes on', async () => {
    const { learner } = await makeLearner();
    for (const question of [...all.values()].slice(0, 5))
      await learner.record({ question, mark: { ...BLANK, right: true }, hints: 0, confidence: null });
    assert.deepEqual(memory.synced, [SYNCED_KEY]);
    const elsewhere = new GlobalMemory();
    await elsewhere.update(SYNCED_KEY, memory.get(SYNCED_KEY));
    const { learner: there } = await makeLearner(elsewhere);
    assert.deepEqual(Object.keys(there.progress.concepts), Object.keys(learner.progress.concepts));
    assert.deepEqual(there.progress.days, []);
  });

  const rubbish: readonly (readonly [string, string, unknown])[] = [
    ['no progress at all', 'rubbish', 'hello'],
    ['what a newer version wrote', 'newer', { version: 99, concepts: {} }],
    [
      'a broken entry',
      'partly',
      { ...answered([...all.values()].slice(0, 2), true, NOON), misconceptions: { M99: 1 } },
    ],
  ];
  for (const [what, reason, value] of rubbish) {
    it(`keeps ${what} aside whole, says so, and goes on with the rest`, async () => {
      await memory.update(PROGRESS_KEY, value);
      const { learner, told } = await makeLearner();
      assert.deepEqual(told, [reason]);
      const [dated] = memory.keys().filter((key) => key.startsWith(`${PROGRESS_KEY}.aside.2026-03-03`));
      assert.deepEqual(memory.get(dated!), value);
      assert.equal(Object.keys(learner.progress.concepts).length, reason === 'partly' ? 2 : 0);
      await learner.record({
        question: [...all.values()].at(-1)!,
        mark: { ...BLANK, right: true },
        hints: 0,
        confidence: null,
      });
      assert.equal((await makeLearner()).told.length, 0);
    });
  }

  it('brings back on another day what was wrong today', async () => {
    const { learner } = await makeLearner();
    const question = all.values().next().value!;
    await learner.record({ question, mark: { ...BLANK, right: false }, hints: 0, confidence: null });
    assert.equal(learner.overview().due, 0);
    now += DAY;
    assert.equal(learner.overview().due, 1);
    const [first] = learner.plan({ kind: 'practice' }, 1);
    assert.equal(conceptOf(learner.question(first!)!), conceptOf(question));
  });

  it('asks generated questions too, the same again after a reload', async () => {
    const { learner } = await makeLearner();
    const generated = learner.plan({ kind: 'exam' }, 7).concat(learner.plan({ kind: 'topic', topic: 'segments' }, 7));
    const codes = generated.filter((id) => !all.has(id));
    assert.ok(codes.length > 0);
    for (const code of codes) assert.deepEqual(learner.question(code), (await makeLearner()).learner.question(code));
  });

  it('keeps silent in an exam, and then shows every question with its verdict', async () => {
    const { learner } = await makeLearner();
    const tutor = makeTutor(learner);
    assert.equal(await tutor.start({ kind: 'exam' }), true);
    await until(() => tutor.screen('en').kind === 'question');
    const { of, moreHints } = asking(tutor);
    assert.equal(moreHints, false);
    for (let number = 1; number <= of; number += 1) {
      await until(() => tutor.screen('en').kind === 'question' && asking(tutor).number === number);
      assert.equal(asking(tutor).verdict, null);
      await answerRight(tutor, learner);
    }
    const end = tutor.screen('en');
    assert.ok(end.kind === 'finish');
    assert.deepEqual([end.right, end.of, end.answers.length, end.topics], [of, of, of, []]);
    await tutor.handle({ type: 'revisit', number: 2 });
    await until(() => tutor.screen('en').kind === 'question');
    assert.equal(asking(tutor).verdict?.right, true);
    assert.equal(
      learner.progress.days.reduce((sum, { answers }) => sum + answers, 0),
      of,
    );
  });

  it('imports only what is progress, and merges it', async () => {
    const [a, b] = [...all.values()];
    const { learner } = await makeLearner();
    await learner.record({ question: a!, mark: { ...BLANK, right: true }, hints: 0, confidence: null });
    const before = learner.progress;
    for (const [text, problem] of [
      ['', 'not-json'],
      ['[]', 'not-progress'],
      ['{"version":1}', 'not-progress'],
      [exportProgress(before).replace('"version": 1', '"version": 9'), 'newer'],
    ] as const) {
      assert.equal((await learner.import(text)).problem, problem);
      assert.deepEqual(learner.progress, before);
    }
    const older = exportProgress(answered([a!, b!], false, NOON - 5 * DAY));
    assert.deepEqual(await learner.import(older), { problem: null, concepts: 2, left: 0 });
    assert.equal(learner.progress.concepts[conceptOf(a!)]?.results[0]?.right, true, 'what is newer here stays');
    assert.equal(learner.progress.concepts[conceptOf(b!)]?.results[0]?.right, false);
  });

  it('gives hints in quick picks and takes how sure one is; an answer counts as one on the page does', async () => {
    const question = all.get('last-ack-lost')!;
    const [right = ''] = prepare(question).choice!.verdicts.flatMap(({ option, verdict }) =>
      verdict.holds === true ? [option.id] : [],
    );
    // Everything that a learner would press, in order; what is chosen has to be in the list then.
    const presses = ['do:hint', 'do:sure', 'sure', right, 'do:next'];
    const lists: string[][] = [];
    const { createQuickPick, showInformationMessage } = vscode.window;
    const fakePick = () => {
      const accepted = new vscode.EventEmitter<void>();
      const hidden = new vscode.EventEmitter<void>();
      const state = { items: [] as readonly { label: string; value?: string }[], chosen: [] as unknown[] };
      const faked = {
        set items(items: typeof state.items) {
          state.items = items;
        },
        set activeItems(_: unknown) {
          // Which line is looked at first changes nothing here.
        },
        get selectedItems() {
          return state.chosen;
        },
        onDidAccept: accepted.event,
        onDidHide: hidden.event,
        hide: () => {
          hidden.fire();
        },
        dispose: () => {
          accepted.dispose();
          hidden.dispose();
        },
        show: () => {
          lists.push(state.items.map(({ label }) => label));
          const press = presses.shift();
          const line = state.items.find(({ value }) => value === press);
          state.chosen = line === undefined ? [] : [line];
          if (line === undefined) hidden.fire();
          else accepted.fire();
        },
      };
      return faked;
    };
    const messages: string[] = [];
    const fakeMessage = (message: string) => {
      messages.push(message);
      return Promise.resolve(undefined);
    };
    Object.assign(vscode.window, { createQuickPick: fakePick, showInformationMessage: fakeMessage });
    try {
      const { learner } = await makeLearner();
      const marked: unknown[] = [];
      const one = {
        // What is due wants the page; what is known least does not.
        plan: ({ kind }: Mode) => (kind === 'practice' ? ['last-ack-lost-in-order'] : [question.id]),
        question: (id: string) => learner.question(id),
        record: (answer: { mark: { right: boolean | null }; hints: number; confidence: unknown }) => {
          marked.push({ right: answer.mark.right, hints: answer.hints, confidence: answer.confidence });
          return Promise.resolve();
        },
      } as unknown as Learner;
      await practiseQuick(one, () => 'en', log);
      assert.deepEqual(marked, [{ right: true, hints: 1, confidence: 'sure' }]);
    } finally {
      Object.assign(vscode.window, { createQuickPick, showInformationMessage });
    }
    assert.deepEqual(presses, [], 'everything was there to be pressed');
    const [asked = [], hinted = []] = lists;
    assert.ok(!asked.includes('Hint') && hinted.includes('Hint'), 'the hint is there once it was asked for');
    assert.ok(hinted.length > asked.length);
    assert.equal(messages.length, 1);
  });

  it('wraps texts into lines that a quick pick shows whole, and keeps every word', () => {
    for (const { prompt, explanation } of all.values()) {
      for (const text of [prompt.en, prompt['zh-cn'], explanation.en, explanation['zh-cn']]) {
        const lines = wrap(text, '', 60);
        const letters = (of: string) => of.replace(/[\s`]/g, '');
        assert.equal(letters(lines.join('')), letters(text));
        for (const line of lines) {
          const width = line.length + (line.match(/[\u2e80-\uffef]/g)?.length ?? 0);
          assert.ok(width <= 62 || !/\s/.test(line.trim()), line);
        }
        for (const line of lines) assert.doesNotMatch(line, /^[，。；：！？、）》”]|[（《]$/, line);
        const [first = ''] = wrap(text, 'Answers: one is true', 60);
        assert.ok(first.length <= 42 || !/\s/.test(first.trim()), `leaves room for a heading: ${first}`);
      }
    }
  });
});

const BLANK = {
  right: null,
  misconceptions: [],
  because: null,
  said: null,
  stopped: null,
  ladder: null,
  story: null,
  steps: null,
};

describe('practice in the workbench', () => {
  let parts: Parts;
  let folder: string;
  const questions = [...all.values()].filter((question, index, list) => {
    const concept = conceptOf(question);
    return list.findIndex((other) => conceptOf(other) === concept) === index;
  });
  const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
  const file = (name: string) => vscode.Uri.file(join(folder, name));
  before(async () => {
    parts = await activate();
    folder = mkdtempSync(join(tmpdir(), 'last-ack-practice-'));
    await parts.learner.reset('all');
  });
  after(async () => {
    await parts.learner.reset('all');
    rmSync(folder, { recursive: true, force: true });
  });

  it('welcomes a beginner with an empty view, and no badge', () => {
    assert.deepEqual(parts.practiceView.getChildren(), []);
    assert.equal(parts.practiceView.badge, undefined);
    assert.equal(parts.practiceView.statusText, undefined);
  });

  it('counts what is due, in the badge, in the status bar and in the tree', async () => {
    const due = questions.slice(0, 3);
    writeFileSync(file('old.json').fsPath, exportProgress(answered(due, false, Date.now() - 3 * DAY)));
    await run(COMMANDS.importProgress, file('old.json'));
    const { badge, statusText } = parts.practiceView;
    assert.equal(badge?.value, 3);
    assert.match(badge.tooltip, /3 concepts are due/);
    assert.match(statusText ?? '', /3 due/);
    await vscode.workspace.getConfiguration('lastAck').update('statusBar', false, vscode.ConfigurationTarget.Global);
    assert.equal(parts.practiceView.statusText, undefined);
    await vscode.workspace
      .getConfiguration('lastAck')
      .update('statusBar', undefined, vscode.ConfigurationTarget.Global);
    const [first] = parts.practiceView.getChildren();
    assert.equal(parts.practiceView.getTreeItem(first!).label, '3 due now');
  });

  it('shows a misconception with what is the case, and which answer showed it', () => {
    const view = parts.practiceView;
    const group = view.getChildren().find(({ kind }) => kind === 'misconceptions');
    const [belief] = view.getChildren(group);
    const item = view.getTreeItem(belief!);
    assert.equal(item.label, 'CLOSE_WAIT can lead to TIME_WAIT.');
    assert.match(item.accessibilityInformation?.label ?? '', /^held: .*Only FIN_WAIT_1, FIN_WAIT_2 and CLOSING/);
    const labels = view.getChildren(belief).map((node) => view.getTreeItem(node).label as string);
    assert.match(labels[0] ?? '', /^In fact: /);
    const [asked = ''] = questions[2]!.prompt.en.split('\n');
    assert.ok(labels[1]?.includes(asked), labels[1]);
  });

  it('gives every line an id of its own, an icon with a text, and a spoken form', () => {
    const view = parts.practiceView;
    const walk = (nodes: ReturnType<typeof view.getChildren>): typeof nodes =>
      nodes.flatMap((node) => [node, ...walk(view.getChildren(node))]);
    const items = walk(view.getChildren()).map((node) => view.getTreeItem(node));
    assert.ok(items.length > 15);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    for (const { label, iconPath, accessibilityInformation } of items) {
      assert.ok(iconPath instanceof vscode.ThemeIcon && label !== '');
      assert.ok(accessibilityInformation !== undefined && accessibilityInformation.label.length > 0);
    }
  });

  it('says in the tree of states how far each is known', () => {
    const states = parts.states.getChildren().flatMap((group) => parts.states.getChildren(group));
    const items = states.map((state) => parts.states.getTreeItem(state));
    assert.ok(items.some(({ description }) => /^\d+ %, \d+ due$/.test(String(description))));
    for (const { accessibilityInformation, description } of items)
      if (String(description).includes('%')) assert.match(accessibilityInformation?.label ?? '', /Mastery \d+ %/);
  });

  it('exports to a file, from which it can be had back', async () => {
    const before = parts.learner.progress;
    await run(COMMANDS.exportProgress, file('mine.json'));
    const fresh = new Learner(all, FAMILIES, new ProgressStore(new GlobalMemory(), log, Date.now));
    await fresh.import(readFileSync(file('mine.json').fsPath, 'utf8'));
    assert.deepEqual(fresh.progress.concepts, before.concepts);
    assert.deepEqual(fresh.progress.misconceptions, before.misconceptions);
    fresh.dispose();
    // Also here, where all of it was forgotten.
    await parts.learner.reset('all');
    assert.equal(parts.learner.hasBegun, false);
    await run(COMMANDS.importProgress, file('mine.json'));
    const cards = ({ concepts }: Progress) => Object.entries(concepts).map(([id, { card }]) => [id, card]);
    assert.deepEqual(new Map(cards(parts.learner.progress) as []), new Map(cards(before) as []));
  });

  it('changes nothing for a wrong file', async () => {
    const before = parts.learner.progress;
    writeFileSync(file('wrong.json').fsPath, '{"questions": []}');
    await run(COMMANDS.importProgress, file('wrong.json'));
    await run(COMMANDS.importProgress, file('missing.json'));
    assert.deepEqual(parts.learner.progress, before);
  });

  it('asks before it forgets: VS Code refuses the question in tests, so nothing is forgotten', async () => {
    const before = parts.learner.progress;
    assert.ok(Object.keys(before.concepts).length > 0);
    let isOver = false as boolean;
    void run(COMMANDS.resetProgress, 'all').then(() => (isOver = true));
    // The refusal is told as an error, and the command waits until that is put away.
    while (!isOver) await run('notifications.clearAll');
    assert.deepEqual(parts.learner.progress, before);
    await parts.learner.reset('all');
    assert.equal(parts.practiceView.badge, undefined);
    assert.deepEqual(parts.practiceView.getChildren(), []);
  });
});
