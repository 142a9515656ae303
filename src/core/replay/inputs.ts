import type { Call, Endpoint, Event } from '../tcp';
import { ACK, formatSegment, has, lengthOf, LINUX_SETTINGS, RST, SYN } from '../tcp';
import type { Change, End, World } from '../world';
import { call, deliver, inject, peerOf, replace, setNextIss } from '../world';
import type { ActOfCall, Answer } from './answers';
import { answerOf, isSameAnswer, sayAnswer } from './answers';
import type { Attempt, Tried } from './attempt';
import { follow, isDifference, withSide } from './attempt';
import { isSameSegment, sayFields } from './difference';
import type { Outline } from './outline';
import type { ArriveEvent, CallEvent } from './recording';

/** What comes to an endpoint from outside: its application's calls and the segments that the relay hands over. */

/** The application makes a recorded call, at `at` seconds. */
export function takeCall(attempt: Attempt, event: CallEvent, at: number, plan: Outline): readonly Tried[] {
  const { side: end, act, result } = event;
  const done = { ...attempt, taken: new Set(attempt.taken).add(event.n) };
  if (act === 'nothing') return [done];
  if (act === 'listen') return [openListener(done, end, at, plan)];
  if (act === 'connect') return [connect(done, event, at, plan)];
  if (!attempt[end].open) return [compareAnswer(done, event, at, { kind: 'error', errno: 'EBADF' })];
  const before = attempt.world[end];
  // A socket that does not wait refuses to queue for a connection that is not open yet.
  const opening = before.state === 'SYN_SENT' || before.state === 'SYN_RECEIVED';
  if (act === 'send' && opening && result.kind === 'error' && result.errno === 'EAGAIN') return [done];
  const bytes = act === 'send' && result.kind === 'bytes' ? result.bytes : 1;
  const change = call(done.world, end, toCall(act, bytes), done.settings);
  const tried = [finishCall(done, event, at, bytes, change, plan)];
  if (act === 'send' && isSmallOut(before, done.settings.mss)) tried.push(holdText(done, event, bytes));
  return tried;
}

function finishCall(
  attempt: Attempt,
  event: CallEvent,
  at: number,
  bytes: number,
  change: Change,
  plan: Outline,
): Tried {
  const { side: end, act } = event;
  const before = attempt.world[end];
  const after = change.world[end];
  const machine = answerOf(act, before, after, bytes);
  const partial = readPart(event.result, machine, act) ? machineLeft(event.result, machine) : 0;
  const compared = partial > 0 ? attempt : compareAnswer(attempt, event, at, machine);
  if (isDifference(compared)) return compared;
  // Only the descriptor has refused: the kernel keeps the error for the next call that asks.
  const kept =
    act === 'shutdown' || (act === 'receive' && before.state === 'CLOSED' && before.peerFin && after.got === null);
  const world = kept && after.refusal !== null ? attempt.world : leaveUnread(change.world, end, partial);
  const next = follow(compared, end, { world, moments: change.moments }, at, `after ${end}'s ${event.call}`, plan);
  if (isDifference(next)) return next;
  return withSide(next, end, {
    open: next[end].open && act !== 'close' && act !== 'abort',
    partial: act === 'receive' || act === 'close' ? (partial > 0 ? { at, left: partial } : null) : next[end].partial,
  });
}

function compareAnswer(attempt: Attempt, event: CallEvent, at: number, machine: Answer): Tried {
  const { side: end, act, result } = event;
  const forgiven = (act === 'close' || act === 'abort') && result.kind === 'ok'; // closing a closed descriptor
  if (isSameAnswer(result, machine) || (machine.kind === 'error' && machine.errno === 'EBADF' && forgiven))
    return attempt;
  const kernel = sayAnswer(act, result);
  const text = `${end}'s ${event.call}: the kernel returns ${kernel}; the machine, in ${attempt.world[end].state}, returns ${sayAnswer(act, machine)}`;
  return { compared: 'result', at: Math.max(at, event.t), text };
}

/** A reader may take less than there is: its buffer is full. */
function readPart(recorded: Answer, machine: Answer, act: ActOfCall): boolean {
  return (
    act === 'receive' &&
    recorded.kind === 'bytes' &&
    machine.kind === 'bytes' &&
    recorded.bytes > 0 &&
    recorded.bytes < machine.bytes
  );
}

