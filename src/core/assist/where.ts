import type { Head, Line, Written } from '../scenario';
import type { TcpError } from '../tcp';
import type { End, World } from '../world';
import type { Analysis } from './analysis';
import type { Step, Walk } from './walk';
import { worldAfter } from './walk';

/** Finding one's way between lines of the text, steps and worlds. Lines are 1-based, as in scenario/ast. */

/** How many steps stand before line `line`. */
export function stepsBefore({ steps }: Pick<Walk, 'steps'>, line: number): number {
  return countBefore(steps, line, (step) => step.line.place.line);
}

/** How many of `all`, which are in the order of their lines, stand before line `line`. */
export function countBefore<T>(all: readonly T[], line: number, lineOf: (one: T) => number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = all[middle];
    if (one !== undefined && lineOf(one) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The world in which a line is carried out; null when something before it cannot be, or the file is none that runs. */
export function worldBefore({ walk, read }: Analysis, line: number): World | null {
  if (walk === null || (read.faults[0]?.line ?? Infinity) < line) return null;
  const count = stepsBefore(walk, line);
  const wanted = countBefore(walk.scenario.lines, line, (one) => one.place.line);
  if (count < wanted || walk.steps[count - 1]?.failure?.kind === 'impossible') return null;
  return worldAfter(walk, count);
}

/** The step that a line is, when it was carried out. */
export function stepAt({ walk }: Analysis, line: number): { readonly step: Step; readonly index: number } | null {
  if (walk === null) return null;
  const index = stepsBefore(walk, line);
  const step = walk.steps[index];
  return step?.line.place.line === line ? { step, index } : null;
}

/** Which end's call a line is, when it was refused, and why. */
export function refusalAt(analysis: Analysis, line: number): { readonly end: End; readonly error: TcpError } | null {
  const at = stepAt(analysis, line);
  if (at?.step.line.action.kind !== 'call' || analysis.walk === null) return null;
  const { end } = at.step.line.action;
  const error = worldAfter(analysis.walk, at.index + 1)[end].refusal;
  return error === null ? null : { end, error };
}

/** A line of the text; undefined past its end, or where reading stopped. */
export function writtenAt({ read }: Analysis, line: number): Written | undefined {
  return read.lines[line - 1];
}

/** What a line that does something says. */
export function actionAt({ read }: Analysis, line: number): Line | null {
  return read.taken[line]?.line ?? null;
}

/** The head of a file that could be read. */
export function headOf({ read }: Analysis): Head | null {
  return read.scenario ?? read.head?.head ?? null;
}
