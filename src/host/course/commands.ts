import { t } from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Lesson } from '../../core/course';
import type { Language } from '../../core/quiz/question';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import type { Classroom } from './classroom';
import type { Course } from './course';
import { standingText } from './item';

/** What the commands of the course work on. */
export interface CourseParts {
  readonly classroom: Classroom;
  readonly language: () => Language;
}

/** What each command of the course does. */
export function courseHandlers({ classroom, language }: CourseParts): Pick<Handlers, typeof COMMANDS.openLesson> {
  return {
    [COMMANDS.openLesson]: async (argument) => {
      const { course } = classroom;
      const named = lessonOf(course, argument);
      const lesson = named.lesson ?? (await pickLesson(course, language()));
      if (lesson !== undefined) await classroom.show(lesson, named.part);
    },
  };
}

const Wanted = v.object({ lesson: v.union([v.string(), v.object({ id: v.string() })]), part: v.optional(v.unknown()) });

/** The lesson and the part that the command was called with: an id, both ids, or a line of the tree. */
function lessonOf(course: Course, argument: unknown): { lesson?: Lesson | undefined; part?: string | undefined } {
  if (typeof argument === 'string') return { lesson: course.lesson(argument) };
  const read = v.safeParse(Wanted, argument);
  if (!read.success) return {};
  const { lesson, part } = read.output;
  return {
    lesson: course.lesson(typeof lesson === 'string' ? lesson : lesson.id),
    part: typeof part === 'string' ? part : undefined,
  };
}

async function pickLesson(course: Course, language: Language): Promise<Lesson | undefined> {
  const items = course.lessons.map((lesson, index) => ({
    label: `${index + 1}. ${lesson.title[language]}`,
    description: standingText(course.standing(lesson), lesson),
    detail: lesson.about[language],
    lesson,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: t('Which lesson?'), matchOnDetail: true });
  return picked?.lesson;
}
