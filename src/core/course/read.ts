import * as v from 'valibot';
import { Lesson } from './lesson';

/** What is wrong with a lesson's file: which, where in it (`pages.0.title.en`), and what to do. */
export interface CourseFault {
  readonly file: string;
  readonly where: string;
  readonly message: string;
}

/** A parsed JSON file of `media/course`. */
export interface CourseFile {
  /** `1-two-directions.json` */
  readonly name: string;
  readonly json: unknown;
}

/** The lessons in their order. One that cannot be read is left out and named; the others remain. */
export function readCourse(files: readonly CourseFile[]): {
  readonly lessons: readonly Lesson[];
  readonly faults: readonly CourseFault[];
} {
  const faults: CourseFault[] = [];
  const lessons = new Map<string, Lesson>();
  for (const { name, json } of [...files].sort((a, b) => numberOf(a.name) - numberOf(b.name))) {
    const blame = (where: string, message: string) => faults.push({ file: name, where, message });
    const read = v.safeParse(Lesson, json);
    if (!read.success) {
      for (const issue of read.issues) blame(v.getDotPath(issue) ?? '', issue.message);
      continue;
    }
    const { id, pages } = read.output;
    if (!name.endsWith(`-${id}.json`) || Number.isNaN(numberOf(name)))
      blame('id', `the file of "${id}" is called N-${id}.json, where N is its place in the course`);
    const pageIds = pages.map((page) => page.id);
    const repeated = pageIds.find((page, index) => pageIds.indexOf(page) < index);
    if (repeated !== undefined) blame('pages', `two pages have the id "${repeated}": give each its own`);
    if (lessons.has(id)) blame('id', `another lesson has the id "${id}" already: give each its own`);
    else lessons.set(id, read.output);
  }
  return { lessons: [...lessons.values()], faults };
}

function numberOf(name: string): number {
  return Number(/^\d+/.exec(name)?.[0] ?? NaN);
}
