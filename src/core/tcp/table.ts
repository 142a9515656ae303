import type { Event } from './events';
import { ARRIVALS } from './rows/arrivals';
import { CALLS } from './rows/calls';
import { TIMEOUTS } from './rows/timeouts';
import type { Row } from './row';
import type { State } from './states';

/**
 * The law. Every transition of a connection, and everything that a state ignores or refuses, is one row here: RFC 9293's
 * Figure 5 and the text of sections 3.10.1 to 3.10.8, with the readings of `Reading:` where the RFC contradicts itself.
 *
 * A row says: in one of these states (`from`), when this happens (`on`), this leaves (`sends`) and this state follows
 * (`to`). Which event a segment is, is decided before (classify.ts); what becomes of its numbers, text and timers is the
 * same for every state and stands in step.ts. So whoever reads the rows has read all of the state machine: `step` looks
 * its answer up here, and the tree, the diagram, the hints, the explanations and the tests are drawn from the same rows.
 *
 * Every state and every event that can happen in it stand in exactly one row. A missing or doubled row stops the program
 * when it loads.
 */
export const TABLE: readonly Row[] = [...CALLS, ...ARRIVALS, ...TIMEOUTS];

/** The row for each state and event, checked to be exactly one wherever the event can happen. */
export function indexRows(
  rows: readonly Row[],
  canHappen: (event: Event, state: State) => boolean,
  events: readonly Event[],
  states: readonly State[],
): ReadonlyMap<State, ReadonlyMap<Event, Row>> {
  const index = new Map<State, Map<Event, Row>>(states.map((state) => [state, new Map<Event, Row>()]));
  for (const row of rows) {
    for (const state of row.from) {
      const cells = index.get(state);
      if (!canHappen(row.on, state)) throw new Error(`table: "${row.on}" cannot happen in ${state}`);
      if (cells?.has(row.on) !== false) throw new Error(`table: "${row.on}" in ${state} has two rows`);
      cells.set(row.on, row);
    }
  }
  for (const event of events) {
    for (const state of states) {
      if (canHappen(event, state) && index.get(state)?.has(event) !== true) {
        throw new Error(`table: "${event}" in ${state} has no row`);
      }
    }
  }
  return index;
}
