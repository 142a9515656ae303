import type { Family } from './family';
import { HOSTS } from './hosts';
import { LOSSES } from './losses';
import { NUMBERS } from './numbers';
import { SOCKETS } from './sockets';
import { STATES_REACHED } from './states';

/** Every family of generated questions. */
export const FAMILIES: readonly Family[] = [...NUMBERS, ...STATES_REACHED, ...LOSSES, ...SOCKETS, ...HOSTS];

export { codeOf, generate, generateFromCode } from './family';
export type { Family } from './family';
