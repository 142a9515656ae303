import type { Claim, Failure, Fault } from '../scenario';
import type { Analysis } from './analysis';

/** How a file stands, in so few words that they fit above its first line. */
export type Summary =
  | { readonly kind: 'empty' }
  | { readonly kind: 'faults'; readonly first: Fault; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Every line was possible and every expectation true: so many lines, of which so many expect something. */
  | { readonly kind: 'held'; readonly lines: number; readonly expectations: number }
  | { readonly kind: 'explored'; readonly claims: readonly Claim[] };

/** How a file stands: what is the first thing wrong with it, or that all is well. */
export function summaryOf({ read, walk }: Analysis): Summary {
  const [fault] = read.faults;
  if (fault !== undefined) return { kind: 'faults', first: fault, count: read.faults.length };
  if (read.scenario?.kind === 'explored') return { kind: 'explored', claims: read.scenario.claims };
  if (walk === null || walk.steps.length === 0) return { kind: 'empty' };
  const [failure] = walk.failures;
  if (failure !== undefined) return { kind: 'failed', failure };
  const expectations = walk.steps.filter(({ line }) => line.action.kind === 'expect').length;
  return { kind: 'held', lines: walk.steps.length, expectations };
}
