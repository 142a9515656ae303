import { t } from '@vscode/l10n';
import type { DecidedPage, Lesson, LessonPart, TaskCheck } from '../../core/course';
import { partsOf } from '../../core/course';
import type { Language, Topic } from '../../core/quiz/question';
import { TOPICS } from '../../core/quiz/question';
import type { Screen } from '../../messages';
import { topicTitle } from '../quiz/topic';
import { inWords, storyInWords } from '../said';
import type { Course } from './course';

/** What the screens ask of the course. */
export type Standing = Pick<Course, 'lessons' | 'standing' | 'isDone' | 'after'>;

export type LessonScreen = Extract<Screen, { kind: 'lesson' }>;
type Body<Kind> = Extract<LessonScreen['body'], { kind: Kind }>;

/** The screen of one part of a lesson. */
export function lessonScreen(
  course: Standing,
  lesson: Lesson,
  part: number,
  body: LessonScreen['body'],
  language: Language,
): LessonScreen {
  const { id, title, about, minutes } = lesson;
  return {
    kind: 'lesson',
    id,
    number: course.lessons.indexOf(lesson) + 1,
    of: course.lessons.length,
    title: title[language],
    about: about[language],
    minutes,
    parts: partsOf(lesson).map((one) => ({
      id: one.id,
      kind: one.kind,
      title: partTitle(lesson, one, language),
      done: one.kind === 'end' ? course.standing(lesson).state === 'done' : course.isDone(lesson, one.id),
    })),
    part,
    body,
  };
}

/** What a part is called. */
export function partTitle(lesson: Lesson, part: LessonPart, language: Language): string {
  switch (part.kind) {
    case 'page':
      return lesson.pages[part.index]?.title[language] ?? '';
    case 'task':
      return lesson.task.kind === 'play' ? t('Task in Play') : t('Task in the editor');
    case 'question':
      return t('Question {0}', part.index + 1);
    case 'end':
      return t('What you have learnt');
  }
}

/** A page, with what the machine found. */
export function pageBody({ page, run, claims, story }: DecidedPage, language: Language): Body<'page'> {
  const { text, note, source, model, host } = page;
  return {
    kind: 'page',
    text: text[language],
    run: run === null || page.run === undefined ? null : { caption: page.run.caption[language], ladder: run },
    model:
      model === undefined
        ? null
        : {
            caption: model.caption[language],
            scenario: model.scenario.join('\n'),
            claims: claims.map(({ verdict, ...claim }) => ({ ...claim, holds: verdict === 'true' })),
          },
    story:
      story === null || host === undefined ? null : { caption: host.caption[language], lines: storyInWords(story) },
    note: note?.[language] ?? null,
    source: source ?? null,
  };
}

/** The task; `check` is what the machine says of the run that stands in the editor. */
export function taskBody(lesson: Lesson, done: boolean, check: TaskCheck | null, language: Language): Body<'task'> {
  const { task } = lesson;
  const said = (one: TaskCheck) =>
    one.otherHead ? t('the head (start, iss, set) must stay as it was') : one.said && inWords(one.said.found);
  return {
    kind: 'task',
    where: task.kind,
    text: task.text[language],
    done,
    goal: task.kind === 'editor' ? task.goal : null,
    check: check === null ? null : { reached: check.done, said: said(check), ladder: check.ladder },
  };
}

/** What is known of concepts: their topic, and whether they have been asked. */
export interface Concepts {
  topicOf(concept: string): Topic | undefined;
  isPractised(concept: string): boolean;
}

/** The end of a lesson. */
export function endBody(course: Standing, lesson: Lesson, concepts: Concepts, language: Language): Body<'end'> {
  const { about, states, feeds, next } = lesson;
  const following = course.after(lesson);
  const counted = TOPICS.map((topic) => ({
    topic,
    title: topicTitle(topic),
    concepts: feeds.filter((concept) => concepts.topicOf(concept) === topic).length,
  }));
  return {
    kind: 'end',
    about: about[language],
    open: partsOf(lesson).flatMap((part, index) =>
      part.kind === 'end' || course.isDone(lesson, part.id)
        ? []
        : [{ index, title: partTitle(lesson, part, language) }],
    ),
    states: [...states],
    topics: counted.filter((one) => one.concepts > 0).sort((a, b) => b.concepts - a.concepts),
    concepts: feeds.length,
    practised: feeds.filter((concept) => concepts.isPractised(concept)).length,
    next: next[language],
    nextLesson: following === undefined ? null : { id: following.id, title: following.title[language] },
  };
}
