import { classify } from './classify';
import type { Endpoint, TcpError, Timer } from './endpoint';
import { NO_TIMERS } from './endpoint';
import type { Event } from './events';
import { rowFor } from './lookup';
import type { Output } from './output';
import { flush, formReset, formResetInReply, retransmit, sendAck, sendSyn, setTimers, startTimers } from './output';
import type { Received } from './receive';
import { acknowledge } from './receive';
import type { Row } from './row';
import type { Segment } from './segment';
import { ACK, has, SYN } from './segment';
import { advance, before } from './sequence';
import type { Settings } from './settings';
import type { State } from './states';

/** A call of the application. */
export type Call =
  | { readonly name: 'listen' | 'connect' | 'receive' | 'shutdown' | 'close' | 'abort' }
  | { readonly name: 'send'; readonly bytes: number };

/** What can be put to an endpoint. */
export type Input =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'timer'; readonly timer: Timer };

/** The endpoint afterwards, what it sent (first first), and the row of the table that decided it. */
export interface Step extends Output {
  readonly row: Row;
}

/** One step of one endpoint: pure, and total for every input that can happen. */
export function step(endpoint: Endpoint, input: Input, settings: Settings): Step {
  switch (input.kind) {
    case 'call':
      return takeCall(endpoint, input.call, settings);
    case 'segment':
      return takeSegment(endpoint, input.segment, settings);
    case 'timer':
      return takeTimeout(endpoint, input.timer, settings);
  }
}

/** The event that a call is, in this endpoint's state. */
export function eventOfCall(endpoint: Endpoint, name: Call['name']): Event {
  const given = endpoint.closed && endpoint.state !== 'CLOSED' && endpoint.state !== 'LISTEN';
  switch (name) {
    case 'listen':
    case 'connect':
    case 'abort':
      return name;
    case 'send':
    case 'receive':
    case 'shutdown':
      return given ? 'call after close' : name;
    case 'close':
      if (given) return 'call after close';
      return endpoint.unread > 0 && endpoint.state !== 'TIME_WAIT' && endpoint.state !== 'CLOSED'
        ? 'close, unread data'
        : name;
  }
}

function takeCall(endpoint: Endpoint, call: Call, settings: Settings): Step {
  const row = rowFor(endpoint.state, eventOfCall(endpoint, call.name));
  if (row.refuses !== undefined) return { ...refuse(endpoint, row.refuses), row };
  const before: Endpoint = { ...endpoint, refusal: null };
  switch (call.name) {
    case 'listen':
      if (before.state === 'TIME_WAIT') return { endpoint: { ...before, listening: true }, sent: [], row };
      return { endpoint: { ...enter(forget(before), row, settings), passive: true }, sent: [], row };
    case 'connect':
      return { ...send(row, enter(begin(before, before.incarnation + 1, false), row, settings), settings), row };
    case 'send': {
      const queued = { ...before, queued: before.queued + call.bytes, sent: before.sent + call.bytes };
      return { ...send(row, queued, settings), row };
    }
    case 'receive':
      return { ...receive(before), row };
    case 'shutdown':
      return { ...send(row, finish(enter(before, row, settings)), settings), row };
    case 'close': {
      const given: Endpoint = { ...before, closed: true, unread: 0 };
      if (row.sends === 'RST') return { ...send(row, given, settings), row };
      const closing = row.sends === 'FIN' ? finish(enter(given, row, settings)) : enter(given, row, settings);
      return { ...send(row, closing, settings), row };
    }
    case 'abort':
      return { ...send(row, { ...before, closed: true, unread: 0 }, settings), row };
  }
}

/** A refused call changes nothing but what it returns: how the connection ended if nobody has been told yet, else `error`. */
function refuse(endpoint: Endpoint, error: TcpError): Output {
  const untold = endpoint.state === 'CLOSED' && endpoint.fate !== null && !endpoint.told;
  return {
    endpoint: { ...endpoint, refusal: untold ? endpoint.fate : error, told: endpoint.told || untold },
    sent: [],
  };
}

