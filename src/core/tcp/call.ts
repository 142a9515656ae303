import type { Draft, Endpoint, TcpError } from './endpoint';
import { copyOf } from './endpoint';
import { begin, enter } from './enter';
import type { Event } from './events';
import { isToldToReaders } from './linux';
import { rowFor } from './lookup';
import { formReset } from './output';
import type { Row } from './row';
import type { Segment } from './segment';
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
  const next = copyOf(endpoint);
  if (row.refuses !== undefined) {
    refuse(next, call, row.refuses);
    return { endpoint: next, sent: [], row };
  }
  next.refusal = null;
  return { endpoint: next, sent: perform(next, call, row, settings), row };
}

/** Does what the call asks for; returns what is sent. */
function perform(next: Draft, call: Call, row: Row, settings: Settings): readonly Segment[] {
  switch (call.name) {
    case 'listen':
      if (next.state === 'TIME_WAIT') next.listening = true;
      enter(next, row, settings);
      return send(row, next, settings);
    case 'connect':
      begin(next, next.incarnation + 1, false);
      enter(next, row, settings);
      return send(row, next, settings);
    case 'send':
      next.queued += call.bytes;
      next.sent += call.bytes;
      return send(row, next, settings);
    case 'receive':
      receive(next, settings);
      return [];
    case 'shutdown':
      enter(next, row, settings);
      // Before there is a connection nothing is left that could be read.
      next.closed = row.to === 'CLOSED';
      if (!next.closed) finish(next);
      return send(row, next, settings);
    case 'close':
    case 'abort':
      next.closed = true;
      next.unread = 0;
      if (row.sends === 'RST') return reset(next, row, settings);
      enter(next, row, settings);
      if (row.sends === 'FIN') finish(next);
      return send(row, next, settings);
  }
}

/**
 * A refused call changes nothing but what it returns. A `send` returns how the connection ended, if nobody has been told
 * yet, as sockets do [K]; other calls only say that there is no connection.
 */
function refuse(next: Draft, call: Call, error: TcpError): void {
  const untold = call.name === 'send' && next.state === 'CLOSED' && next.fate !== null && !next.told;
  next.refusal = untold ? next.fate : error;
  next.told ||= untold;
}

/**
 * What `receive` returns: what is there; else how the connection ended, once; else end of file; else it waits (`null`).
 * Reading: RFC 9293 lets RECEIVE fail once both FINs have been exchanged; here it returns what is left and then end of
 * file, as sockets do.
 */
function receive(next: Draft, settings: Settings): void {
  const { unread, fate } = next;
  const over = next.state === 'CLOSED';
  if (unread > 0) {
    next.got = unread;
    next.unread = 0;
    next.read += unread;
  } else if (over && fate !== null && !next.told && isToldToReaders(next, settings)) {
    next.got = null;
    next.refusal = fate;
    next.told = true;
  } else if (over && (next.incarnation === 0 || next.closed)) {
    next.got = null;
    next.refusal = 'not-connected';
  } else {
    next.got = over || next.peerFin ? 'EOF' : null;
  }
}

/** The application has no more to send; the FIN follows what is queued. */
function finish(next: Draft): void {
  if (!next.finSent) next.finQueued = true;
}

/** The RST is formed before the numbers could change. */
function reset(next: Draft, row: Row, settings: Settings): readonly Segment[] {
  const sent = formReset(next, settings);
  enter(next, row, settings);
  return [sent];
}
