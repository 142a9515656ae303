import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CourseFile } from '../core/course';
import { decideLesson, readCourse } from '../core/course';
import { readBank } from '../core/quiz/bank';
import { FAMILIES } from '../core/quiz/families';
import { catalogue } from '../core/quiz/practice/catalogue';

const LESSONS = 'media/course';
const QUESTIONS = 'media/questions';
const CHALLENGES = 'media/challenges.json';

/**
 * `course check` decides every lesson: its runs, claims, stories and its task, and whether what it refers to exists.
 * Exit status: 0 all well, 1 a lesson is not so as it stands, 2 the command or a file could not be understood.
 */
export async function course(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'check') {
    console.error('usage: npm run --silent course -- check');
    return 2;
  }
  const { files, unreadable } = await load(LESSONS);
  const { lessons, faults } = readCourse(files);
  const misread = [
    ...unreadable,
    ...faults.map(({ file, where, message }) => `${LESSONS}/${file}: ${where}: ${message}`),
  ];
  for (const fault of misread) console.error(fault);
  const known = await references();
  let wrong = 0;
  for (const lesson of lessons) {
    const found = decideLesson(lesson, known);
    wrong += found.length;
    for (const fault of found) console.error(fault);
    const { id, pages, task } = lesson;
    console.log(`${id}: ${pages.length} pages, task in ${task.kind === 'play' ? 'Play' : 'the editor'}`);
  }
  console.log(`${lessons.length} lessons`);
  return misread.length > 0 ? 2 : wrong > 0 ? 1 : 0;
}

/** The JSON files of a folder, and those that are none. */
async function load(folder: string): Promise<{ files: readonly CourseFile[]; unreadable: readonly string[] }> {
  const files: CourseFile[] = [];
  const unreadable: string[] = [];
  const names = existsSync(folder) ? await readdir(folder) : [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    try {
      files.push({ name, json: JSON.parse(await readFile(join(folder, name), 'utf8')) });
    } catch (error) {
      unreadable.push(`${folder}/${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { files, unreadable };
}

async function references() {
  const questions = (await load(QUESTIONS)).files.flatMap(({ json }) => readBank(json).questions);
  return {
    questions: new Set(questions.map(({ id }) => id)),
    concepts: new Set(catalogue(questions, FAMILIES).map(({ concept }) => concept)),
    challenges: new Set(await challengeIds()),
  };
}

/** The ids of Play’s challenges. */
async function challengeIds(): Promise<readonly string[]> {
  if (!existsSync(CHALLENGES)) return [];
  const { challenges } = JSON.parse(await readFile(CHALLENGES, 'utf8')) as { challenges: readonly { id: string }[] };
  return challenges.map(({ id }) => id);
}
