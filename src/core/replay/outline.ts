import { lengthOf } from '../tcp';
import type { End } from '../world';
import { peerOf } from '../world';
import type { Difference } from './difference';
import { isSameSegment, sayFields } from './difference';
import type { KernelState } from './kernel';
import type { ArriveEvent, Recorded, SendEvent, StateEvent } from './recording';

/** A list for each end. */
export interface Each<Value> {
  readonly A: Value;
  readonly B: Value;
}

/** A recording, seen as a whole before it is replayed: what each end did in its own order, and what became of segments. */
export interface Outline {
  /** What is replayed, in the recorded order. */
  readonly events: readonly Recorded[];
  /** Whether the replay begins with an established connection, at the first mark, or with none. */
  readonly established: boolean;
  /** An end has a listening socket when the replay begins. */
  readonly listening: Each<boolean>;
  readonly sends: Each<readonly SendEvent[]>;
  /** Changes of a connection's state; those of a listening socket itself are left out. */
  readonly states: Each<readonly StateEvent[]>;
  /** For a send or a change of state its place in its end's list. */
  readonly place: ReadonlyMap<Recorded, number>;
  /** For an arrival the place of its segment among the peer's sends; without one, nobody sent it. */
  readonly source: ReadonlyMap<ArriveEvent, number>;
  /** Twice the shortest way through the relay, in seconds: nothing can be known to be lost sooner. */
  readonly roundTrip: number;
  /** Where the recording contradicts itself, the first in time. */
  readonly contradiction: Difference | null;
}

/** A listening socket opens or closes: no connection is concerned. */
export function isListeners(event: StateEvent): boolean {
  return event.to === 'LISTEN' || (event.frm === 'LISTEN' && event.to === 'CLOSE');
}

/** Looks through a recording. */
export function outline(recorded: readonly Recorded[]): Outline {
  const first = findStart(recorded);
  const before = recorded.slice(0, first);
  const events = recorded.slice(first);
  const sends: Each<SendEvent[]> = { A: [], B: [] };
  const states: Each<StateEvent[]> = { A: [], B: [] };
  const place = new Map<Recorded, number>();
  for (const event of events) {
    if (event.kind === 'send') place.set(event, sends[event.src].push(event) - 1);
    if (event.kind === 'state' && !isListeners(event)) place.set(event, states[event.side].push(event) - 1);
  }
  const { source, roundTrip, contradiction } = matchArrivals(events, sends);
  const listening = { A: isListening(before, events, 'A'), B: isListening(before, events, 'B') };
  const out = findDisorder(events);
  const earliest = out === null || (contradiction !== null && contradiction.at <= out.at) ? contradiction : out;
  return {
    events,
    established: first > 0 || !hasOpening(events),
    listening,
    sends,
    states,
    place,
    source,
    roundTrip,
    contradiction: earliest,
  };
}

/** The first event after the first mark if a connection is established there, else the first of all. */
function findStart(events: readonly Recorded[]): number {
  const mark = events.findIndex((event) => event.kind === 'mark');
  if (mark < 0) return 0;
  const shown: { A?: KernelState; B?: KernelState } = {};
  for (const event of events.slice(0, mark)) {
    if (event.kind === 'state' && !isListeners(event)) shown[event.side] = event.to;
  }
  const opened = shown.A ?? shown.B;
  return opened === undefined || (shown.A === 'ESTABLISHED' && shown.B === 'ESTABLISHED') ? mark + 1 : 0;
}

/** Whether the handshake itself is recorded: the first segment is a SYN, or a state before ESTABLISHED is entered. */
function hasOpening(events: readonly Recorded[]): boolean {
  const [first] = events.filter((event) => event.kind === 'state' || event.kind === 'send' || event.kind === 'call');
  if (first?.kind === 'state') return first.frm === 'CLOSE' || first.frm === 'LISTEN';
  if (first?.kind === 'call') return first.act === 'connect' || first.act === 'listen' || first.act === 'nothing';
  return first?.kind === 'send' && lengthOf({ ...first, incarnation: 0 }) > first.len && first.seq === 0;
}

/** Whether an end listens when the replay begins: it was seen to, or what it does first with its listener needs one. */
function isListening(before: readonly Recorded[], events: readonly Recorded[], end: End): boolean {
  const own = (event: Recorded): event is StateEvent => event.kind === 'state' && event.side === end;
  const last = before.filter(own).filter(isListeners).at(-1);
  if (last !== undefined) return last.to === 'LISTEN';
  const next = events.filter(own).find((event) => event.frm === 'LISTEN' || event.to === 'LISTEN');
  return next?.frm === 'LISTEN';
}

