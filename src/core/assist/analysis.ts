import type { ReadText } from '../scenario';
import { createReading } from '../scenario';
import type { Walk } from './walk';
import { createWalk } from './walk';

/**
 * What an editor knows of a scenario while it is written: how every line reads, and both ends after each line that can
 * be carried out. Analyses are values. One is made from the one before it: lines that have not changed are not read
 * again, and what stands before the first change is not carried out again, because worlds are values too. The work is
 * done in pieces, so that a keystroke in between can make it pointless without anybody having waited for it.
 *
 * Explored files are only read. Their claims ask about every world there is; they are decided when somebody asks
 * (explore), not while he types.
 */
export interface Analysis {
  readonly text: string;
  readonly read: ReadText;
  /** How a scripted file goes, as far as it can be carried out; null for explored files and unreadable ones. */
  readonly walk: Walk | null;
}

/** An analysis that is under way. */
export interface Work {
  /** Goes on by some `budget` lines or happenings; false when it is done. */
  advance(budget: number): boolean;
  /** The analysis; of no use before `advance` has said false. */
  result(): Analysis;
}

/** Begins to analyse a text, on the ground of what was known of an earlier one. */
export function createAnalysis(text: string, previous?: Analysis): Work {
  const reading = createReading(text, previous === undefined ? {} : { previous: previous.read });
  let read: ReadText | undefined;
  let walking: ReturnType<typeof createWalk> | undefined;
  return {
    advance: (budget) => {
      if (read === undefined) {
        if (reading.advance(budget)) return true;
        read = reading.result();
        if (read.scenario?.kind !== 'scripted') return false;
        walking = createWalk(read.scenario, read.faults, previous?.walk ?? undefined);
        return true;
      }
      return walking?.advance(budget) ?? false;
    },
    result: () => ({ text, read: read ?? reading.result(), walk: walking?.result() ?? null }),
  };
}

/** Analyses a text at one go. */
export function analyse(text: string, previous?: Analysis): Analysis {
  const work = createAnalysis(text, previous);
  while (work.advance(Infinity));
  return work.result();
}
