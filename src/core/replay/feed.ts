import type { End } from '../world';
import type { Attempt, Tried } from './attempt';
import { EARLY, isAttempt, isDifference, sayChange, withSide } from './attempt';
import type { Difference } from './difference';
import { sayFields } from './difference';
import { closeListener, connect, openListener, takeArrival, takeCall } from './inputs';
import { toState } from './kernel';
import { checkOwed, giveUp, lapse, RACE, readied, sendByItself } from './moments';
import type { Outline } from './outline';
import { isListeners } from './outline';
import type { ArriveEvent, CallEvent, ProcEvent, Recorded, SendEvent, StateEvent } from './recording';

/** How many things that the log shows later may have to be taken before one event can be told. */
const DEPTH = 4;

/** Puts one recorded event to an attempt: every way in which the machine can go on from it, and where it cannot. */
export function feed(attempt: Attempt, event: Recorded, plan: Outline): readonly Tried[] {
  const punctual = checkOwed(attempt, event.t);
  if (isDifference(punctual)) return [punctual];
  switch (event.kind) {
    case 'mark':
      return [attempt];
    case 'call':
      if (attempt.taken.has(event.n)) return [attempt];
      return onward(readied(attempt, event.side, event.t, plan), (one) => takeCall(one, event, event.t, plan));
    case 'arrive':
      if (attempt.taken.has(event.n)) return [attempt];
      return onward(readied(attempt, event.at, event.t, plan), (one) => takeArrival(one, event, event.t, plan));
    case 'send':
      return explain(attempt, event.src, event, plan);
    case 'state':
      if (!isListeners(event)) return explain(attempt, event.side, event, plan);
      return [(event.to === 'LISTEN' ? openListener : closeListener)(attempt, event.side, event.t, plan)];
    case 'proc':
      return onward(lapse(attempt, 'A', event.t, plan), (one) =>
        onward(lapse(one, 'B', event.t, plan), (both) => [seeProc(both, event)]),
      );
  }
}

function onward(tried: readonly Tried[], next: (attempt: Attempt) => readonly Tried[]): readonly Tried[] {
  return tried.flatMap((one) => (isDifference(one) ? [one] : next(one)));
}

/**
 * A recorded segment or change of state. Mostly the machine has produced it already; if not, the end has done something by
 * itself, or its cause stands a little later in the log.
 */
function explain(attempt: Attempt, end: End, event: SendEvent | StateEvent, plan: Outline): readonly Tried[] {
  const place = plan.place.get(event) ?? 0;
  const told = (one: Attempt) => (event.kind === 'send' ? one[end].sent : one[end].shown) > place;
  let open: readonly Attempt[] = [attempt];
  const differences: Difference[] = [];
  for (let depth = 0; depth <= DEPTH && open.length > 0; depth += 1) {
    const done = open.filter(told);
    if (done.length > 0) return done;
    const tried = open.flatMap((one) => ways(one, end, event, plan));
    differences.push(...tried.filter(isDifference));
    open = tried.filter(isAttempt);
  }
  return [differences.find(({ at }) => at <= event.t + EARLY) ?? unexplained(attempt, end, event)];
}

/** What the end may have done just now, most likely first. */
function ways(attempt: Attempt, end: End, event: SendEvent | StateEvent, plan: Outline): readonly Tried[] {
  const { t } = event;
  const later = plan.events.filter((one) => one.n > event.n && one.t <= t + EARLY && !attempt.taken.has(one.n));
  const call = later.find((one): one is CallEvent => one.kind === 'call' && one.side === end);
  const arrival = later.find((one): one is ArriveEvent => one.kind === 'arrive' && one.at === end && one.t <= t + RACE);
  const tried: Tried[] = [...sendByItself(attempt, end, t, plan)];
  if (call !== undefined) tried.push(...takeCall(attempt, call, t, plan));
  if (arrival !== undefined) tried.push(...takeArrival(attempt, arrival, t, plan));
  if (event.kind === 'state' && event.to === 'CLOSE') tried.push(...giveUp(attempt, end, t, plan));
  if (event.kind === 'state' && event.to === 'SYN_SENT' && attempt.world[end].state === 'CLOSED') {
    tried.push(connect(attempt, end, t, plan));
  }
  return tried;
}

function unexplained(attempt: Attempt, end: End, event: SendEvent | StateEvent): Difference {
  const { state } = attempt.world[end];
  if (event.kind === 'send') {
    const text = `the kernel at ${end} sends ${sayFields(event)}; the machine, in ${state}, sends nothing`;
    return { compared: 'segment', at: event.t, text };
  }
  const { visible } = attempt[end];
  const from = visible === event.frm ? '' : ` (the trace showed ${toState(visible)} before)`;
  const text = `the kernel at ${end} goes ${sayChange(event)}${from}; the machine stays in ${state}`;
  return { compared: 'state', at: event.t, text };
}

/** /proc/net/tcp tells the true state, also of the records that the trace calls CLOSE. */
function seeProc(attempt: Attempt, event: ProcEvent): Tried {
  let next = attempt;
  for (const end of ['A', 'B'] as const) {
    const rows = event[end].filter(({ st }) => st !== 'LISTEN');
    const { state } = attempt.world[end];
    const side = attempt[end];
    const hidden = state === 'CLOSED' || state === 'LISTEN';
    const row = rows.find(({ st }) => toState(st) === state);
    // The rows were read a moment before they were logged.
    const settled = event.t - side.since > 0.01;
    const before =
      rows.length === 0
        ? side.previous === 'LISTEN' || side.previous === 'CLOSED'
        : rows.some(({ st }) => toState(st) === side.previous);
    const same = hidden ? rows.length === 0 : row !== undefined;
    if (!same && (settled || !before)) {
      const kernel = rows.length === 0 ? 'no connection' : rows.map(({ st }) => toState(st)).join(' and ');
      const text = `/proc/net/tcp of the kernel at ${end} shows ${kernel}; the machine is ${hidden ? 'CLOSED' : `in ${state}`}`;
      return { compared: 'proc', at: event.t, text };
    }
    if (state === 'FIN_WAIT_2' && row !== undefined && row.left !== null) {
      if (side.visible !== 'CLOSE') {
        const text = `/proc/net/tcp of the kernel at ${end} shows the record of a closed socket, but its trace never showed CLOSE`;
        return { compared: 'state', at: event.t, text };
      }
      next = withSide(next, end, { expires: event.t + row.left });
    }
  }
  return next;
}