/** What `receive` returns: what is there; else how the connection ended, once; else end of file; else it waits. */
function receive(endpoint: Endpoint): Output {
  const { unread } = endpoint;
  if (unread > 0) return { endpoint: { ...endpoint, got: unread, unread: 0, read: endpoint.read + unread }, sent: [] };
  if (endpoint.fate !== null && !endpoint.told) {
    return { endpoint: { ...endpoint, got: null, refusal: endpoint.fate, told: true }, sent: [] };
  }
  const over = endpoint.state === 'CLOSED';
  if (over && (endpoint.incarnation === 0 || endpoint.closed)) {
    return { endpoint: { ...endpoint, got: null, refusal: 'not-connected' }, sent: [] };
  }
  return { endpoint: { ...endpoint, got: over || endpoint.peerFin ? 'EOF' : null }, sent: [] };
}

function takeSegment(endpoint: Endpoint, segment: Segment, settings: Settings): Step {
  const { event, taken, received } = classify(endpoint, segment, settings);
  const row = rowFor(endpoint.state, event);
  const opens = taken && has(segment, SYN) && (event === 'SYN' || event === 'new SYN' || event === 'SYN + ACK of SYN');
  let next = endpoint;
  if (opens) next = takeSyn(next, segment);
  if (taken && has(segment, ACK)) next = takeAck(next, segment.ack, settings);
  if (received !== null) next = takeText(next, received);
  if (taken && !opens && segment.incarnation < endpoint.incarnation && (next !== endpoint || row.to !== 'same')) {
    next = { ...next, acceptedOld: true };
  }
  const output = send(row, enter(next, row, settings), settings, segment);
  return { ...output, row };
}

/** The peer's SYN: its number counts, and unless ours is out already this connection begins with it. */
function takeSyn(endpoint: Endpoint, segment: Segment): Endpoint {
  const dialled = endpoint.state === 'SYN_SENT';
  const opened = dialled ? endpoint : begin(endpoint, segment.incarnation, true);
  const old = dialled ? segment.incarnation < endpoint.incarnation : segment.incarnation <= endpoint.incarnation;
  return { ...opened, rcvNxt: advance(segment.seq, 1), acceptedOld: endpoint.acceptedOld || old };
}

/** SND.UNA and the retransmission queue move on; the timers start again if something is still out (RFC 6298, 5.3). */
function takeAck(endpoint: Endpoint, ack: number, settings: Settings): Endpoint {
  if (!before(endpoint.sndUna, ack)) return endpoint;
  const moved = { ...endpoint, sndUna: ack, unacked: acknowledge(endpoint.unacked, ack) };
  return startTimers(setTimers(moved, { retransmit: null, 'user-timeout': null }), settings);
}

function takeText(endpoint: Endpoint, received: Received): Endpoint {
  if (received.rcvNxt === endpoint.rcvNxt && received.early === endpoint.early) return endpoint;
  return {
    ...endpoint,
    rcvNxt: received.rcvNxt,
    early: received.early,
    unread: endpoint.unread + received.bytes,
    peerFin: endpoint.peerFin || received.fin,
  };
}

function takeTimeout(endpoint: Endpoint, timer: Timer, settings: Settings): Step {
  const row = rowFor(endpoint.state, eventOfTimer(endpoint, timer));
  return { ...send(row, enter(setTimers(endpoint, { [timer]: null }), row, settings), settings), row };
}

function eventOfTimer(endpoint: Endpoint, timer: Timer): Event {
  switch (timer) {
    case 'retransmit':
      return 'retransmission timeout';
    case 'user-timeout':
      return 'user timeout';
    case 'delayed-ack':
      return 'delayed ACK';
    case 'fin-timeout':
      return 'FIN_WAIT_2 timeout';
    case 'time-wait':
      return endpoint.listening ? 'time-wait timeout, listener' : 'time-wait timeout';
  }
}

