import type { Lesson, LessonPart } from '../../core/course';
import { partsOf } from '../../core/course';

/** What the tree of the course is made of: lessons and their parts. */
export type CourseNode =
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly number: number }
  | { readonly kind: 'part'; readonly lesson: Lesson; readonly part: Exclude<LessonPart, { kind: 'end' }> };

/** The children of a node, or the lessons. */
export function childrenOf(node: CourseNode | undefined, lessons: readonly Lesson[]): CourseNode[] {
  if (node === undefined) return lessons.map((lesson, index) => ({ kind: 'lesson', lesson, number: index + 1 }));
  if (node.kind === 'part') return [];
  const { lesson } = node;
  return partsOf(lesson).flatMap((part): CourseNode[] => (part.kind === 'end' ? [] : [{ kind: 'part', lesson, part }]));
}

/** A name of the node that stays the same over time, so that what is unfolded stays unfolded. */
export function idOfNode(node: CourseNode): string {
  return node.kind === 'lesson' ? `lesson/${node.lesson.id}` : `lesson/${node.lesson.id}/${node.part.id}`;
}
