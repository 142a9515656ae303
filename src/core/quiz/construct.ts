/** *construct*: a run to be built; the explorer finds the shortest one, and a learner's is held against the same rules. */
export { attempt } from '../play/attempt';
export type { Attempt } from '../play/attempt';
export { findShortest } from '../play/shortest';
export type { Constructed } from '../play/shortest';
