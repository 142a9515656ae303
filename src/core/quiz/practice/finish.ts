import type { AnyQuestion } from '../prepare';
import type { Topic } from '../question';
import { TOPICS } from '../question';

/** An answer of a session that is over. */
export interface Given {
  readonly question: AnyQuestion;
  readonly right: boolean;
  readonly misconceptions: readonly string[];
}

/** How a session went, and what to read next. */
export interface Finished {
  readonly answers: number;
  readonly right: number;
  /** The topics with mistakes: the most mistakes first, of equal ones the greater share of its answers. */
  readonly read: readonly { readonly topic: Topic; readonly answers: number; readonly wrong: number }[];
  /** The misconceptions that were shown, the most often first. */
  readonly misconceptions: readonly string[];
}

/** Sums a session up. */
export function finish(given: readonly Given[]): Finished {
  const read = TOPICS.map((topic) => {
    const about = given.filter(({ question }) => question.topic === topic);
    return { topic, answers: about.length, wrong: about.filter(({ right }) => !right).length };
  })
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong - a.wrong || a.answers - b.answers);
  const shown = new Map<string, number>();
  for (const { misconceptions } of given) for (const id of misconceptions) shown.set(id, (shown.get(id) ?? 0) + 1);
  return {
    answers: given.length,
    right: given.filter(({ right }) => right).length,
    read,
    misconceptions: [...shown].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id),
  };
}
