/** The notation: parsing, running, deciding conditions, printing. */
export * from './ast';
export { formatDuration } from './duration';
export { compileCondition, evaluate, statesAsked } from './evaluate';
export type { Evaluation } from './evaluate';
export { formatAction, formatCall, formatTerms } from './format';
export * from './ladder';
export { parse } from './parse';
export { LIMITS, perform, possibleCalls } from './perform';
export type { Performed, Refusal } from './perform';
export { print, printScript } from './print';
export { record } from './record';
export type { WorldAction } from './record';
export { formatFailure, formatLine, run, runLine, startOf } from './run';
export type { Failure, Run, RunStep } from './run';
export { describeFlights, formatDirection, formatSelection, select, selectionOf } from './select';
export { tell, tellTime } from './tell';
