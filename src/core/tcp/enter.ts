import type { Draft } from './endpoint';
import { copyTimers, NO_TIMERS } from './endpoint';
import type { Row } from './row';
import { advance } from './sequence';
import type { Settings } from './settings';
import type { State } from './states';

/** What becomes of an endpoint's queues, timers and memory when it goes where a row leads, or when it begins anew. */

/** Goes where the row leads. `CLOSED` keeps the numbers: a later connection continues from them. */
export function enter(next: Draft, row: Row, settings: Settings): void {
  if (row.restarts !== undefined) next.timers[row.restarts] = settings.timeWait;
  if (row.ends !== undefined) [next.fate, next.told] = [row.ends, false];
  if (row.to !== 'same') arriveIn(next, row.to, settings);
  startFinTimeout(next, settings);
}

function arriveIn(next: Draft, state: State, settings: Settings): void {
  switch (state) {
    case 'CLOSED':
      drop(next);
      next.listening = false;
      break;
    case 'LISTEN':
      forget(next);
      forgetAttempt(next);
      next.listening = false;
      next.passive = true;
      break;
    case 'TIME_WAIT':
      drop(next);
      next.finSent = true;
      next.timers['time-wait'] = settings.timeWait;
      break;
    case 'SYN_SENT':
    case 'SYN_RECEIVED':
    case 'ESTABLISHED':
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
    case 'CLOSING':
    case 'CLOSE_WAIT':
    case 'LAST_ACK':
      break;
  }
  next.state = state;
}

/** Linux's limit on FIN_WAIT_2, from the moment when nobody reads any more. */
function startFinTimeout(next: Draft, settings: Settings): void {
  if (next.state === 'FIN_WAIT_2' && next.closed) next.timers['fin-timeout'] ??= settings.finTimeout;
}

/** Nothing more is sent by itself: queues and timers are gone, what was received stays to be read. */
function drop(next: Draft): void {
  next.queued = 0;
  next.finQueued = false;
  next.finSent = false;
  next.unacked = [];
  next.interval = 0;
  next.early = [];
  next.timers = copyTimers(NO_TIMERS);
}

/** A connection that came no further than SYN_RECEIVED has never been: its SYN, should it come again, is not an old one. */
function forgetAttempt(next: Draft): void {
  if (next.state === 'SYN_RECEIVED') next.incarnation -= 1;
}

/** The connection is over and nobody asks about it any more. Its numbers and counts stay, for `begin` and for `data lost`. */
function forget(next: Draft): void {
  drop(next);
  next.unread = 0;
  next.peerFin = false;
  next.closed = false;
  next.fate = null;
  next.told = false;
}

/**
 * A new connection. Its initial number is what the scenario gave, or the last number used + 64000: larger than every
 * number of the connection before it, as RFC 9293, 3.6.1 (MAY-2) asks of one that takes over TIME_WAIT.
 */
export function begin(next: Draft, incarnation: number, passive: boolean): void {
  const iss = next.nextIss ?? advance(next.sndNxt, 63_999);
  forget(next);
  next.incarnation = incarnation;
  next.passive = passive;
  next.listening = false;
  next.nextIss = null;
  next.sndUna = iss;
  next.sndNxt = iss;
  next.rcvNxt = 0;
  next.sent = 0;
  next.read = 0;
}
