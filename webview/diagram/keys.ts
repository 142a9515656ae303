import type { State } from '../../src/core/tcp';
import { isState, STATES } from '../../src/core/tcp';
import { CELLS } from './place';

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The state that an arrow key leads to: the nearest in that direction; undefined at the edge. */
export function neighbour(state: State, key: string): State | undefined {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return undefined;
  const [dx, dy] = direction;
  const here = CELLS[state];
  const found = STATES.flatMap((other) => {
    const [x, y] = [(CELLS[other].column - here.column) * 2, CELLS[other].row - here.row];
    const along = x * dx + y * dy;
    return along > 0 ? [{ other, far: along + 2 * Math.abs(x * dy + y * dx) }] : [];
  });
  return found.sort((a, b) => a.far - b.far)[0]?.other;
}

/** Moves the focus from state to state by arrow keys; false when the key is another. */
export function moveAmong(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !(event.key in DIRECTIONS)) return false;
  if (!(event.target instanceof SVGElement)) return false;
  const { state, from } = event.target.dataset;
  const name = state ?? from ?? '';
  const next = isState(name) ? neighbour(name, event.key) : undefined;
  if (next !== undefined) event.target.ownerSVGElement?.querySelector<SVGGElement>(`[data-state=${next}]`)?.focus();
  return true;
}

/** Of the states, one can be reached by Tab: the one that had the focus last. */
export function takeTabStop({ target }: FocusEvent): void {
  if (!(target instanceof SVGElement) || target.dataset.state === undefined) return;
  for (const other of target.ownerSVGElement?.querySelectorAll('[data-state]') ?? [])
    other.setAttribute('tabindex', other === target ? '0' : '-1');
}
