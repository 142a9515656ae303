import type * as vscode from 'vscode';
import type { Lesson } from '../../core/course';
import type { Family } from '../../core/quiz/families';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { State } from '../../core/tcp';
import { Disposable } from '../dispose';
import { OnePage } from '../pages/one';
import type { Surroundings } from '../pages/page';
import type { Learner } from '../practice/learner';
import type { MisconceptionTexts } from '../practice/misconceptions';
import type { Challenges } from './challenges';
import { conceptsOf } from './concepts';
import { Course } from './course';
import { loadCourse } from './load';
import { LessonContent } from './page';
import { LessonQuestions } from './questions';
import { CourseStore } from './store';
import { EditorTasks } from './tasks';
import { CourseTree } from './tree';

/** What the course needs of the rest of the extension. */
export interface Surrounded {
  readonly questions: ReadonlyMap<string, AnyQuestion>;
  readonly families: readonly Family[];
  readonly learner: Learner;
  readonly misconceptions: MisconceptionTexts;
  readonly challenges: Challenges;
  readonly around: Surroundings;
}

/** Everything of the course: the lessons with their progress, the page, the tree, the tasks and the questions. */
export class Classroom extends Disposable {
  readonly course: Course;
  readonly tasks: EditorTasks;
  readonly questions: LessonQuestions;
  readonly content: LessonContent;
  private readonly page: OnePage;
  readonly tree: CourseTree;

  /** Reads the lessons and what the learner has done of them. */
  static async open(
    { globalState, workspaceState }: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState'>,
    needs: Surrounded,
  ): Promise<Classroom> {
    const { media, log } = needs.around;
    const store = new CourseStore(globalState, log, Date.now);
    const course = new Course(await loadCourse(media, log), store, needs.challenges);
    const classroom = new Classroom(course, workspaceState, needs);
    await course.follow();
    await classroom.tasks.follow();
    return classroom;
  }

  private constructor(
    course: Course,
    memento: vscode.Memento,
    { questions, families, learner, misconceptions, around }: Surrounded,
  ) {
    super();
    const { log, translations } = around;
    this.course = this.own(course);
    this.tasks = this.own(new EditorTasks(course.lessons, memento, log));
    this.questions = this.own(new LessonQuestions(questions, memento, learner, misconceptions, log));
    const concepts = conceptsOf(questions, families, learner);
    const parts = { course, tasks: this.tasks, questions: this.questions, concepts };
    this.content = this.own(new LessonContent(memento, parts, around));
    this.page = this.own(
      new OnePage(
        'lastAck.lesson',
        () => {
          this.content.recall().catch((error: unknown) => {
            log.error('The page of a lesson', error);
          });
          return this.content;
        },
        around,
      ),
    );
    this.tree = this.own(new CourseTree(course, (id) => learner.question(id), translations));
    const keep = (finished: Promise<void>) => {
      finished.catch((error: unknown) => {
        log.error('The progress in the course cannot be kept', error);
      });
    };
    this.own(
      this.tasks.onDidSolve((lesson) => {
        keep(course.finish(lesson, 'task'));
      }),
    );
    this.own(
      this.questions.onDidAnswer((question) => {
        const lesson = course.lessons.find((one) => one.questions.includes(question));
        if (lesson !== undefined) keep(course.finish(lesson, `question.${question}`));
      }),
    );
  }

  /** Shows a lesson: the part with this id, or where the learner left it. There is one page, which it takes over. */
  async show(lesson: Lesson, part?: string): Promise<void> {
    const opening = this.content.open(lesson, part);
    this.page.show();
    await opening;
  }

  /** The lessons about a state, in the reader's language. */
  lessonsAbout(state: State, language: 'en' | 'zh-cn'): { id: string; title: string }[] {
    return this.course.lessons
      .filter(({ states }) => states.includes(state))
      .map(({ id, title }) => ({ id, title: title[language] }));
  }

  /** Forgets how far the learner has come, and every answer that still stands in a lesson. */
  async reset(): Promise<void> {
    await this.questions.reset();
    await this.course.reset();
  }
}
