/** Every run of a model: claims, verdicts, shortest runs. */
export { explore, formatVerdict } from './explore';
export type { ExploreOptions } from './explore';
export { createSearch, DEFAULT_BOUND } from './search';
export type { Exploration, Search, SearchOptions, Verdict } from './search';
