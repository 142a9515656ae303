export { play } from '../play/script';
export type { Played } from '../play/script';
