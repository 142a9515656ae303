import type { Explored } from '../core/scenario';

/** What the search found about one claim of an explored file. */
export interface ClaimVerdict {
  readonly line: number;
  /** `never A CLOSED` */
  readonly claim: string;
  readonly verdict: 'true' | 'false' | 'unknown';
  /** ` (all N worlds)`, `: stopped at N worlds`, or empty: what follows the verdict. */
  readonly explanation: string;
  readonly worlds: number;
  /** The shortest run that shows it, as a scenario; null when there is none to show. */
  readonly run: string | null;
}

/** Decides the claims of an explored file, in their order. */
export function decide(explored: Explored): readonly ClaimVerdict[] {
  return explored.claims.map(({ place, kind, condition }) => ({
    line: place.line,
    claim: `${kind} ${condition.text}`,
    verdict: 'unknown',
    explanation: ' (stopped at 0 worlds)',
    worlds: 0,
    run: null,
  }));
}
