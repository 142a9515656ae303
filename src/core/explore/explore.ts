import type { Explored } from '../scenario';
import type { Exploration, SearchOptions, Verdict } from './search';
import { createSearch } from './search';

/** How to search at one go. */
export interface ExploreOptions extends SearchOptions {
  /** Asked now and then; true ends the search with what is known. */
  readonly shouldStop?: () => boolean;
  /** Told now and then how far the search is. */
  readonly onProgress?: (worlds: number, depth: number) => void;
}

/** As many worlds are looked at between two questions whether to stop: some milliseconds. */
const SLICE = 10_000;

/** Decides the claims of a model. */
export function explore(explored: Explored, { shouldStop, onProgress, ...options }: ExploreOptions = {}): Exploration {
  const search = createSearch(explored, options);
  while (search.advance(SLICE)) {
    onProgress?.(search.worlds, search.depth);
    if (shouldStop?.() === true) break;
  }
  return search.result();
}

/** `true (all 181733 worlds)`, `true`, `false`, `unknown: stopped at 1000000 worlds`. */
export function formatVerdict({ verdict, worlds, run }: Pick<Verdict, 'verdict' | 'worlds' | 'run'>): string {
  if (verdict === 'unknown') return `unknown: stopped at ${worlds} worlds`;
  return run === undefined ? `${verdict} (all ${worlds} worlds)` : verdict;
}
