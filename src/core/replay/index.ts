/** Replays of recorded kernels: parsed JSON in, the first difference between kernel and machine out. */
export { formatDifference } from './difference';
export type { Compared, Difference } from './difference';
export { readRecording } from './recording';
export type { Reading, Recorded } from './recording';
export { replay } from './replay';
