import { dayOf } from './days';
import { merge } from './merge';
import type { Belief, DayLine, Learnt, Progress } from './progress';
import { find } from './progress';

/**
 * The progress with that of a file: what either has is in it, and where both know a thing the newer wins. Whoever imports
 * a file wants back what it holds, so what a reset has given up since comes back too, under stamps after that reset and in
 * its old order; a merge alone would give it up again, here and in every other window. Importing a file twice changes
 * nothing, and the file's own resets, which took nothing out of this copy, take nothing now.
 * @param offset minutes east of UTC, for the days of mistakes that have only a stamp
 */
export function restore(own: Progress, file: Progress, offset = 0): Progress {
  const given = (id: string) => Math.max(own.reset, find(own.forgotten, id) ?? 0);
  const after = inOrder(file);
  const concepts: Record<string, Learnt> = {};
  for (const [id, learnt] of Object.entries(file.concepts)) {
    if (learnt.at > given(id)) concepts[id] = learnt;
    else if (find(own.concepts, id) === undefined) {
      const later = after(given(id));
      concepts[id] = { ...later(learnt), results: learnt.results.map(later) };
    }
  }
  const misconceptions: Record<string, Belief> = {};
  for (const [id, belief] of Object.entries(file.misconceptions)) {
    const { mistakes, rights } = belief;
    if ([...mistakes, ...rights].some(({ at }) => at > given(id))) misconceptions[id] = belief;
    else if (find(own.misconceptions, id) === undefined) {
      const later = after(given(id));
      const dated = mistakes.map((mistake) => ({ ...mistake, day: mistake.day ?? dayOf(mistake.at, offset) }));
      misconceptions[id] = { mistakes: dated.map(later), rights: rights.map(later) };
    }
  }
  const later = after(own.reset);
  const isOwn = ({ day, window }: DayLine) => own.days.some((line) => line.day === day && line.window === window);
  const days = file.days.flatMap((line) => (line.at > own.reset ? [line] : isOwn(line) ? [] : [later(line)]));
  return merge(own, { ...own, concepts, misconceptions, days });
}

/** For a stamp: what changes each entry of `file` to one of a later stamp than that, in the order of their own. */
function inOrder({ concepts, misconceptions, days }: Progress) {
  const entries: readonly { readonly at: number }[] = [
    ...Object.values(concepts).flatMap((learnt) => [learnt, ...learnt.results]),
    ...Object.values(misconceptions).flatMap(({ mistakes, rights }) => [...mistakes, ...rights]),
    ...days,
  ];
  const stamps = [...new Set(entries.map(({ at }) => at))].sort((a, b) => a - b);
  const ranks = new Map(stamps.map((at, index) => [at, index + 1]));
  return (given: number) =>
    <T extends { readonly at: number }>(entry: T): T => ({ ...entry, at: given + (ranks.get(entry.at) ?? 0) });
}
