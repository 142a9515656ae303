// Many connections: TIME_WAIT piles up at the end that closes first, and when that is the client, its ports run out.
//
// readParameters reads a form; createSimulation and createComparison run in pieces (call advance until it says true, show
// progress between, stop whenever you like); their results are plain values with ids for words.

export {
  bounds,
  countPorts,
  defaultParameters,
  mostEntries,
  mostPairs,
  readParameters,
  type Fault,
  type Field,
  type Parameters,
  type Reading,
} from './parameters';
export { presets, type Preset } from './presets';
export { computeLimit, countPlaces, openTime, type Limit, type Ratio } from './rules';
export { createSimulation, simulate, type Result, type Simulation } from './simulate';
export { compareRemedies, createComparison, remedyIds, type Comparison, type Remedy, type RemedyId } from './remedies';
export { effects, helpful, helpless, type Effect, type Why } from './reasons';
export type { Series } from './series';
