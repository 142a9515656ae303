import type { Atom } from '../scenario';
import { compileCondition } from '../scenario';
import type { World } from '../world';

/** Whether a world fulfils one atom: as the notation decides it, so that a search and a run never disagree. */
export function holds(atom: Atom, world: World): boolean {
  const place = { line: 1, column: 1, endColumn: 1 };
  return compileCondition({ terms: [{ not: false, atom, place }], text: '' })(world);
}
