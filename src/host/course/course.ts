import * as vscode from 'vscode';
import type { CourseProgress, Lesson, LessonStanding } from '../../core/course';
import {
  isDone,
  markDone,
  nextPart,
  partsOf,
  readCourseProgress,
  resetCourse,
  restoreCourse,
  standingOfLesson,
} from '../../core/course';
import { Disposable } from '../dispose';
import type { Challenges } from './challenges';
import type { CourseStore } from './store';

/** The lessons, and how far the learner has come in them. */
export class Course extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  /** Fires when `standing` or `isDone` may answer something else. */
  readonly onDidChange = this.changed.event;

  constructor(
    readonly lessons: readonly Lesson[],
    private readonly store: CourseStore,
    private readonly challenges: Challenges,
  ) {
    super();
    this.own(
      challenges.onDidSolve((challenge) => {
        void this.seeSolved(challenge);
      }),
    );
  }

  /** Follows what other windows store. Call it once, after everybody listens. */
  async follow(): Promise<void> {
    await this.refresh();
    for (const { task } of this.lessons)
      if (task.kind === 'play' && this.challenges.isSolved(task.challenge)) await this.seeSolved(task.challenge);
    this.own(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.refresh();
      }),
    );
  }

  lesson(id: string): Lesson | undefined {
    return this.lessons.find((lesson) => lesson.id === id);
  }

  /** The lesson after this one; undefined after the last. */
  after({ id }: Lesson): Lesson | undefined {
    return this.lessons[this.lessons.findIndex((lesson) => lesson.id === id) + 1];
  }

  standing(lesson: Lesson): LessonStanding {
    return standingOfLesson(this.store.value, lesson);
  }

  isDone(lesson: Lesson, part: string): boolean {
    return isDone(this.store.value, lesson.id, part);
  }

  /** Where to go on in a lesson: its first part that is not done. A lesson that is done begins again at its first page. */
  whereToGoOn(lesson: Lesson): number {
    return this.standing(lesson).state === 'done' ? 0 : nextPart(this.store.value, lesson);
  }

  /** A part of a lesson is done. */
  async finish({ id }: Lesson, part: string): Promise<void> {
    if (isDone(this.store.value, id, part)) return;
    await this.store.update((progress, now) => markDone(progress, id, part, now));
    this.fire();
  }

  /** How far the learner has come, to be exported. */
  get progress(): CourseProgress {
    return this.store.value;
  }

  /** Brings back exported progress; what is none changes nothing. */
  async import(json: unknown): Promise<void> {
    const { progress } = readCourseProgress(json);
    await this.store.update((own) => restoreCourse(own, progress));
    this.fire();
  }

  /** Forgets how far the learner has come. */
  async reset(): Promise<void> {
    await this.store.update(resetCourse);
    this.fire();
  }

  private async refresh(): Promise<void> {
    if (await this.store.refresh()) this.fire();
  }

  private async seeSolved(challenge: string): Promise<void> {
    for (const lesson of this.lessons)
      if (lesson.task.kind === 'play' && lesson.task.challenge === challenge) await this.finish(lesson, 'task');
  }

  private fire(): void {
    if (!this.isDisposed) this.changed.fire(undefined);
  }
}

/** The part of a lesson with this id; -1 when there is none. */
export function indexOfPart(lesson: Lesson, part: string): number {
  return partsOf(lesson).findIndex(({ id }) => id === part);
}
