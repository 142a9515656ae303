import type { Memento } from 'vscode';
import type { CourseProgress } from '../../core/course';
import { COURSE_VERSION, mergeCourse, NOTHING_DONE, readCourseProgress } from '../../core/course';
import type { Logger } from '../logger';

/** One key for each version of the shape, so that a newer and an older Last ACK never overwrite each other's. */
export const COURSE_KEY = `lastAck.course.${COURSE_VERSION}`;

/**
 * The progress in the course, in memory and stored. Every window has a copy of its own; what another window has stored is
 * merged in before anything is written, so no copy can undo another. What cannot be read is kept under a dated key, whole.
 */
export class CourseStore {
  private progress: CourseProgress = NOTHING_DONE;

  constructor(
    private readonly memento: Memento,
    private readonly log: Logger,
    private readonly now: () => number,
  ) {}

  get value(): CourseProgress {
    return this.progress;
  }

  /** Takes in what is stored. Answers whether that changed anything here. */
  async refresh(): Promise<boolean> {
    const before = JSON.stringify(this.progress);
    await Promise.all(this.takeIn());
    return before !== JSON.stringify(this.progress);
  }

  /** Changes the progress, upon everything that has been stored meanwhile, and stores it. */
  async update(change: (progress: CourseProgress, now: number) => CourseProgress): Promise<void> {
    const kept = this.takeIn();
    this.progress = change(this.progress, this.now());
    await Promise.all([...kept, this.memento.update(COURSE_KEY, this.progress)]);
  }

  /** All at once, and writing follows at once: nobody else can store anything between the reading and the writing. */
  private takeIn(): readonly Thenable<void>[] {
    const stored = this.memento.get<unknown>(COURSE_KEY);
    if (stored === undefined) return [];
    const { progress, problem } = readCourseProgress(stored);
    this.progress = mergeCourse(this.progress, progress);
    if (problem === null) return [];
    const dated = `${COURSE_KEY}.aside.${new Date(this.now()).toISOString()}`;
    this.log.warnOnce(`What was stored under ${COURSE_KEY} cannot be used (${problem}); it is kept under ${dated}`);
    return [this.memento.update(dated, stored), this.memento.update(COURSE_KEY, undefined)];
  }
}
