import type { Event } from './events';
import { canHappen, EVENT_NAMES } from './events';
import type { Row } from './row';
import type { State } from './states';
import { STATES } from './states';
import { indexRows, TABLE } from './table';

const INDEX = indexRows(TABLE, canHappen, EVENT_NAMES, STATES);

/** The one row for an event in a state. Throws when the event cannot happen there: that would be our own mistake. */
export function rowFor(state: State, event: Event): Row {
  const row = INDEX.get(state)?.get(event);
  if (row === undefined) throw new Error(`"${event}" cannot happen in ${state}`);
  return row;
}

/** The rows that leave `state` for another one, in the order of the table: what the tree shows under a state. */
export function rowsOutOf(state: State): readonly Row[] {
  return TABLE.filter((row) => row.from.includes(state) && row.to !== 'same' && row.to !== state);
}

/** The rows that lead into `state` from another one. */
export function rowsInto(state: State): readonly Row[] {
  return TABLE.filter((row) => row.to === state && row.from.some((from) => from !== state));
}

/** Every row of `state`, also what it ignores and refuses. */
export function rowsOf(state: State): readonly Row[] {
  return TABLE.filter((row) => row.from.includes(state));
}
