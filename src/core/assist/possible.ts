import type { Action, Head } from '../scenario';
import { formatAction, perform, possibleCalls, selectionOf } from '../scenario';
import type { Call, Row, Settings, State } from '../tcp';
import { formatSegment } from '../tcp';
import type { End, World } from '../world';
import { mayFire, peerOf, whatMustHappen } from '../world';

/** What can be done to a world, as lines of the notation: asked of the machine, by doing it. */

/** A line that is possible. */
export interface Possible {
  readonly text: string;
  readonly action: Exclude<Action, { kind: 'expect' }>;
  /** The segment that it is about: `FIN,ACK seq 101 ack 301`. */
  readonly segment: string | null;
  /** The row of the table that decides it first. */
  readonly row: Row | null;
  /** Both ends' states afterwards. */
  readonly A: State;
  readonly B: State;
  /** The natural next step has the least. */
  readonly rank: number;
}

/** At most so many segments in flight are offered: a list is for reading. */
const MOST_FLIGHTS = 20;

/** Bytes of a `send` that is offered. */
const BYTES = 10;

/** The lines that can follow in this world, the natural next one first. */
export function possibleLines(world: World, head: Pick<Head, 'settings'>): readonly Possible[] {
  const { settings } = head;
  const found = new Map<string, Possible>();
  const offer = (action: Possible['action'], rank: number, segment: string | null = null): void => {
    const text = formatAction(action, settings.discrete);
    if (found.has(text)) return;
    const done = perform(world, action, settings);
    if (done.kind === 'impossible' || done.refusal !== null) return;
    const row = done.moments.flatMap(({ happening }) => ('row' in happening ? happening.row : []))[0] ?? null;
    found.set(text, { text, action, segment, row, A: done.world.A.state, B: done.world.B.state, rank });
  };
  offerFlights(world, offer);
  for (const end of ['A', 'B'] as const) offerCalls(world, end, settings, offer);
  offerTime(world, settings, offer);
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}

type Offer = (action: Possible['action'], rank: number, segment?: string) => void;

function offerFlights(world: World, offer: Offer): void {
  for (const [index, flight] of world.flights.slice(0, MOST_FLIGHTS).entries()) {
    const selection = selectionOf(world, flight);
    const segment = formatSegment(flight.segment);
    offer({ kind: 'deliver', selection }, index === 0 ? 0 : 3, segment);
    offer({ kind: 'lose', selection }, 5, segment);
    offer({ kind: 'duplicate', selection }, 7, segment);
  }
  if (world.flights.length > 0) offer({ kind: 'deliver-all' }, 4);
}

function offerCalls(world: World, end: End, settings: Settings, offer: Offer): void {
  const natural = naturalCall(world, end);
  for (const name of possibleCalls(world, end, settings) as readonly Call['name'][]) {
    const call: Call = name === 'send' ? { name, bytes: BYTES } : { name };
    offer({ kind: 'call', end, call }, name === natural ? 1 : 6);
  }
}

/** What an application would do next, if it is this end's turn. */
function naturalCall(world: World, end: End): Call['name'] | null {
  const own = world[end];
  const peer = world[peerOf(end)];
  switch (own.state) {
    case 'CLOSED':
      if (peer.state === 'LISTEN') return 'connect';
      return peer.state === 'CLOSED' && end === 'B' && own.incarnation === 0 ? 'listen' : null;
    case 'ESTABLISHED':
      if (own.unread > 0) return 'receive';
      return end === 'A' && peer.state === 'ESTABLISHED' ? 'close' : null;
    case 'CLOSE_WAIT':
      return own.unread > 0 ? 'receive' : 'close';
    case 'LISTEN':
    case 'SYN_SENT':
    case 'SYN_RECEIVED':
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
    case 'CLOSING':
    case 'TIME_WAIT':
    case 'LAST_ACK':
      return null;
  }
}

function offerTime(world: World, settings: Settings, offer: Offer): void {
  if (settings.discrete) {
    for (const end of ['A', 'B'] as const) {
      if (mayFire(world[end], 'delayed-ack', settings)) offer({ kind: 'ack', end }, 2);
      if (mayFire(world[end], 'retransmit', settings)) offer({ kind: 'resend', end }, 2);
    }
    if (whatMustHappen(world, settings) === undefined) offer({ kind: 'wait', duration: 1 }, 2);
    return;
  }
  const timers = [...Object.values(world.A.timers), ...Object.values(world.B.timers)];
  const next = Math.min(...timers.filter((left) => left !== null));
  if (next > 0 && next < Infinity) offer({ kind: 'wait', duration: next }, 2);
}