function machineLeft(recorded: Answer, machine: Answer): number {
  return machine.kind === 'bytes' && recorded.kind === 'bytes' ? machine.bytes - recorded.bytes : 0;
}

function leaveUnread(world: World, end: End, left: number): World {
  if (left === 0) return world;
  const endpoint = world[end];
  return replace(world, end, { ...endpoint, unread: left, read: endpoint.read - left });
}

function toCall(act: Exclude<ActOfCall, 'nothing'>, bytes: number): Call {
  return act === 'send' ? { name: 'send', bytes } : { name: act };
}

/** Something shorter than a full segment is out: Nagle's rule may hold the next short one (RFC 9293, 3.7.4). */
function isSmallOut(endpoint: Endpoint, mss: number): boolean {
  return endpoint.unacked.some((one) => one.len > 0 && one.len < mss);
}

function holdText(attempt: Attempt, event: CallEvent, bytes: number): Attempt {
  const { side: end } = event;
  const endpoint = attempt.world[end];
  const held = { ...endpoint, refusal: null, queued: endpoint.queued + bytes, sent: endpoint.sent + bytes };
  return { ...attempt, world: replace(attempt.world, end, held) };
}

/** The end dials; the recording's own initial number is used. A call that returns later is compared with what came of it. */
export function connect(attempt: Attempt, event: CallEvent | End, at: number, plan: Outline): Tried {
  const end = typeof event === 'string' ? event : event.side;
  const endpoint = attempt.world[end];
  let next: Tried = attempt;
  if (typeof event === 'string' || (endpoint.state === 'CLOSED' && attempt[end].shown === 0)) {
    const numbered = knowNumber(attempt, end, plan);
    next = follow(
      numbered,
      end,
      call(numbered.world, end, { name: 'connect' }, attempt.settings),
      at,
      `after ${end}'s connect`,
      plan,
    );
  }
  if (typeof event === 'string' || isDifference(next)) return next;
  return compareAnswer(next, event, at, answerOf('connect', endpoint, next.world[end], 0));
}

/** A listening socket opens at this end; beside a connection it only waits. */
export function openListener(attempt: Attempt, end: End, at: number, plan: Outline): Tried {
  const listening = withSide(attempt, end, { listener: true });
  const { state, incarnation } = attempt.world[end];
  if (state !== 'CLOSED' || incarnation > 0) return listening;
  return follow(
    listening,
    end,
    call(listening.world, end, { name: 'listen' }, attempt.settings),
    at,
    `after ${end}'s listen`,
    plan,
  );
}

/** The listening socket is closed. */
export function closeListener(attempt: Attempt, end: End, at: number, plan: Outline): Tried {
  const closed = withSide(attempt, end, { listener: false });
  if (attempt.world[end].state !== 'LISTEN') return closed;
  const tried = follow(
    closed,
    end,
    call(closed.world, end, { name: 'close' }, attempt.settings),
    at,
    `after ${end}'s close`,
    plan,
  );
  return isDifference(tried) ? tried : withSide(tried, end, { visible: 'CLOSE' });
}

/** The initial number of an end's next connection is the recording's: no specification could tell it. */
function knowNumber(attempt: Attempt, end: End, plan: Outline): Attempt {
  const syn = plan.sends[end].slice(attempt[end].sent).find(({ flags }) => (flags & SYN) !== 0);
  return syn === undefined ? attempt : { ...attempt, world: setNextIss(attempt.world, end, syn.seq) };
}

