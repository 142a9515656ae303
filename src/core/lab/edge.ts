import type { Finding } from './finding';
import { isAssassination } from './finding';

/** A length of TIME_WAIT and what has been found about it, if anything has. */
export interface Tried {
  readonly ticks: number;
  readonly finding: Pick<Finding, 'verdict' | 'run'> | undefined;
}

/**
 * Where the lengths become safe.
 * - `at`: from `ticks` on every length that was tried is safe, and the one before is not (or there is none before).
 * - `nowhere`: the longest is not safe either; `assassinated`: in its bad run a RST reaches A.
 * - `open`: it lies above `above` (null: nothing is known to be bad), and what lies beyond has not all been decided;
 *   `cutOff` says whether some search was cut off, else they are still to come.
 */
export type Edge =
  | { readonly kind: 'at'; readonly ticks: number }
  | { readonly kind: 'nowhere'; readonly assassinated: boolean }
  | { readonly kind: 'open'; readonly above: number | null; readonly cutOff: boolean };

/** The edge among lengths that stand in order, the shortest first. */
export function edgeOf(lengths: readonly Tried[]): Edge {
  const last = lengths.at(-1);
  if (last?.finding?.verdict === 'bad')
    return { kind: 'nowhere', assassinated: last.finding.run !== null && isAssassination(last.finding.run) };
  const bad = lengths.filter(({ finding }) => finding?.verdict === 'bad').at(-1);
  const beyond = lengths.slice(bad === undefined ? 0 : lengths.indexOf(bad) + 1);
  const [first] = beyond;
  if (first !== undefined && beyond.every(({ finding }) => finding?.verdict === 'none'))
    return { kind: 'at', ticks: first.ticks };
  return {
    kind: 'open',
    above: bad?.ticks ?? null,
    cutOff: beyond.some(({ finding }) => finding?.verdict === 'unknown'),
  };
}
