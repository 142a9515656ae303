import type { Endpoint, Settings } from '../tcp';
import type { Change, End, World } from '../world';
import { duplicate, lose } from '../world';
import type { Difference } from './difference';
import { isSameSegment, sayFields } from './difference';
import type { KernelState, Trace } from './kernel';
import { toState, tracesOf, visibleState } from './kernel';
import type { Outline } from './outline';
import type { Recorded, SendEvent } from './recording';

/**
 * An attempt at telling the recording with the machine: one run of it that agrees with everything recorded so far. A
 * recording leaves some moments open – when exactly a held ACK left, in which order two things within a millisecond
 * happened –, so a replay carries several attempts on and drops one when it disagrees. Each end's segments and states are
 * compared in that end's own order: its k-th segment is the recording's k-th, and near enough in time.
 */
export interface Attempt {
  readonly world: World;
  readonly settings: Settings;
  /** Whether a RST has shown yet that RFC 1337's fix is on or off; before, it may be either. */
  readonly rfc1337Known: boolean;
  /** Calls and arrivals (by place in the file) that were taken before their turn. */
  readonly taken: ReadonlySet<number>;
  readonly A: Side;
  readonly B: Side;
}

/** What an attempt knows of one end beside its endpoint. */
export interface Side {
  /** How many of the recorded segments and states of this end the machine has produced. */
  readonly sent: number;
  readonly shown: number;
  /** The state that the kernel's trace shows now. */
  readonly visible: KernelState;
  /** The ids of the flights that the k-th sent segment is (two for a doubled one). */
  readonly flights: ReadonlyMap<number, readonly number[]>;
  /** The application still holds the descriptor. */
  readonly open: boolean;
  /** A listening socket waits at this end, beside or behind the connection. */
  readonly listener: boolean;
  /** When the ACK was owed first that is held now. */
  readonly owedSince: number | null;
  /** When the present state was entered, and when a segment last arrived. */
  readonly since: number;
  readonly heardAt: number;
  /** When an ACK last refused something here: the kernel sends at most one such in half a second. */
  readonly refusedAt: number | null;
  /** The state before this one. */
  readonly previous: Endpoint['state'];
  /** When /proc said that the FIN_WAIT_2 record would end. */
  readonly expires: number | null;
  /** The last receive took less than there was: how much was left. */
  readonly partial: { readonly at: number; readonly left: number } | null;
}

/** Seconds by which the log of a segment or state may be earlier than that of the call that caused it. */
export const EARLY = 0.05;
/** Seconds by which it may be later than its cause. */
export const LATE = 0.2;

/** The result of one step of an attempt. */
export type Tried = Attempt | Difference;

/** Whether it ended. */
export function isDifference(tried: Tried): tried is Difference {
  return 'compared' in tried;
}

/** Whether it goes on. */
export function isAttempt(tried: Tried): tried is Attempt {
  return !isDifference(tried);
}

/** The same attempt with one side changed. */
export function withSide(attempt: Attempt, end: End, change: Partial<Side>): Attempt {
  return { ...attempt, [end]: { ...attempt[end], ...change } };
}

/** Compares what a step of the machine at `end` did with what was recorded, and goes on from there. */
export function follow(attempt: Attempt, end: End, change: Change, at: number, cause: string, plan: Outline): Tried {
  let next: Tried = { ...attempt, world: change.world };
  for (const { happening } of change.moments) {
    if (happening.kind !== 'send') continue;
    next = matchSegment(next, end, happening.segment, happening.flight, at, cause, plan);
    if (isDifference(next)) return next;
  }
  return matchStates(attempt, next, end, at, cause, plan);
}

function matchSegment(
  attempt: Attempt,
  end: End,
  sent: SegmentSent,
  flight: number,
  at: number,
  cause: string,
  plan: Outline,
): Tried {
  const side = attempt[end];
  const recorded = plan.sends[end][side.sent];
  if (recorded === undefined || recorded.t > at + LATE) {
    const text = `${cause}: the kernel at ${end} sends nothing; the machine sends ${sayFields(sent)}`;
    return { compared: 'segment', at, text };
  }
  if (!isSameSegment(recorded, sent)) {
    const text = `${cause}: the kernel at ${end} sends ${sayFields(recorded)}; the machine sends ${sayFields(sent)}`;
    return { compared: 'segment', at: recorded.t, text };
  }
  if (recorded.t < at - EARLY) {
    const text = `the kernel at ${end} sends ${sayFields(recorded)}; the machine sends it only at ${at.toFixed(4)} s, ${cause}`;
    return { compared: 'segment', at: recorded.t, text };
  }
  return meetFate(withSide(attempt, end, { sent: side.sent + 1 }), end, side.sent, flight, recorded);
}

