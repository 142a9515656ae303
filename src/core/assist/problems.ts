import type { Said } from '../said';
import { sayFinding } from '../said';
import type { Failure, Fault, Place } from '../scenario';
import type { Analysis } from './analysis';

/** What is wrong in a scenario, for a list that somebody reads: short, and in the order of the text. */
export interface Problem extends Place {
  readonly kind: 'fault' | 'impossible' | 'expectation' | 'more';
  /** Null for `more`. */
  readonly message: Said | null;
}

/** As many problems are listed. */
export const MOST_PROBLEMS = 100;

/** The problems of a file; past a hundred one that only says that there are more, where the first of these is. */
export function problemsOf({ read, walk }: Analysis): readonly Problem[] {
  const all = [...read.faults.map(ofFault), ...(walk?.failures ?? []).map(ofFailure)].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  if (all.length <= MOST_PROBLEMS) return all;
  const [next] = all.slice(MOST_PROBLEMS);
  return [
    ...all.slice(0, MOST_PROBLEMS),
    ...(next === undefined ? [] : [{ ...next, kind: 'more' as const, message: null }]),
  ];
}

function ofFault({ line, column, endColumn, message }: Fault): Problem {
  return { line, column, endColumn, kind: 'fault', message };
}

function ofFailure(failure: Failure): Problem {
  const { line, column, endColumn } = failure.place;
  return { line, column, endColumn, kind: failure.kind, message: sayFinding(failure) };
}
