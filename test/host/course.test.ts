import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CourseProgress, Lesson } from '../../src/core/course';
import { isDone, markDone, NOTHING_DONE, partsOf } from '../../src/core/course';
import { prepare } from '../../src/core/quiz/prepare';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { Course } from '../../src/host/course/course';
import type { LessonScreen } from '../../src/host/course/screen';
import { LessonContent } from '../../src/host/course/page';
import { LessonQuestions } from '../../src/host/course/questions';
import { COURSE_KEY, CourseStore } from '../../src/host/course/store';
import { EditorTasks } from '../../src/host/course/tasks';
import type { Marked, Rounds } from '../../src/host/practice/rounds';
import { Logger } from '../../src/host/logger';
import { Media } from '../../src/host/media';
import { activate, closeEditors, Memory, tabsOf, theExtension, until } from './extension';

describe('the course', function () {
  this.timeout(120_000);
  const log = new Logger('Test of the course');
  let parts: Parts;
  let lessons: readonly Lesson[];
  before(async () => {
    parts = await activate();
    ({ lessons } = parts.classroom.course);
    await closeEditors();
  });
  beforeEach(() => parts.classroom.reset());
  afterEach(closeEditors);
  after(async () => {
    await parts.classroom.reset();
    log.dispose();
  });

  const open = (id: unknown) => vscode.commands.executeCommand(COMMANDS.openLesson, id);
  const screen = (): LessonScreen => {
    const shown = parts.classroom.content.screen();
    assert.ok(shown.kind === 'lesson', shown.kind);
    return shown;
  };
  const bodyOf = <Kind extends LessonScreen['body']['kind']>(kind: Kind) => {
    const { body } = screen();
    assert.equal(body.kind, kind);
    return body as Extract<LessonScreen['body'], { kind: Kind }>;
  };
  const say = (intent: Parameters<typeof parts.classroom.content.handle>[0]) => parts.classroom.content.handle(intent);
  const goTo = (part: number) => say({ type: 'lessonPart', lesson: screen().id, part });
  const lessonWithEditor = () => lessons.find(({ task }) => task.kind === 'editor')!;
  const description = (lesson: Lesson) => {
    const { tree } = parts.classroom;
    const node = tree.getChildren().find((one) => one.lesson === lesson)!;
    return { node, text: String(tree.getTreeItem(node).description) };
  };

  it('has eight lessons in a tree, with their parts below; none is locked', () => {
    const { tree } = parts.classroom;
    const nodes = tree.getChildren();
    assert.equal(nodes.length, 8);
    const ids = new Set<string | undefined>();
    for (const node of nodes) {
      const children = tree.getChildren(node);
      assert.equal(children.length, node.lesson.pages.length + 3);
      for (const one of [node, ...children]) {
        const item = tree.getTreeItem(one);
        assert.ok(item.iconPath instanceof vscode.ThemeIcon);
        assert.equal(item.command?.command, COMMANDS.openLesson);
        assert.ok((item.accessibilityInformation?.label ?? '').startsWith(item.label as string));
        assert.equal(ids.has(item.id), false);
        ids.add(item.id);
      }
      const { tooltip } = tree.getTreeItem(node);
      assert.ok(tooltip instanceof vscode.MarkdownString && tooltip.value.includes(node.lesson.about.en));
    }
  });

  it('opens one page for all lessons, anywhere in them', async () => {
    await open(lessons[2]!.id);
    assert.equal(screen().title, lessons[2]!.title.en);
    assert.equal(screen().part, 0);
    const [node] = parts.classroom.tree.getChildren().slice(4);
    const part = parts.classroom.tree.getChildren(node)[3]!;
    await open(parts.classroom.tree.getTreeItem(part).command!.arguments![0]);
    assert.deepEqual([screen().id, screen().part], [lessons[4]!.id, 3]);
    await until(() => tabsOf('lastAck.lesson').length === 1);
    assert.equal(tabsOf('lastAck.lesson')[0]!.label, lessons[4]!.title.en);
  });

  it('shows on every page of every lesson what the machine found', async () => {
    for (const lesson of lessons) {
      await open({ lesson: lesson.id, part: partsOf(lesson)[0]!.id });
      for (const [index, page] of lesson.pages.entries()) {
        const body = bodyOf('page');
        assert.equal(body.run !== null, page.run !== undefined);
        assert.equal(body.story !== null, page.host !== undefined);
        assert.ok(body.run === null || body.run.ladder.steps.length > 0);
        assert.ok(body.model === null || body.model.claims.every(({ holds }) => holds));
        await goTo(index + 1);
      }
      assert.equal(bodyOf('task').done, false);
    }
  });

  it('counts a page as read when the learner goes on, and tells it in the tree', async () => {
    const [lesson] = lessons;
    assert.match(description(lesson!).text, /^\d+ min$/);
    await open(lesson!.id);
    await goTo(1);
    const { length } = lesson!.pages;
    assert.equal(description(lesson!).text, `1 of ${length} pages`);
    await goTo(0);
    assert.equal(description(lesson!).text, `1 of ${length} pages`);
    assert.deepEqual(screen().parts.filter(({ done }) => done).length, 1);
    // It goes on where the learner left it.
    await open(lesson!.id);
    assert.equal(screen().part, 1);
  });

  it('checks the task while it is written, and says what is the case', async () => {
    const lesson = lessonWithEditor();
    assert.ok(lesson.task.kind === 'editor');
    await open({ lesson: lesson.id, part: 'task' });
    assert.equal(bodyOf('task').check, null);
    await say({ type: 'lessonTask', lesson: lesson.id, afresh: false });
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, 'tcp-scenario');
    assert.equal(document.isUntitled, true);
    assert.equal(document.getText(), `${lesson.task.scenario.join('\n')}\n`);
    assert.equal(bodyOf('task').check?.reached, false);
    assert.notEqual(bodyOf('task').check?.said ?? '', '');

    await write(document, 'A dance\n');
    await until(() => (bodyOf('task').check?.said ?? '').startsWith('line 1: '));
    await write(document, lesson.task.solution.join('\n'));
    await until(() => bodyOf('task').check?.reached === true);
    await until(() => bodyOf('task').done);
    assert.match(description(lesson).text, /task done$/);

    // What is done stays done, also when the run is changed again.
    await write(document, lesson.task.scenario.join('\n'));
    await until(() => bodyOf('task').check?.reached === false);
    assert.equal(bodyOf('task').done, true);
    // The same document is shown again; afresh is another one.
    await say({ type: 'lessonTask', lesson: lesson.id, afresh: false });
    assert.equal(vscode.window.activeTextEditor!.document, document);
    await say({ type: 'lessonTask', lesson: lesson.id, afresh: true });
    assert.notEqual(vscode.window.activeTextEditor!.document, document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(() => bodyOf('task').check === null);
  });

  it('leads to Play where its task is a challenge, and has it done when that is solved', async () => {
    const lesson = lessons.find(({ task }) => task.kind === 'play')!;
    assert.ok(lesson.task.kind === 'play');
    await open({ lesson: lesson.id, part: 'task' });
    assert.equal(bodyOf('task').where, 'play');
    await say({ type: 'lessonTask', lesson: lesson.id, afresh: false });
    await until(() => tabsOf('lastAck.play').length === 1);
    const { player } = parts;
    const { challenge } = player;
    assert.equal(challenge?.id, lesson.task.challenge);
    const { shortest } = player.shortestOf(challenge);
    assert.ok(!('problem' in shortest));
    await player.act({ do: 'again' });
    for (const line of shortest.lines) await player.act({ do: 'move', line });
    await until(() => parts.classroom.course.isDone(lesson, 'task'));
    await until(() => bodyOf('task').done);
  });

  it('asks its two questions, and practice is told the answers', async () => {
    const [lesson] = lessons;
    // Other tests begin with a learner who has never answered.
    const told: Marked[] = [];
    const record = tellInstead(parts.learner, (marked) => Promise.resolve(void told.push(marked)));
    const first = lesson!.pages.length + 1;
    await open(lesson!.id);
    for (const [index, id] of lesson!.questions.entries()) {
      await goTo(first + index);
      await until(() => bodyOf('question').asked.kind === 'question');
      const question = parts.learner.question(id)!;
      const { choice, solution } = prepare(question);
      const truths = choice?.verdicts.flatMap(({ option, verdict }) => (verdict.holds === true ? [option.id] : []));
      await say({ type: 'choose', question: id, options: [...(solution?.answer ?? truths ?? [])] });
      await say({ type: 'check', question: id });
      const { asked } = bodyOf('question');
      assert.ok(asked.kind === 'question' && asked.verdict?.right === true);
      assert.deepEqual([asked.number, asked.of], [index + 1, 2]);
      assert.equal(told.at(-1)?.question, question);
      assert.equal(told.at(-1)?.mark.right, true);
      await until(() => parts.classroom.course.isDone(lesson!, `question.${id}`));
      await say({ type: 'next', question: id });
    }
    const end = bodyOf('end');
    assert.equal(end.nextLesson?.id, lessons[1]!.id);
    assert.equal(end.concepts, lesson!.feeds.length);
    assert.equal(
      end.topics.reduce((sum, { concepts }) => sum + concepts, 0),
      end.concepts,
    );
    assert.match(description(lesson!).text, /2 of 2 questions/);
    // The verdict still stands when the learner comes back.
    await goTo(first);
    const { asked } = bodyOf('question');
    assert.ok(asked.kind === 'question' && asked.verdict !== null);
    await say({ type: 'openLesson', lesson: lessons[1]!.id });
    assert.equal(screen().id, lessons[1]!.id);
    assert.equal(told.length, 2);
    record.restore();
  });

  it('asks a question again whose progress was reset meanwhile: here, while it is shown, or anywhere', async () => {
    const [lesson] = lessons;
    const [id] = lesson!.questions;
    const record = tellInstead(parts.learner, () => Promise.resolve());
    const isAsked = () => {
      const { asked } = bodyOf('question');
      return asked.kind === 'question' && asked.verdict === null;
    };
    const answer = async () => {
      const { choice, solution } = prepare(parts.learner.question(id!)!);
      const truths = choice?.verdicts.flatMap(({ option, verdict }) => (verdict.holds === true ? [option.id] : []));
      await say({ type: 'choose', question: id!, options: [...(solution?.answer ?? truths ?? [])] });
      await say({ type: 'check', question: id! });
      await until(() => parts.classroom.course.isDone(lesson!, `question.${id}`));
      assert.equal(isAsked(), false);
    };
    const part = lesson!.pages.length + 1;
    await open(lesson!.id);
    await goTo(part);
    await until(isAsked);
    await answer();
    await parts.classroom.reset();
    assert.equal(isAsked(), true);
    await answer();
    // In another folder the answers of this one are out of reach.
    await parts.classroom.course.reset();
    await goTo(0);
    await goTo(part);
    await until(isAsked);
    await answer();
    record.restore();
  });

  it('can be exported and forgotten as soon as anything is done, without any answer', async () => {
    assert.equal(parts.learner.hasBegun, false);
    await parts.player.resetStars();
    assert.equal(parts.kept.hasAny, false);
    await parts.classroom.course.finish(lessons[0]!, 'task');
    assert.equal(parts.kept.hasAny, true);
    await parts.classroom.reset();
    assert.equal(parts.kept.hasAny, false);
    await parts.player.importStars({ 'four-way-close': 1 });
    assert.equal(parts.kept.hasAny, true);
    await parts.player.resetStars();
    assert.equal(parts.kept.hasAny, false);
  });

  it('opens runs and models in the editor', async () => {
    const lesson = lessons.find(({ pages }) => pages.some(({ model }) => model !== undefined))!;
    const page = lesson.pages.find(({ model }) => model !== undefined)!;
    await open({ lesson: lesson.id, part: `page.${page.id}` });
    await say({ type: 'lessonRun', lesson: lesson.id, run: 'model' });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), page.model!.scenario.join('\n'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('survives a reload of the window: where the learner is, the task’s run and the answers', async () => {
    const lesson = lessonWithEditor();
    await open({ lesson: lesson.id, part: 'task' });
    await say({ type: 'lessonTask', lesson: lesson.id, afresh: false });
    const { memento, learner, classroom } = parts;
    const around = { media: new Media(theExtension().extensionUri), translations: parts.translations, log };
    // What a new window makes of what the old one has left.
    const tasks = new EditorTasks(lessons, memento, log);
    await tasks.follow();
    const none = { topicOf: () => undefined, isPractised: () => false };
    const questions = new LessonQuestions(new Map(), memento, learner, undefined as never, log);
    const again = new LessonContent(memento, { course: classroom.course, tasks, questions, concepts: none }, around);
    assert.equal(again.screen().kind, 'loading');
    await again.recall();
    assert.deepEqual(again.place, { lesson: lesson.id, part: 'task' });
    assert.equal(tasks.checked(lesson)?.done, false);
    for (const one of [again, tasks, questions]) one.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('has no task done by a reload alone, when a reset has forgotten it; whoever writes on has it done again', async () => {
    const lesson = lessonWithEditor();
    assert.ok(lesson.task.kind === 'editor');
    await open({ lesson: lesson.id, part: 'task' });
    await say({ type: 'lessonTask', lesson: lesson.id, afresh: false });
    const { document } = vscode.window.activeTextEditor!;
    const solution = lesson.task.solution.join('\n');
    await write(document, solution);
    await until(() => parts.classroom.course.isDone(lesson, 'task'));
    await parts.classroom.reset();
    const tasks = new EditorTasks(lessons, parts.memento, log);
    const solved: string[] = [];
    tasks.onDidSolve(({ id }) => solved.push(id));
    await tasks.follow();
    assert.equal(tasks.checked(lesson)?.done, true);
    assert.deepEqual(solved, []);
    await write(document, `${solution}\n`);
    await until(() => solved.length > 0);
    assert.deepEqual(solved, [lesson.id]);
    tasks.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('ignores what a page says of another lesson, and nonsense', async () => {
    await open(lessons[0]!.id);
    await say({ type: 'lessonPart', lesson: lessons[1]!.id, part: 2 });
    assert.equal(screen().part, 0);
    await goTo(99);
    assert.equal(screen().part, screen().parts.length - 1);
    await say({ type: 'openLesson', lesson: 'nowhere' });
    assert.equal(screen().id, lessons[0]!.id);
  });

  it('goes out with an export, comes back with an import, and goes with a reset', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'last-ack-course-'));
    const file = vscode.Uri.file(join(folder, 'progress.json'));
    const [lesson] = lessons;
    await parts.classroom.course.finish(lesson!, 'task');
    await vscode.commands.executeCommand(COMMANDS.exportProgress, file);
    const exported = JSON.parse(readFileSync(file.fsPath, 'utf8')) as { course: CourseProgress };
    assert.equal(isDone(exported.course, lesson!.id, 'task'), true);
    await parts.classroom.reset();
    assert.equal(parts.classroom.course.isDone(lesson!, 'task'), false);
    await vscode.commands.executeCommand(COMMANDS.importProgress, file);
    assert.equal(parts.classroom.course.isDone(lesson!, 'task'), true);
    await parts.classroom.course.import({ hello: 1 });
    assert.equal(parts.classroom.course.isDone(lesson!, 'task'), true);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('the progress in the course, stored', () => {
  const log = new Logger('Test of the course’s store');
  after(() => {
    log.dispose();
  });
  const lesson = { id: 'x', task: { kind: 'play', challenge: 'swim' }, pages: [], questions: [] } as unknown as Lesson;

  it('is merged between two windows, whichever writes last', async () => {
    const memory = new Memory();
    const make = () => new CourseStore(memory, log, () => 5);
    const [a, b] = [make(), make()];
    await a.update((progress, now) => markDone(progress, 'x', 'task', now));
    await b.update((progress, now) => markDone(progress, 'x', 'page.y', now));
    await a.refresh();
    assert.deepEqual(a.value, b.value);
    assert.deepEqual(Object.keys(a.value.done).sort(), ['x/page.y', 'x/task']);
  });

  it('keeps aside what it cannot read, whole, and goes on', async () => {
    for (const rubbish of ['hello', { version: 9, parts: [] }, { version: 1, reset: 0, done: { 'x/task': 'late' } }]) {
      const memory = new Memory();
      await memory.update(COURSE_KEY, rubbish);
      const store = new CourseStore(memory, log, () => 5);
      await store.refresh();
      assert.deepEqual(store.value, NOTHING_DONE);
      const [dated] = memory.keys().filter((key) => key.startsWith(`${COURSE_KEY}.aside.1970`));
      assert.deepEqual(memory.get(dated!), rubbish);
      await store.update((progress, now) => markDone(progress, 'x', 'task', now));
      assert.equal(isDone(memory.get<CourseProgress>(COURSE_KEY), 'x', 'task'), true);
    }
  });

  it('has a task in Play done when its challenge is solved, now or before', async () => {
    const solved = new vscode.EventEmitter<string>();
    const known = new Set<string>();
    const make = () =>
      new Course([lesson], new CourseStore(new Memory(), log, () => 5), {
        isSolved: (id) => known.has(id),
        onDidSolve: solved.event,
      });
    const now = make();
    await now.follow();
    solved.fire('run');
    solved.fire('swim');
    await until(() => now.isDone(lesson, 'task'));
    known.add('swim');
    const later = make();
    await later.follow();
    assert.equal(later.isDone(lesson, 'task'), true);
    for (const one of [now, later, solved]) one.dispose();
  });
});

/** Replaces the text of a document, as somebody who types does. */
async function write(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

/** Has answers told to `record` instead of remembered, until it is restored. */
function tellInstead(learner: Rounds, record: Rounds['record']): { restore(): void } {
  const own = Object.getOwnPropertyDescriptor(learner, 'record');
  Object.defineProperty(learner, 'record', { value: record, configurable: true });
  return {
    restore: () => {
      if (own === undefined) Reflect.deleteProperty(learner, 'record');
      else Object.defineProperty(learner, 'record', own);
    },
  };
}
