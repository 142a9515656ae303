import { t } from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { DecidedPage, Lesson, LessonPart } from '../../core/course';
import { partsOf } from '../../core/course';
import type { Language } from '../../core/quiz/question';
import type { Screen } from '../../messages';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import type { Content, Surroundings } from '../pages/page';
import { Stored } from '../storage';
import type { Course } from './course';
import { indexOfPart } from './course';
import { PageJudge } from './judge';
import type { LessonQuestions } from './questions';
import type { Concepts, LessonScreen } from './screen';
import { endBody, lessonScreen, pageBody, taskBody } from './screen';
import type { EditorTasks } from './tasks';

/** What a lesson's page is made of. */
export interface LessonParts {
  readonly course: Course;
  readonly questions: LessonQuestions;
  readonly tasks: EditorTasks;
  readonly concepts: Concepts;
}

type Intent = Parameters<Content['handle']>[0];

/** Where the learner is: a part of a lesson that the machine has decided. */
interface Shown {
  readonly lesson: Lesson;
  readonly index: number;
  readonly part: LessonPart;
  /** What was found about a page; null for every other part. */
  readonly decided: DecidedPage | null;
}

const Remembered = v.strictObject({ lesson: v.string(), part: v.string() });

/** What the page of a lesson shows: one part of a lesson. Where the learner is survives a reload. */
export class LessonContent extends Disposable implements Content {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private readonly judge: PageJudge;
  private readonly stored;
  private shown: Shown | undefined;
  /** Counts the wishes to go somewhere: one that was overtaken by another while the machine worked is given up. */
  private wishes = 0;

  constructor(
    memento: vscode.Memento,
    private readonly parts: LessonParts,
    private readonly around: Surroundings,
  ) {
    super();
    this.judge = new PageJudge(around.log);
    this.stored = new Stored(memento, 'lastAck.lessonPage', 1, Remembered, around.log);
    const { course, questions, tasks } = parts;
    const draw = () => {
      this.changed.fire(undefined);
    };
    this.own(course.onDidChange(draw));
    this.own(questions.onDidChange(draw));
    this.own(tasks.onDidChange(draw));
  }

  /** Where the learner is, as ids; nothing before a lesson was opened. */
  get place(): { readonly lesson: string; readonly part: string } | undefined {
    return this.shown && { lesson: this.shown.lesson.id, part: this.shown.part.id };
  }

  /** Goes to a lesson: to the part with this id, or to where the learner left it. */
  async open(lesson: Lesson, part?: string): Promise<void> {
    const { course } = this.parts;
    const wanted = part === undefined ? -1 : indexOfPart(lesson, part);
    await this.go(lesson, wanted < 0 ? course.whereToGoOn(lesson) : wanted);
  }

  title(): string {
    return this.shown?.lesson.title[this.around.translations.language] ?? t('Last ACK: lesson');
  }

  screen(): Screen {
    const { shown, parts, around } = this;
    if (shown === undefined) {
      if (parts.course.lessons.length > 0) return { kind: 'loading' };
      return {
        kind: 'problem',
        message: t('The lessons could not be read. Reinstall the extension, or see the log “Last ACK”.'),
      };
    }
    const { language } = around.translations;
    return lessonScreen(parts.course, shown.lesson, shown.index, this.body(shown, language), language);
  }

  async handle(intent: Intent): Promise<void> {
    const { course, questions, tasks } = this.parts;
    const { shown } = this;
    if (shown === undefined) return;
    const { lesson, part } = shown;
    // An intent about another lesson comes from a page that has not been redrawn yet.
    if ('lesson' in intent && intent.type !== 'openLesson' && intent.lesson !== lesson.id) return;
    const question = part.kind === 'question' ? part.question : undefined;
    switch (intent.type) {
      case 'lessonPart':
        return this.leaveFor(shown, intent.part);
      case 'lessonRun':
        return this.openRun(shown, intent.run, intent.as);
      case 'lessonTask':
        if (lesson.task.kind === 'editor') return tasks.open(lesson, lesson.task, intent.afresh);
        await vscode.commands.executeCommand('lastAck.challenge', lesson.task.challenge);
        return;
      case 'openLesson': {
        const other = course.lesson(intent.lesson);
        return other === undefined ? undefined : this.go(other, course.whereToGoOn(other));
      }
      case 'choose':
      case 'check':
      case 'hint':
      case 'confidence':
        return question === undefined ? undefined : questions.handle(question, intent);
      case 'next':
        // The tutor's round is over with its one question; the lesson goes on.
        return question === intent.question ? this.leaveFor(shown, shown.index + 1) : undefined;
      case 'openRun': {
        const runs = question === undefined ? [] : questions.runs(question, this.around.translations.language);
        return runCommand(COMMANDS.openRun, runs.find(({ option }) => option === intent.option)?.scenario);
      }
      case 'openState':
        return runCommand(COMMANDS.openState, intent.state);
      case 'quizTopic':
        return runCommand(COMMANDS.quizTopic, intent.topic);
      // Of other pages.
      case 'again':
      case 'revisit':
      case 'practise':
      case 'quizQuestion':
      case 'quizState':
      case 'selectState':
      case 'showProgress':
        return;
    }
  }

