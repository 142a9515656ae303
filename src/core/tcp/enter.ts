import type { Endpoint } from './endpoint';
import { NO_TIMERS } from './endpoint';
import { setTimers } from './output';
import type { Row } from './row';
import { advance } from './sequence';
import type { Settings } from './settings';
import type { State } from './states';

/** What becomes of an endpoint's queues, timers and memory when it goes where a row leads, or when it begins anew. */

/** Goes where the row leads. `CLOSED` keeps the numbers: a later connection continues from them. */
export function enter(endpoint: Endpoint, row: Row, settings: Settings): Endpoint {
  const restarted = row.restarts === undefined ? endpoint : setTimers(endpoint, { [row.restarts]: settings.timeWait });
  if (row.to === 'same') return startFinTimeout(restarted, settings);
  const ended = row.ends === undefined ? restarted : { ...restarted, fate: row.ends, told: false };
  return arriveIn(ended, row.to, settings);
}

function arriveIn(endpoint: Endpoint, state: State, settings: Settings): Endpoint {
  switch (state) {
    case 'CLOSED':
      return drop({ ...endpoint, state, listening: false });
    case 'LISTEN':
      return { ...forget(endpoint), state, listening: false, passive: true };
    case 'TIME_WAIT':
      return { ...drop(endpoint), state, finSent: true, timers: { ...NO_TIMERS, 'time-wait': settings.timeWait } };
    case 'SYN_SENT':
    case 'SYN_RECEIVED':
    case 'ESTABLISHED':
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
    case 'CLOSING':
    case 'CLOSE_WAIT':
    case 'LAST_ACK':
      return startFinTimeout({ ...endpoint, state }, settings);
  }
}

/** Linux's limit on FIN_WAIT_2, from the moment when nobody reads any more. */
function startFinTimeout(endpoint: Endpoint, settings: Settings): Endpoint {
  const starts = endpoint.state === 'FIN_WAIT_2' && endpoint.closed && endpoint.timers['fin-timeout'] === null;
  return starts ? setTimers(endpoint, { 'fin-timeout': settings.finTimeout }) : endpoint;
}

/** Nothing more is sent by itself: queues and timers are gone, what was received stays to be read. */
function drop(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    queued: 0,
    finQueued: false,
    finSent: false,
    unacked: [],
    interval: 0,
    early: [],
    timers: NO_TIMERS,
  };
}

/** The connection is over and nobody asks about it any more. Its numbers and counts stay, for `begin` and for `data lost`. */
function forget(endpoint: Endpoint): Endpoint {
  return { ...drop(endpoint), unread: 0, peerFin: false, closed: false, fate: null, told: false };
}

/**
 * A new connection. Its initial number is what the scenario gave, or the last number used + 64000: larger than every
 * number of the connection before it, as RFC 9293, 3.6.1 (MAY-2) asks of one that takes over TIME_WAIT.
 */
export function begin(endpoint: Endpoint, incarnation: number, passive: boolean): Endpoint {
  const iss = endpoint.nextIss ?? advance(endpoint.sndNxt, 63_999);
  return {
    ...forget(endpoint),
    incarnation,
    passive,
    listening: false,
    nextIss: null,
    sndUna: iss,
    sndNxt: iss,
    rcvNxt: 0,
    sent: 0,
    read: 0,
  };
}
