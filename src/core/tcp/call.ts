import type { Endpoint, TcpError } from './endpoint';
import { begin, enter } from './enter';
import type { Event } from './events';
import { rowFor } from './lookup';
import { formReset } from './output';
import type { Row } from './row';
import type { Step } from './send';
import { send } from './send';
import type { Settings } from './settings';

/** A call of the application. */
export type Call =
  | { readonly name: 'listen' | 'connect' | 'receive' | 'shutdown' | 'close' | 'abort' }
  | { readonly name: 'send'; readonly bytes: number };

/** The event that a call is, in this endpoint's state. */
export function eventOfCall(endpoint: Endpoint, name: Call['name']): Event {
  const { state } = endpoint;
  const given = endpoint.closed && state !== 'CLOSED' && state !== 'LISTEN';
  switch (name) {
    case 'listen':
    case 'connect':
      return name;
    case 'abort':
      return endpoint.listening ? 'abort, listener' : name;
    case 'send':
    case 'receive':
    case 'shutdown':
      return given ? 'call after close' : name;
    case 'close':
      if (given) return 'call after close';
      return endpoint.unread > 0 && state !== 'TIME_WAIT' && state !== 'CLOSED' ? 'close, unread data' : name;
  }
}

/** A call of the application: RFC 9293, 3.10.1 to 3.10.5. */
export function takeCall(endpoint: Endpoint, call: Call, settings: Settings): Step {
  const row = rowFor(endpoint.state, eventOfCall(endpoint, call.name));
  if (row.refuses !== undefined) return refuse(endpoint, call, row, row.refuses);
  const caller: Endpoint = { ...endpoint, refusal: null };
  switch (call.name) {
    case 'listen': {
      const waits = caller.state === 'TIME_WAIT' ? { ...caller, listening: true } : caller;
      return send(row, enter(waits, row, settings), settings);
    }
    case 'connect':
      return send(row, enter(begin(caller, caller.incarnation + 1, false), row, settings), settings);
    case 'send': {
      const queued = { ...caller, queued: caller.queued + call.bytes, sent: caller.sent + call.bytes };
      return send(row, queued, settings);
    }
    case 'receive':
      return { endpoint: receive(caller), sent: [], row };
    case 'shutdown':
      return send(row, finish(enter(caller, row, settings)), settings);
    case 'close': {
      const given: Endpoint = { ...caller, closed: true, unread: 0 };
      if (row.sends === 'RST') return reset(given, row, settings);
      const entered = enter(given, row, settings);
      return send(row, row.sends === 'FIN' ? finish(entered) : entered, settings);
    }
    case 'abort': {
      const given: Endpoint = { ...caller, closed: true, unread: 0 };
      if (row.sends === 'RST') return reset(given, row, settings);
      return send(row, enter(given, row, settings), settings);
    }
  }
}

/**
 * A refused call changes nothing but what it returns. A `send` returns how the connection ended, if nobody has been told
 * yet, as sockets do [K]; other calls only say that there is no connection.
 */
function refuse(endpoint: Endpoint, call: Call, row: Row, error: TcpError): Step {
  const untold = call.name === 'send' && endpoint.state === 'CLOSED' && endpoint.fate !== null && !endpoint.told;
  const told = { refusal: untold ? endpoint.fate : error, told: endpoint.told || untold };
  return { endpoint: { ...endpoint, ...told }, sent: [], row };
}

/**
 * What `receive` returns: what is there; else how the connection ended, once; else end of file; else it waits (`null`).
 * Reading: RFC 9293 lets RECEIVE fail once both FINs have been exchanged; here it returns what is left and then end of
 * file, as sockets do.
 */
function receive(endpoint: Endpoint): Endpoint {
  const { unread, fate } = endpoint;
  if (unread > 0) return { ...endpoint, got: unread, unread: 0, read: endpoint.read + unread };
  const over = endpoint.state === 'CLOSED';
  if (over && fate !== null && !endpoint.told) return { ...endpoint, got: null, refusal: fate, told: true };
  if (over && (endpoint.incarnation === 0 || endpoint.closed)) {
    return { ...endpoint, got: null, refusal: 'not-connected' };
  }
  return { ...endpoint, got: over || endpoint.peerFin ? 'EOF' : null };
}

/** The application has no more to send; the FIN follows what is queued. */
function finish(endpoint: Endpoint): Endpoint {
  return endpoint.finSent ? endpoint : { ...endpoint, finQueued: true };
}

/** The RST is formed before the numbers could change. */
function reset(endpoint: Endpoint, row: Row, settings: Settings): Step {
  return { endpoint: enter(endpoint, row, settings), sent: [formReset(endpoint, settings)], row };
}
