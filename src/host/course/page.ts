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
    const { shown } = this;
    if (shown === undefined) return;
    if (intent.type === 'openState') await runCommand(COMMANDS.openState, intent.state);
    else if (intent.type === 'quizTopic') await runCommand(COMMANDS.quizTopic, intent.topic);
    else if (intent.type === 'openLesson') {
      const lesson = this.parts.course.lesson(intent.lesson);
      if (lesson !== undefined) await this.open(lesson);
    } else if ('lesson' in intent) await this.handleLesson(shown, intent);
    else if ('question' in intent) await this.handleQuestion(shown, intent);
  }

  private async handleLesson(shown: Shown, intent: Extract<Intent, { lesson: string }>): Promise<void> {
    const { lesson } = shown;
    // An intent about another lesson comes from a page that has not been redrawn yet.
    if (intent.lesson !== lesson.id) return;
    if (intent.type === 'lessonPart') await this.leaveFor(shown, intent.part);
    else if (intent.type === 'lessonRun') await this.openRun(shown, intent.run);
    else if (intent.type === 'lessonTask') {
      if (lesson.task.kind === 'editor') await this.parts.tasks.open(lesson, lesson.task, intent.afresh);
      else await runCommand(COMMANDS.challenge, lesson.task.challenge);
    }
  }

  private async handleQuestion(shown: Shown, intent: Extract<Intent, { question: string }>): Promise<void> {
    const { part, index } = shown;
    if (part.kind !== 'question' || part.question !== intent.question) return;
    const { questions } = this.parts;
    if (intent.type === 'next') {
      // The tutor's round is over with its one question; the lesson goes on.
      await this.leaveFor(shown, index + 1);
    } else if (intent.type === 'openRun') {
      const runs = questions.runs(part.question, this.around.translations.language);
      await runCommand(COMMANDS.openRun, runs.find(({ option }) => option === intent.option)?.scenario);
    } else if (intent.type !== 'quizQuestion') await questions.handle(part.question, intent);
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
    const { course, questions } = this.parts;
    if (part.kind === 'question')
      await (course.isDone(lesson, part.id) ? questions.open(part.question) : questions.askAgain(part.question));
    if (nextPage !== undefined) await this.judge.judge(nextPage);
    const next = part.kind === 'task' ? 0 : part.kind === 'question' ? part.index + 1 : -1;
    const ahead = lesson.questions[next];
    if (ahead !== undefined) await questions.open(ahead);
  }

  private async openRun({ lesson, part, decided }: Shown, run: '' | 'model' | number) {
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
    if (ladder !== null) await runCommand(COMMANDS.openRun, ladder.scenario);
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
