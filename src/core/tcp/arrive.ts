import { classify } from './classify';
import type { Endpoint } from './endpoint';
import { begin, enter } from './enter';
import { rowFor } from './lookup';
import { setTimers, startTimers } from './output';
import type { Received } from './receive';
import { acknowledge } from './receive';
import type { Segment } from './segment';
import { ACK, has, RST, SYN } from './segment';
import { advance, before } from './sequence';
import type { Step } from './send';
import { send } from './send';
import type { Settings } from './settings';

/** A segment arrives: RFC 9293, 3.10.7. */
export function takeSegment(endpoint: Endpoint, segment: Segment, settings: Settings): Step {
  const { event, taken, received } = classify(endpoint, segment, settings);
  const row = rowFor(endpoint.state, event);
  const opens = taken && has(segment, SYN) && (event === 'SYN' || event === 'new SYN' || event === 'SYN + ACK of SYN');
  let next = opens ? takeSyn(endpoint, segment) : endpoint;
  if (taken && has(segment, ACK) && !has(segment, RST)) next = takeAck(next, segment.ack, settings);
  if (received !== null) next = takeText(next, received);
  if (taken && !opens && segment.incarnation < endpoint.incarnation && (next !== endpoint || row.to !== 'same')) {
    next = { ...next, acceptedOld: true };
  }
  const cause = { segment, urgent: wantsAckNow(endpoint, segment, settings) };
  return send(row, enter(next, row, settings), settings, cause);
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
  if (!before(endpoint.sndUna, ack) || before(endpoint.sndNxt, ack)) return endpoint;
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

/**
 * An ACK must not be held for this segment: it fills a gap (RFC 5681, 4.2), or it is the second full-sized one since the
 * last ACK (RFC 9293, 3.8.6.3, SHLD-19).
 */
function wantsAckNow(endpoint: Endpoint, segment: Segment, settings: Settings): boolean {
  return endpoint.early.length > 0 || (endpoint.timers['delayed-ack'] !== null && segment.len >= settings.mss);
}