/** Goes where the row leads; a RST that is still to be sent needs the old numbers, which `CLOSED` keeps. */
function enter(endpoint: Endpoint, row: Row, settings: Settings): Endpoint {
  const restarts = row.restarts === undefined ? endpoint : setTimers(endpoint, { 'time-wait': settings.timeWait });
  if (row.to === 'same') return startFinTimeout(restarts, settings);
  return arrive(
    { ...restarts, fate: row.ends ?? endpoint.fate, told: row.ends === undefined && endpoint.told },
    row.to,
    settings,
  );
}

function arrive(endpoint: Endpoint, state: State, settings: Settings): Endpoint {
  switch (state) {
    case 'CLOSED':
      return drop({ ...endpoint, state, listening: false });
    case 'LISTEN':
      return { ...drop(endpoint), state, listening: false, passive: true, closed: false };
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

/** Linux's limit on FIN_WAIT_2, from the moment when nobody reads any more. */
function startFinTimeout(endpoint: Endpoint, settings: Settings): Endpoint {
  const starts = endpoint.state === 'FIN_WAIT_2' && endpoint.closed && endpoint.timers['fin-timeout'] === null;
  return starts ? setTimers(endpoint, { 'fin-timeout': settings.finTimeout }) : endpoint;
}

/** The application has no more to send. */
function finish(endpoint: Endpoint): Endpoint {
  return endpoint.finSent ? endpoint : { ...endpoint, finQueued: true };
}

/** No connection, but the next initial sequence number stays known. */
function forget(endpoint: Endpoint): Endpoint {
  return { ...drop(endpoint), unread: 0, peerFin: false, closed: false, sent: 0, read: 0, fate: null, told: false };
}

/** A new connection: its initial number is what the scenario gave, or the last number used + 64000. */
function begin(endpoint: Endpoint, incarnation: number, passive: boolean): Endpoint {
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
  };
}

/** Sends what the row says, then whatever was queued and may go now. */
function send(row: Row, endpoint: Endpoint, settings: Settings, cause?: Segment): Output {
  switch (row.sends) {
    case 'nothing':
      return mayFlush(endpoint) ? flush(endpoint, settings) : { endpoint, sent: [] };
    case 'SYN':
      return sendSyn(endpoint, false, settings);
    case 'SYN,ACK':
      return sendSynAck(endpoint, settings);
    case 'FIN':
    case 'text':
      return flush(endpoint, settings);
    case 'ACK': {
      const acked = sendAck(endpoint);
      const flushed = mayFlush(acked.endpoint) ? flush(acked.endpoint, settings) : { ...acked, sent: [] };
      return { endpoint: flushed.endpoint, sent: [...acked.sent, ...flushed.sent] };
    }
    case 'ACK, may wait': {
      const flushed = flush(endpoint, settings);
      if (flushed.sent.length > 0) return flushed;
      if (settings.delayedAck === null) return sendAck(endpoint);
      const left = endpoint.timers['delayed-ack'] ?? settings.delayedAck;
      return { endpoint: setTimers(endpoint, { 'delayed-ack': left }), sent: [] };
    }
    case 'RST':
      return { endpoint: arrive(endpoint, 'CLOSED', settings), sent: [formReset(endpoint, settings)] };
    case 'RST in reply':
      if (cause === undefined) throw new Error('send: a RST in reply answers a segment');
      return { endpoint, sent: [formResetInReply(cause)] };
    case 'again':
      return retransmit(endpoint, settings);
  }
}

/** Our SYN with an ACK: for the first time, or, when both ends dialled, once more with the ACK. */
function sendSynAck(endpoint: Endpoint, settings: Settings): Output {
  const [first] = endpoint.unacked;
  if (first?.syn !== true) return sendSyn(endpoint, true, settings);
  const segment: Segment = {
    flags: SYN | ACK,
    seq: first.seq,
    ack: endpoint.rcvNxt,
    len: 0,
    incarnation: endpoint.incarnation,
  };
  return { endpoint, sent: [segment] };
}

/** Whether something queued may be waiting for exactly this moment. */
function mayFlush(endpoint: Endpoint): boolean {
  return endpoint.queued > 0 || endpoint.finQueued;
}
