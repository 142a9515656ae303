import type { Lesson } from './lesson';

/** What a lesson consists of, in the order in which it is gone through. */
export type LessonPart =
  | { readonly kind: 'page'; readonly id: string; readonly index: number }
  | { readonly kind: 'task'; readonly id: 'task' }
  | { readonly kind: 'question'; readonly id: string; readonly index: number; readonly question: string }
  | { readonly kind: 'end'; readonly id: 'end' };

/** The parts. Their ids are kept with the progress: a page’s own (`page.`), a question’s own (`question.`), `task`, `end`. */
export function partsOf({ pages, questions }: Lesson): readonly LessonPart[] {
  return [
    ...pages.map((page, index) => ({ kind: 'page', id: `page.${page.id}`, index }) as const),
    { kind: 'task', id: 'task' },
    ...questions.map((question, index) => ({ kind: 'question', id: `question.${question}`, index, question }) as const),
    { kind: 'end', id: 'end' },
  ];
}