interface Copy {
  readonly send: SendEvent;
  readonly place: number;
  /** The relay owes this arrival. */
  readonly due: boolean;
}

/**
 * Finds for each arrival the segment that it is: the same fields, sent before, not lost; those that the relay let
 * through before those that it kept. Whatever was let through has to arrive, and whatever was lost must not.
 */
function matchArrivals(events: readonly Recorded[], sends: Each<readonly SendEvent[]>) {
  const source = new Map<ArriveEvent, number>();
  const open: Each<Copy[]> = { A: [], B: [] };
  const unsent: ArriveEvent[] = [];
  const ways: number[] = [];
  for (const event of events) {
    if (event.kind === 'send' && event.fate !== 'drop') {
      const copy = { send: event, place: sends[event.src].indexOf(event) };
      if (event.fate !== 'hold') open[event.src].push({ ...copy, due: true });
      if (event.fate !== 'deliver') open[event.src].push({ ...copy, due: false });
    }
    if (event.kind !== 'arrive') continue;
    const waiting = open[peerOf(event.at)];
    const fits = waiting.filter((copy) => isSameSegment(copy.send, event));
    const copy = fits.find(({ due }) => due) ?? fits[0];
    if (copy === undefined) {
      unsent.push(event);
      continue;
    }
    waiting.splice(waiting.indexOf(copy), 1);
    source.set(event, copy.place);
    if (copy.due) ways.push(event.t - copy.send.t);
  }
  ways.sort((a, b) => a - b);
  const usual = ways[ways.length >> 1] ?? 0;
  const end = events.at(-1)?.t ?? 0;
  const late = [...open.A, ...open.B].filter(({ due, send }) => due && end > send.t + 2 * usual + 0.1);
  const risen = unsent.flatMap((event) => tellRisen(event, sends[peerOf(event.at)], usual));
  const contradiction = [...late.map(({ send }) => tellLate(send, unsent)), ...risen].reduce<Difference | null>(
    (least, one) => (least !== null && least.at <= one.at ? least : one),
    null,
  );
  return { source, roundTrip: 2 * (ways[0] ?? 0), contradiction };
}

/** A segment that nobody had sent is somebody else's, unless the recording shows it being lost, or sent right after. */
function tellRisen(event: ArriveEvent, sends: readonly SendEvent[], usual: number): readonly Difference[] {
  const next = sends.find((send) => send.n > event.n && send.t <= event.t + 2 * usual && isSameSegment(send, event));
  if (next !== undefined) return [tellEarly(event, next)];
  const lost = sends.find((send) => send.fate === 'drop' && send.n < event.n && isSameSegment(send, event));
  if (lost === undefined) return [];
  const text = `the recording contradicts itself: ${sayFields(event)} arrives at ${event.at}, but the relay lost it at ${lost.t.toFixed(4)} s`;
  return [{ compared: 'recording', at: event.t, text }];
}

function tellLate(send: SendEvent, unsent: readonly ArriveEvent[]): Difference {
  const what = `${send.src}'s ${sayFields(send)}`;
  const early = unsent.find((event) => event.at !== send.src && event.n < send.n && isSameSegment(event, send));
  if (early !== undefined) return tellEarly(early, send);
  const text = `the recording contradicts itself: the relay let ${what} through, but it never arrives at ${peerOf(send.src)}`;
  return { compared: 'recording', at: send.t, text };
}

function tellEarly(event: ArriveEvent, send: SendEvent): Difference {
  const text = `the recording contradicts itself: ${send.src}'s ${sayFields(send)} arrives before it is sent at ${send.t.toFixed(4)} s`;
  return { compared: 'recording', at: event.t, text };
}

/** Time must not run backwards. */
function findDisorder(events: readonly Recorded[]): Difference | null {
  let last = events[0];
  for (const event of events) {
    if (last !== undefined && event.t < last.t) {
      const text = `the recording contradicts itself: event ${event.n}, at ${event.t.toFixed(4)} s, stands after one at ${last.t.toFixed(4)} s`;
      return { compared: 'recording', at: event.t, text };
    }
    last = event;
  }
  return null;
}