/** The relay hands over a segment: one that the peer has sent, or one that nobody has. */
export function takeArrival(attempt: Attempt, event: ArriveEvent, at: number, plan: Outline): readonly Tried[] {
  const end = event.at;
  const from = peerOf(end);
  const place = plan.source.get(event);
  let ready: Tried = { ...attempt, taken: new Set(attempt.taken).add(event.n) };
  const [id] = place === undefined ? [] : (attempt[from].flights.get(place) ?? []);
  if (id === undefined) {
    if (isOwed(attempt, event)) {
      const text = `${sayFields(event)} arrives at ${end}: the kernel at ${from} has not sent it, and it is the ACK that the machine there still owes`;
      return [{ compared: 'segment', at, text }];
    }
    const { flags, seq, ack, len } = event;
    ready = { ...ready, world: inject(ready.world, from, { flags, seq, ack, len }).world };
  } else {
    ready = withSide(ready, from, { flights: withoutFirst(ready[from].flights, place) });
  }
  const flight = id === undefined ? ready.world.flights.at(-1) : ready.world.flights.find((one) => one.id === id);
  if (flight === undefined || !isSameSegment(flight.segment, event))
    throw new Error('replay: another segment is under way');
  const awake = awakeListener(ready, end, flight.segment.flags, at, plan);
  if (isDifference(awake)) return [awake];
  const cause = `after ${formatSegment(flight.segment)} arrived at ${end}`;
  return rulesFor(awake, event).flatMap((one) => {
    const change = deliver(one.world, flight, one.settings);
    const heard = withSide(one, end, { heardAt: at });
    if (!isRefusal(change)) return [follow(heard, end, change, at, cause, plan)];
    const refused = withSide(heard, end, { refusedAt: at });
    const tried = [follow(refused, end, change, at, cause, plan)];
    const { refusedAt } = one[end];
    const limited = refusedAt !== null && at - refusedAt < REFUSAL_PAUSE;
    return limited ? [...tried, { ...heard, world: withoutLast(change.world) }] : tried;
  });
}

/** Seconds within which the kernel refuses only once (net.ipv4.tcp_invalid_ratelimit). */
const REFUSAL_PAUSE = 0.5;
const REFUSALS: readonly Event[] = ['outside window', 'outside window, Linux', 'RST in window', 'SYN', 'ACK of unsent'];

/** The only answer is an ACK that refuses a segment which brings neither text nor a FIN. */
function isRefusal(change: Change): boolean {
  const [arrival, answer, ...more] = change.moments.map(({ happening }) => happening);
  if (arrival?.kind !== 'arrive' || answer?.kind !== 'send' || more.length > 0) return false;
  const { segment, row } = arrival;
  return REFUSALS.includes(row.on) && (lengthOf(segment) === 0 || has(segment, SYN));
}

function withoutLast(world: World): World {
  return { ...world, flights: world.flights.slice(0, -1) };
}

/** The very ACK that the machine at the other end holds back. */
function isOwed(attempt: Attempt, event: ArriveEvent): boolean {
  const { timers, sndNxt, rcvNxt } = attempt.world[peerOf(event.at)];
  return timers['delayed-ack'] !== null && isSameSegment(event, { flags: ACK, seq: sndNxt, ack: rcvNxt, len: 0 });
}

function withoutFirst(flights: ReadonlyMap<number, readonly number[]>, place: number | undefined) {
  return place === undefined ? flights : new Map(flights).set(place, (flights.get(place) ?? []).slice(1));
}

/** A listener answers a SYN when the connection before it is over, or only a record of it is left. */
function awakeListener(attempt: Attempt, end: End, flags: number, at: number, plan: Outline): Tried {
  const { state, listening } = attempt.world[end];
  const waits = attempt[end].listener && (state === 'CLOSED' || (state === 'TIME_WAIT' && !listening));
  if (!waits || (flags & (SYN | ACK | RST)) !== SYN) return attempt;
  const numbered = knowNumber(attempt, end, plan);
  return follow(
    numbered,
    end,
    call(numbered.world, end, { name: 'listen' }, attempt.settings),
    at,
    `after ${end}'s listen`,
    plan,
  );
}

/** A RST that would end TIME_WAIT: with RFC 1337's fix it does not. Until the recording has shown which, it may be either. */
function rulesFor(attempt: Attempt, event: ArriveEvent): readonly Attempt[] {
  const { state, rcvNxt } = attempt.world[event.at];
  const decides = state === 'TIME_WAIT' && has({ ...event, incarnation: 0 }, RST) && event.seq === rcvNxt;
  if (!decides || attempt.rfc1337Known) return [attempt];
  return [false, true].map((rfc1337) => ({ ...attempt, rfc1337Known: true, settings: { ...LINUX_SETTINGS, rfc1337 } }));
}