  private body(shown: Shown, language: Language): LessonScreen['body'] {
    const { course, questions, tasks, concepts } = this.parts;
    const { lesson, part, decided } = shown;
    switch (part.kind) {
      case 'page':
        if (decided === null) throw new Error(`${part.id} of ${lesson.id} is not decided`);
        return pageBody(decided, language);
      case 'task':
        return taskBody(lesson, course.isDone(lesson, 'task'), tasks.checked(lesson), language);
      case 'question': {
        const { length } = lesson.questions;
        return { kind: 'question', asked: questions.screen(part.question, part.index + 1, length, language) };
      }
      case 'end':
        return endBody(course, lesson, concepts, language);
    }
  }

  /** Whoever goes on from a page has read it. */
  private async leaveFor({ lesson, index, part }: Shown, to: number): Promise<void> {
    if (to === index) return;
    if (part.kind === 'page' && to > index) await this.parts.course.finish(lesson, part.id);
    await this.go(lesson, to);
  }

  private async go(lesson: Lesson, to: number): Promise<void> {
    const all = partsOf(lesson);
    const index = Math.max(0, Math.min(all.length - 1, to));
    const part = all[index];
    if (part === undefined) return;
    this.wishes += 1;
    const wish = this.wishes;
    const page = part.kind === 'page' ? lesson.pages[part.index] : undefined;
    const decided = page === undefined ? null : await this.judge.judge(page);
    if (wish !== this.wishes || this.isDisposed) return;
    this.shown = { lesson, index, part, decided };
    this.changed.fire(undefined);
    await this.stored.write({ lesson: lesson.id, part: part.id });
    await this.prepare(lesson, part, page === undefined ? undefined : lesson.pages[lesson.pages.indexOf(page) + 1]);
  }

  /** The question that is shown is decided, and while the learner reads, the page or the question that comes next. */
  private async prepare(lesson: Lesson, part: LessonPart, nextPage: Lesson['pages'][number] | undefined) {
    const { questions } = this.parts;
    if (part.kind === 'question') await questions.open(part.question);
    if (nextPage !== undefined) await this.judge.judge(nextPage);
    const next = part.kind === 'task' ? 0 : part.kind === 'question' ? part.index + 1 : -1;
    const ahead = lesson.questions[next];
    if (ahead !== undefined) await questions.open(ahead);
  }

  private async openRun({ lesson, part, decided }: Shown, run: '' | 'model' | number, as: 'text' | 'play') {
    if (run === 'model') {
      await runCommand(COMMANDS.openRun, decided?.page.model?.scenario.join('\n'));
      return;
    }
    const ladder =
      part.kind === 'task'
        ? (this.parts.tasks.checked(lesson)?.ladder ?? null)
        : run === ''
          ? (decided?.run ?? null)
          : (decided?.claims[run]?.ladder ?? null);
    if (ladder === null) return;
    if (as === 'text') await runCommand(COMMANDS.openRun, ladder.scenario);
    else await vscode.commands.executeCommand('lastAck.watch', ladder.scenario);
  }

  /** After a reload: where the learner was. Does nothing once a lesson is open. */
  async recall(): Promise<void> {
    if (this.shown !== undefined || this.wishes > 0) return;
    const { course } = this.parts;
    const { value } = await this.stored.read();
    const lesson = (value && course.lesson(value.lesson)) ?? course.lessons[0];
    if (this.wishes > 0 || lesson === undefined) return;
    const index = value?.lesson === lesson.id ? indexOfPart(lesson, value.part) : -1;
    await this.go(lesson, index < 0 ? course.whereToGoOn(lesson) : index);
  }
}
