import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '@vscode/l10n';
import type { CourseProgress, Lesson, TaskCheck } from '../../src/core/course';
import {
  checkTask,
  decidePage,
  isDone,
  markDone,
  NOTHING_DONE,
  partsOf,
  readCourse,
  standingOfLesson,
} from '../../src/core/course';
import type { Language } from '../../src/core/quiz/question';
import type { LessonScreen, Standing } from '../../src/host/course/screen';
import { endBody, lessonScreen, pageBody, taskBody } from '../../src/host/course/screen';
import { questionExample } from './pageExamples';

/** Lessons to draw, as the host shows them: decided and run by the real machine. */

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const CHINESE = readJson('l10n/bundle.l10n.zh-cn.json') as Readonly<Record<string, string>>;

const lessonsOf = (folder: string): readonly Lesson[] =>
  readCourse(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ name, json: readJson(join(folder, name)) })),
  ).lessons;

export const shippedLessons = lessonsOf('media/course');
const [sample] = lessonsOf('test/fixtures/course');
assert.ok(sample);
export const sampleLesson: Lesson = sample;

interface Given {
  readonly lesson?: Lesson;
  readonly language?: Language;
  /** Parts that are done. */
  readonly done?: readonly string[];
  /** The learner's run in the editor. */
  readonly run?: readonly string[];
  /** The answer to the question, and whether it is checked. */
  readonly answer?: readonly string[];
  readonly checked?: boolean;
}

/** A part of a lesson, by its id, as the host shows it. */
export function lessonExample(id: string, given: Given = {}): LessonScreen {
  const { lesson = sampleLesson, language = 'en', done = [] } = given;
  config({ contents: language === 'en' ? {} : { ...CHINESE } });
  const parts = partsOf(lesson);
  const index = parts.findIndex((part) => part.id === id);
  const part = parts[index];
  assert.ok(part, `${lesson.id} has no part ${id}`);
  const progress = done.reduce<CourseProgress>((sofar, one) => markDone(sofar, lesson.id, one, 1), NOTHING_DONE);
  const course: Standing = {
    lessons: lesson === sampleLesson ? [sampleLesson] : shippedLessons,
    standing: (one) => standingOfLesson(progress, one),
    isDone: (one, which) => isDone(progress, one.id, which),
    after: (one) => shippedLessons[shippedLessons.indexOf(one) + 1],
  };
  const screen = (body: LessonScreen['body']) => lessonScreen(course, lesson, index, body, language);
  switch (part.kind) {
    case 'page': {
      const decided = decidePage(lesson.pages[part.index]!);
      assert.deepEqual(decided.faults, []);
      return screen(pageBody(decided, language));
    }
    case 'task':
      return screen(taskBody(lesson, done.includes('task'), checkOf(lesson, given.run), language));
    case 'question': {
      const { answer = [], checked = false } = given;
      const asked = questionExample(part.question, { language, answer: [...answer], checked });
      return screen({ kind: 'question', asked: { ...asked, number: part.index + 1, of: 2 } });
    }
    case 'end': {
      const concepts = { topicOf: () => 'loss' as const, isPractised: (one: string) => one === 'last-ack-lost' };
      return screen(endBody(course, lesson, concepts, language));
    }
  }
}

function checkOf({ task }: Lesson, run: readonly string[] | undefined): TaskCheck | null {
  return run === undefined || task.kind !== 'editor' ? null : checkTask(task, run.join('\n'));
}

/** Every structure that a lesson has, by name. */
export function everyPart(language: Language): ReadonlyMap<string, LessonScreen> {
  const { task } = sampleLesson;
  assert.ok(task.kind === 'editor');
  const all = partsOf(sampleLesson).map(({ id }) => id);
  return new Map([
    ['run', lessonExample('page.a-run', { language })],
    ['model', lessonExample('page.a-model', { language, done: ['page.a-run'] })],
    ['story', lessonExample('page.a-story', { language, done: ['page.a-run'] })],
    ['task', lessonExample('task', { language })],
    ['task, not yet', lessonExample('task', { language, run: task.scenario })],
    ['task, done', lessonExample('task', { language, run: task.solution, done: ['task'] })],
    ['question', lessonExample('question.last-ack-lost', { language })],
    ['end', lessonExample('end', { language, done: ['page.a-run', 'task'] })],
    ['end, all done', lessonExample('end', { language, done: all })],
  ]);
}
