import * as v from 'valibot';
import type { Lesson } from './lesson';
import { partsOf } from './parts';

/**
 * How far somebody has come in the course: which parts are done, and when. Two windows may each go on from the same value,
 * so it is a set with stamps, and merging is its union: neither the order nor repeating a merge matters. What a reset gave
 * up stays given up, because a stamp at or before it counts for nothing.
 */

/** The version of the shape below. */
export const COURSE_VERSION = 1;

/** No course has more parts; a broken file may have millions. */
const MOST = 2000;

const Stamp = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const Key = v.pipe(v.string(), v.maxLength(200), v.regex(/^[a-z0-9-]+\/[a-z0-9.-]+$/));
const Stored = v.object({ version: v.number(), reset: Stamp, done: v.record(v.string(), v.unknown()) });

/** Which parts of the lessons are done, and since when: what is stored, and merged between windows. */
export interface CourseProgress {
  readonly version: typeof COURSE_VERSION;
  /** Everything up to this stamp was given up; 0: never. */
  readonly reset: number;
  /** `two-directions/page.two-fins` → milliseconds since 1970. */
  readonly done: Readonly<Record<string, number>>;
}

/** The progress of who has just begun. */
export const NOTHING_DONE: CourseProgress = { version: COURSE_VERSION, reset: 0, done: {} };

function keyOf(lesson: string, part: string): string {
  return `${lesson}/${part}`;
}

/** Whether a part of a lesson is done. */
export function isDone({ done }: CourseProgress, lesson: string, part: string): boolean {
  return Object.hasOwn(done, keyOf(lesson, part));
}

/** The progress with a part done. A clock that has been set back does not put it before the last reset. */
export function markDone(progress: CourseProgress, lesson: string, part: string, now: number): CourseProgress {
  if (isDone(progress, lesson, part)) return progress;
  const at = Math.max(now, progress.reset + 1);
  return { ...progress, done: { ...progress.done, [keyOf(lesson, part)]: at } };
}

/** The progress of both. */
export function mergeCourse(a: CourseProgress, b: CourseProgress): CourseProgress {
  const reset = Math.max(a.reset, b.reset);
  const done: Record<string, number> = {};
  for (const [key, at] of [...Object.entries(a.done), ...Object.entries(b.done)].sort(([x], [y]) => (x < y ? -1 : 1)))
    if (at > reset) done[key] = Math.max(at, done[key] ?? 0);
  return { version: COURSE_VERSION, reset, done };
}

/** Gives up everything. A window that still has the old entries does not bring them back by a merge. */
export function resetCourse(progress: CourseProgress, now: number): CourseProgress {
  return { ...NOTHING_DONE, reset: Math.max(now, progress.reset, ...Object.values(progress.done)) };
}

/** The progress with that of a file: what a reset has given up since comes back too, as whoever imports it wants. */
export function restoreCourse(own: CourseProgress, file: CourseProgress): CourseProgress {
  const done = Object.entries(file.done).map(([key, at]) => [key, Math.max(at, own.reset + 1)]);
  return mergeCourse(own, { ...own, done: Object.fromEntries(done) as CourseProgress['done'] });
}

/** What was stored, and why it cannot be used, or not all of it. Nothing that is stored is trusted. */
export function readCourseProgress(json: unknown): {
  readonly progress: CourseProgress;
  readonly problem: 'newer' | 'rubbish' | 'partly' | null;
} {
  const read = v.safeParse(Stored, json);
  if (!read.success) {
    const isNewer = v.is(v.object({ version: v.pipe(v.number(), v.minValue(COURSE_VERSION + 1)) }), json);
    return { progress: NOTHING_DONE, problem: isNewer ? 'newer' : 'rubbish' };
  }
  const { version, reset, done } = read.output;
  if (version > COURSE_VERSION) return { progress: NOTHING_DONE, problem: 'newer' };
  if (version !== COURSE_VERSION) return { progress: NOTHING_DONE, problem: 'rubbish' };
  const entries = Object.entries(done);
  const valid = entries.filter((entry): entry is [string, number] => v.is(v.tuple([Key, Stamp]), entry)).slice(0, MOST);
  const progress = mergeCourse({ version: COURSE_VERSION, reset, done: Object.fromEntries(valid) }, NOTHING_DONE);
  return { progress, problem: valid.length < entries.length ? 'partly' : null };
}

/** How far a lesson is: numbers of parts. */
export interface LessonStanding {
  readonly pages: number;
  readonly pagesRead: number;
  readonly taskDone: boolean;
  readonly questions: number;
  readonly answered: number;
  readonly state: 'new' | 'begun' | 'done';
}

/** How far a lesson is. */
export function standingOfLesson(progress: CourseProgress, lesson: Lesson): LessonStanding {
  const parts = partsOf(lesson).filter(({ kind }) => kind !== 'end');
  const done = parts.filter(({ id }) => isDone(progress, lesson.id, id));
  const count = (kind: 'page' | 'task' | 'question') => done.filter((part) => part.kind === kind).length;
  return {
    pages: lesson.pages.length,
    pagesRead: count('page'),
    taskDone: count('task') > 0,
    questions: lesson.questions.length,
    answered: count('question'),
    state: done.length === parts.length ? 'done' : done.length > 0 ? 'begun' : 'new',
  };
}

/** The first part that is not done, or the end. Nothing is locked: this is only where "continue" leads. */
export function nextPart(progress: CourseProgress, lesson: Lesson): number {
  return partsOf(lesson).findIndex(({ kind, id }) => kind === 'end' || !isDone(progress, lesson.id, id));
}
