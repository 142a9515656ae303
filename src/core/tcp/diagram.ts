import type { Event } from './events';
import type { Row } from './row';
import type { State } from './states';
import { STATES } from './states';
import { TABLE } from './table';

/** An arrow of the state diagram: everything that leads from one state to another, in the order of the table. */
export interface Arrow {
  readonly from: State;
  readonly to: State;
  /** At least one. */
  readonly rows: readonly [Row, ...Row[]];
  /** Nothing but resets, aborts and timeouts leads along here: no connection that opens and closes in peace does. */
  readonly isEarly: boolean;
}

/** What ends a connection, or one that is being opened, before both ends have closed it. */
const EARLY: ReadonlySet<Event> = new Set([
  'close, unread data',
  'abort',
  'abort, listener',
  'SYN, passive open',
  'RST',
  'RST, passive open',
  'RST, listener',
  'text after close',
  'user timeout',
  'FIN_WAIT_2 timeout',
]);

/** Every arrow of the diagram: each pair of states between which the table has a transition, once. */
export const ARROWS: readonly Arrow[] = STATES.flatMap((from) =>
  STATES.flatMap((to): Arrow[] => {
    const [first, ...others] = TABLE.filter((row) => from !== to && row.to === to && row.from.includes(from));
    if (first === undefined) return [];
    const rows: Arrow['rows'] = [first, ...others];
    return [{ from, to, rows, isEarly: rows.every(({ on }) => EARLY.has(on)) }];
  }),
);

/** The row that stands for an arrow where there is room for one only: of those in peace, the simplest. */
export function plainest({ rows }: Arrow): Row {
  const inPeace = rows.filter(({ on }) => !EARLY.has(on));
  const [first = rows[0], ...others] = inPeace.length > 0 ? inPeace : rows;
  return others.reduce((best, row) => (row.on.length < best.on.length ? row : best), first);
}
