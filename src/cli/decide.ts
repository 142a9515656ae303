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

/** Decides the claims of an explored file, in their order. Somebody who waits at a terminal is told how far it is. */
export function decide(explored: Explored): readonly ClaimVerdict[] {
  const { verdicts } = explore(explored, { onProgress: tellProgress });
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
  return verdicts.map((found) => ({
    line: found.claim.place.line,
    claim: `${found.kind} ${found.claim.condition.text}`,
    verdict: found.verdict,
    said: formatVerdict(found),
    worlds: found.worlds,
    run: found.run ?? null,
  }));
}

const CLEAR_LINE = '\r\u001b[K';

function tellProgress(worlds: number, depth: number): void {
  if (process.stderr.isTTY) process.stderr.write(`${CLEAR_LINE}${worlds} worlds, ${depth} steps from the start`);
}
