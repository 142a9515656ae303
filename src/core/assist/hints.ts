import type { State } from '../tcp';
import type { Endpoint } from '../tcp';
import type { End } from '../world';
import type { Analysis } from './analysis';
import { stepsBefore } from './where';
import { worldAfter } from './walk';

/** Both ends after a line, to be shown behind it. */
export interface Hint {
  readonly line: number;
  /** The column after the line's last word. */
  readonly column: number;
  readonly A: State;
  readonly B: State;
  /** The end or ends whose state this line changed. */
  readonly changed: readonly End[];
  /** How many steps lead here: `numbersAfter` tells the rest. */
  readonly count: number;
}

/** Sequence numbers of both ends, and what is in flight. */
export interface Numbers {
  readonly A: Pick<Endpoint, 'sndNxt' | 'sndUna' | 'rcvNxt' | 'state'>;
  readonly B: Pick<Endpoint, 'sndNxt' | 'sndUna' | 'rcvNxt' | 'state'>;
  readonly inFlight: number;
  /** Since the start, in the file’s unit. */
  readonly now: number;
}

/** The hints of some lines, 1-based, both included: behind each line that changed a state, and the last one of the file. */
export function hintsOf({ walk }: Analysis, from: number, to: number): readonly Hint[] {
  if (walk === null) return [];
  const { steps, start } = walk;
  const hints: Hint[] = [];
  const first = stepsBefore(walk, from);
  for (let index = first; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined || step.line.place.line > to) break;
    if (step.failure?.kind === 'impossible') break;
    const before = index === 0 ? { A: start.A.state, B: start.B.state } : steps[index - 1];
    const changed = (['A', 'B'] as const).filter((end) => before?.[end] !== step[end]);
    if (changed.length === 0 && index < steps.length - 1) continue;
    const { line, endColumn } = step.line.place;
    hints.push({ line, column: endColumn, A: step.A, B: step.B, changed, count: index + 1 });
  }
  return hints;
}

/** The numbers after so many steps; null when the file has no such step. */
export function numbersAfter({ walk }: Analysis, count: number): Numbers | null {
  if (walk === null || count > walk.steps.length) return null;
  const { A, B, flights, now } = worldAfter(walk, count);
  return { A, B, inFlight: flights.length, now };
}
