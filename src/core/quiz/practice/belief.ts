import type { Belief, Mistake, Progress } from './progress';
import { find } from './progress';

/** How it stands with a misconception that once was shown. */
export type Standing = 'held' | 'overcome';

/**
 * Held from the answer that showed it, until two right answers to different questions on different days: one question may
 * be remembered, and one day's answer is not yet knowledge. Undefined when it was never shown.
 */
export function standingOf({ mistakes, rights }: Belief): Standing | undefined {
  if (mistakes.length === 0) return undefined;
  const overcome = rights.some((one) =>
    rights.some((other) => one.question !== other.question && one.day !== other.day),
  );
  return overcome ? 'overcome' : 'held';
}

/** The misconceptions that are held, the latest shown first. */
export function heldBeliefs({ misconceptions }: Progress): readonly { id: string; mistake: Mistake; belief: Belief }[] {
  return Object.entries(misconceptions)
    .flatMap(([id, belief]) => {
      const [mistake] = belief.mistakes;
      return mistake === undefined || standingOf(belief) !== 'held' ? [] : [{ id, mistake, belief }];
    })
    .sort((a, b) => b.mistake.at - a.mistake.at || (a.id < b.id ? -1 : 1));
}

/** Whether a misconception is held. */
export function isHeld({ misconceptions }: Progress, id: string): boolean {
  const belief = find(misconceptions, id);
  return belief !== undefined && standingOf(belief) === 'held';
}

/** The belief after a mistake that shows it. */
export function showBelief(belief: Belief | undefined, mistake: Mistake): Belief {
  return { mistakes: [mistake, ...(belief?.mistakes ?? [])], rights: [] };
}

/**
 * The belief after a right answer against it. Of one day two questions suffice, and of one question two days: any other
 * on another makes a pair with one of them.
 */
export function counter(belief: Belief, question: string, day: number, at: number): Belief {
  const { rights } = belief;
  const repeated = rights.some((right) => right.question === question && right.day === day);
  const enough = (same: readonly unknown[]) => same.length >= 2;
  if (
    repeated ||
    enough(rights.filter((right) => right.day === day)) ||
    enough(rights.filter((right) => right.question === question))
  )
    return belief;
  return { ...belief, rights: [{ question, day, at }, ...belief.rights] };
}
