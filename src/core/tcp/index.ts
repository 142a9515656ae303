/** One endpoint of a connection: states, segments, sequence numbers, the table, `step`. */
export * from './diagram';
export * from './endpoint';
export * from './events';
export * from './lookup';
export * from './row';
export * from './segment';
export * from './sequence';
export * from './settings';
export * from './states';
export { eventOfCall } from './call';
export type { Call } from './call';
export type { Step } from './send';
export { step } from './step';
export type { Input } from './step';
export { TABLE, indexRows } from './table';
