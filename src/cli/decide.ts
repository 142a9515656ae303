import { explore, formatVerdict } from '../core/explore';
import type { Explored } from '../core/scenario';

/** What the search found about one claim of an explored file. */
export interface ClaimVerdict {
  /** Where the claim stands. */
  readonly line: number;
  /** `never A CLOSED` */
  readonly claim: string;
  readonly verdict: 'true' | 'false' | 'unknown';
  /** The verdict and what it rests on: `true (all 5317 worlds)`. */
  readonly said: string;
  readonly worlds: number;
  /** A shortest run that shows it, as a scenario; null when there is none to show. */
  readonly run: string | null;
}

/** Decides the claims of an explored file, in their order. */
export function decide(explored: Explored): readonly ClaimVerdict[] {
  return explore(explored).verdicts.map((found) => ({
    line: found.claim.place.line,
    claim: `${found.kind} ${found.claim.condition.text}`,
    verdict: found.verdict,
    said: formatVerdict(found),
    worlds: found.worlds,
    run: found.run ?? null,
  }));
}
