import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CourseFile, Lesson, References } from '../../../src/core/course';
import { readCourse } from '../../../src/core/course';
import { readBank } from '../../../src/core/quiz/bank';
import { FAMILIES } from '../../../src/core/quiz/families';
import { catalogue } from '../../../src/core/quiz/practice/catalogue';

/** Lessons to test with, and what they may refer to. */

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The JSON files of a folder; none when it is not there. */
export function filesOf(folder: string): readonly CourseFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, json: readJson(join(folder, name)) }));
}

/** The sample lesson of the fixtures. */
export function sampleLesson(): Lesson {
  const [lesson] = readCourse(filesOf('test/fixtures/course')).lessons;
  if (lesson === undefined) throw new Error('test/fixtures/course holds no lesson');
  return lesson;
}

/** What exists in media. */
export function shippedReferences(): References {
  const questions = readdirSync('media/questions').flatMap(
    (name) => readBank(readJson(join('media/questions', name))).questions,
  );
  return {
    questions: new Set(questions.map(({ id }) => id)),
    concepts: new Set(catalogue(questions, FAMILIES).map(({ concept }) => concept)),
    challenges: new Set(challengeIds()),
  };
}

/** The ids of Play’s challenges; none while there is no Play. */
function challengeIds(): readonly string[] {
  if (!existsSync('media/challenges.json')) return [];
  const { challenges } = readJson('media/challenges.json') as { challenges: readonly { id: string }[] };
  return challenges.map(({ id }) => id);
}
