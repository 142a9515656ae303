import type { Timer, Unacked } from '../tcp';
import { advance, distance, lengthOf } from '../tcp';
import type { End } from '../world';
import { fire, replace } from '../world';
import type { Attempt, Tried } from './attempt';
import { follow, isDifference, LATE } from './attempt';
import type { Outline } from './outline';
import type { SendEvent } from './recording';

/**
 * What an end does by itself, at a moment that only the recording knows: a held ACK leaves, something is sent again, a
 * state times out.
 */

/** Seconds within which the order of two logged events may not be the order in which they happened. */
export const RACE = 0.003;
/** Seconds for which the kernel may hold an ACK (TCP_DELACK_MAX is 0.2), with room for a busy machine. */
const HOLD_LIMIT = 0.4;
/** Seconds: the kernel's TIME_WAIT, and what a coarse timer may add. */
const TIME_WAIT = { least: 59.9, most: 66 };
/** The shortest FIN_WAIT_2 timeout that can be set is 1 s. */
const FIN_TIMEOUT_LEAST = 0.95;

/** The held ACK leaves now, or whatever the recording shows next is sent again now. Nothing if neither is possible. */
export function sendByItself(attempt: Attempt, end: End, at: number, plan: Outline): readonly Tried[] {
  const next = plan.sends[end][attempt[end].sent];
  const tried: Tried[] = [];
  if (attempt.world[end].timers['delayed-ack'] !== null) tried.push(timeout(attempt, end, 'delayed-ack', at, plan));
  if (next !== undefined && next.t <= at + RACE) tried.push(...sendAgain(attempt, end, next, at, plan));
  return tried;
}

function timeout(attempt: Attempt, end: End, timer: Timer, at: number, plan: Outline): Tried {
  return follow(attempt, end, fire(attempt.world, end, timer, attempt.settings), at, SAID[timer](end), plan);
}

const SAID: Readonly<Record<Timer, (end: End) => string>> = {
  'delayed-ack': (end) => `when ${end}'s held ACK leaves`,
  retransmit: (end) => `when ${end} sends again`,
  'user-timeout': (end) => `when ${end} gives up`,
  'time-wait': (end) => `when ${end}'s TIME_WAIT ends`,
  'fin-timeout': (end) => `when ${end}'s FIN_WAIT_2 ends`,
};

/**
 * A recorded segment that begins below SND.NXT: the machine sends the same stretch of its retransmission queue again. Which
 * stretch is the kernel's choice – a tail loss probe takes the last, neighbours may be joined into one –, its flags and
 * numbers are the machine's.
 */
function sendAgain(attempt: Attempt, end: End, recorded: SendEvent, at: number, plan: Outline): readonly Tried[] {
  const endpoint = attempt.world[end];
  const { unacked } = endpoint;
  const first = unacked.findIndex((one) => one.seq === recorded.seq);
  const length = lengthOf({ ...recorded, incarnation: 0 });
  const start = unacked[first];
  if (start === undefined || length === 0) return [];
  const sentBefore = plan.sends[end]
    .slice(0, attempt[end].sent)
    .filter((one) => covers(one, recorded.seq))
    .at(-1);
  if (sentBefore !== undefined && recorded.t - sentBefore.t < plan.roundTrip - RACE) return [];
  const within = unacked.slice(first).filter((one) => distance(endOf(one), advance(recorded.seq, length)) >= 0);
  const stretch = within.length === 0 ? [start] : within;
  const joined = stretch.slice(1).reduce<Unacked>((a, b) => ({ ...a, len: a.len + b.len, fin: a.fin || b.fin }), start);
  const aside = replace(attempt.world, end, { ...endpoint, unacked: [joined] });
  const change = fire(aside, end, 'retransmit', attempt.settings);
  const again = unacked.map((one) => (stretch.includes(one) ? { ...one, resends: one.resends + 1 } : one));
  const world = replace(change.world, end, { ...change.world[end], unacked: again });
  return [follow(attempt, end, { world, moments: change.moments }, at, SAID.retransmit(end), plan)];
}

function endOf(one: Unacked): number {
  return advance(one.seq, one.len + (one.syn ? 1 : 0) + (one.fin ? 1 : 0));
}

function covers(sent: SendEvent, number: number): boolean {
  const offset = distance(sent.seq, number);
  return offset >= 0 && offset < lengthOf({ ...sent, incarnation: 0 });
}

/** The end gives up what it has sent again and again. */
export function giveUp(attempt: Attempt, end: End, at: number, plan: Outline): readonly Tried[] {
  const [first] = attempt.world[end].unacked;
  return first !== undefined && first.resends > 0 ? [timeout(attempt, end, 'user-timeout', at, plan)] : [];
}

/**
 * What an end may have become before something happens at it: as it is, or with its held ACK gone, something sent again, or
 * its FIN_WAIT_2 or TIME_WAIT over.
 */
export function readied(attempt: Attempt, end: End, at: number, plan: Outline): readonly Tried[] {
  return [
    ...lapse(attempt, end, at, plan),
    ...sendByItself(attempt, end, at, plan).filter((one) => !isDifference(one)),
  ];
}

/** The end as it is, unless it is too late for that, and with its record timed out, if it is late enough for that. */
export function lapse(attempt: Attempt, end: End, at: number, plan: Outline): readonly Tried[] {
  const { state, timers } = attempt.world[end];
  const { since, heardAt, expires } = attempt[end];
  if (state === 'FIN_WAIT_2' && timers['fin-timeout'] !== null) {
    const over = expires === null ? since + FIN_TIMEOUT_LEAST : expires - LATE;
    return at < over ? [attempt] : [attempt, timeout(attempt, end, 'fin-timeout', at, plan)];
  }
  if (state === 'TIME_WAIT') {
    const over = timeout(attempt, end, 'time-wait', at, plan);
    if (at - Math.max(since, heardAt) > TIME_WAIT.most) return [over];
    return at - since < TIME_WAIT.least ? [attempt] : [attempt, over];
  }
  return [attempt];
}

/** An ACK that is owed for too long: the kernel would have sent it. */
export function checkOwed(attempt: Attempt, at: number): Tried {
  for (const end of ['A', 'B'] as const) {
    const { owedSince } = attempt[end];
    if (owedSince === null || at - owedSince <= HOLD_LIMIT) continue;
    const { rcvNxt } = attempt.world[end];
    const text = `the machine at ${end} owes an ACK (ack ${rcvNxt}) since then and may hold it for 0.2 s; the kernel at ${end} sends none`;
    return { compared: 'segment', at: owedSince, text };
  }
  return attempt;
}