type SegmentSent = Parameters<typeof sayFields>[0];

/** The relay's part: the segment is lost, doubled, or simply under way. */
function meetFate(attempt: Attempt, end: End, place: number, id: number, recorded: SendEvent): Attempt {
  const flight = attempt.world.flights.find((one) => one.id === id);
  if (flight === undefined) throw new Error(`replay: segment ${id} is not in flight`);
  if (recorded.fate === 'drop') return { ...attempt, world: lose(attempt.world, flight).world };
  const ids = [id];
  let { world } = attempt;
  if (recorded.fate === 'dup') {
    ids.push(world.nextFlight);
    ({ world } = duplicate(world, flight));
  }
  const flights = new Map(attempt[end].flights).set(place, ids);
  return withSide({ ...attempt, world }, end, { flights });
}

function matchStates(before: Attempt, attempt: Attempt, end: End, at: number, cause: string, plan: Outline): Tried {
  const [old, now] = [before.world[end], attempt.world[end]];
  const side = attempt[end];
  const traces = tracesOf(old, now, side.visible);
  const trace = traces.find((one) => isTraced(one, attempt, end, at, plan));
  if (trace === undefined) return tellState(old, now, attempt, end, at, cause, traces[0] ?? [], plan);
  const moved = old.state !== now.state;
  const renewed = moved && (now.state === 'LISTEN' || now.state === 'SYN_RECEIVED') && trace.length === 0;
  const owed = now.timers['delayed-ack'] === null ? null : (side.owedSince ?? at);
  return withSide(attempt, end, {
    shown: side.shown + trace.length,
    visible: renewed ? 'LISTEN' : (trace.at(-1) ?? side.visible),
    owedSince: owed,
    open: side.open || (moved && old.incarnation !== now.incarnation),
    ...(moved ? { since: at, previous: old.state, expires: null } : {}),
  });
}

function isTraced(trace: Trace, attempt: Attempt, end: End, at: number, plan: Outline): boolean {
  let { visible } = attempt[end];
  return trace.every((to, index) => {
    const event = plan.states[end][attempt[end].shown + index];
    const near = event !== undefined && event.t >= at - EARLY && event.t <= at + LATE;
    const fits = near && event.frm === visible && event.to === to;
    visible = to;
    return fits;
  });
}

function tellState(
  old: Endpoint,
  now: Endpoint,
  attempt: Attempt,
  end: End,
  at: number,
  cause: string,
  trace: Trace,
  plan: Outline,
): Difference {
  const machine = old.state === now.state ? `stays in ${now.state}` : `goes from ${old.state} to ${now.state}`;
  let { shown, visible } = attempt[end];
  for (const to of trace) {
    const event = plan.states[end][shown];
    if (event === undefined || event.t > at + LATE) break;
    if (event.frm !== visible || event.to !== to) {
      const text = `${cause}: the kernel at ${end} goes ${sayChange(event)}; the machine ${machine}`;
      return { compared: 'state', at: event.t, text };
    }
    shown += 1;
    visible = to;
  }
  const text = `${cause}: the kernel at ${end} shows ${visible === attempt[end].visible ? 'no change of state' : `nothing after ${toState(visible)}`}; the machine ${machine}`;
  return { compared: 'state', at, text };
}

/** `from ESTABLISHED to FIN_WAIT_1`: a recorded change of state in RFC 9293's names. */
export function sayChange(event: Extract<Recorded, { kind: 'state' }>): string {
  return `from ${toState(event.frm)} to ${toState(event.to)}`;
}

/** An end as the replay finds it: nothing compared yet. */
export function createSide(endpoint: Endpoint, listener: boolean, at: number): Side {
  return {
    sent: 0,
    shown: 0,
    visible: visibleState(endpoint.state),
    flights: new Map(),
    open: true,
    listener,
    owedSince: null,
    since: at,
    heardAt: at,
    refusedAt: null,
    previous: endpoint.state,
    expires: null,
    partial: null,
  };
}
