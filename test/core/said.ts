import type { Finding } from '../../src/core/said';
import { inEnglish, sayFinding } from '../../src/core/said';

/** What was answered, in English; empty for nothing. */
export function spoken(said: Finding | null): string {
  return said === null ? '' : inEnglish(sayFinding(said));
}
