import { classify } from './classify';
import type { Draft, Endpoint } from './endpoint';
import { copyOf } from './endpoint';
import { begin, enter } from './enter';
import { rowFor } from './lookup';
import { startTimers } from './output';
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
  const next = copyOf(endpoint);
  if (opens) takeSyn(next, segment);
  const acked = taken && has(segment, ACK) && !has(segment, RST) && takeAck(next, segment.ack, settings);
  const brought = received !== null && takeText(next, received);
  const counts = taken && !opens && (acked || brought || row.to !== 'same');
  if (counts && segment.incarnation < endpoint.incarnation) next.acceptedOld = true;
  enter(next, row, settings);
  const sent = send(row, next, settings, { segment, urgent: wantsAckNow(endpoint, segment, settings) });
  return { endpoint: next, sent, row };
}

/** The peer's SYN: its number counts, and unless ours is out already this connection begins with it. */
function takeSyn(next: Draft, segment: Segment): void {
  const dialled = next.state === 'SYN_SENT';
  const old = dialled ? segment.incarnation < next.incarnation : segment.incarnation <= next.incarnation;
  if (!dialled) begin(next, segment.incarnation, true);
  next.rcvNxt = advance(segment.seq, 1);
  next.acceptedOld ||= old;
}

/**
 * SND.UNA and the retransmission queue move on; the timers start again if something is still out (RFC 6298, 5.3). Says
 * whether this ACK acknowledged anything.
 */
function takeAck(next: Draft, ack: number, settings: Settings): boolean {
  if (!before(next.sndUna, ack) || before(next.sndNxt, ack)) return false;
  next.sndUna = ack;
  next.unacked = acknowledge(next.unacked, ack);
  next.timers.retransmit = null;
  next.timers['user-timeout'] = null;
  startTimers(next, settings);
  return true;
}

/** Says whether the segment brought anything. */
function takeText(next: Draft, received: Received): boolean {
  if (received.rcvNxt === next.rcvNxt && received.early === next.early) return false;
  next.rcvNxt = received.rcvNxt;
  next.early = received.early;
  next.unread += received.bytes;
  next.peerFin ||= received.fin;
  return true;
}

/**
 * An ACK must not be held for this segment: it fills a gap (RFC 5681, 4.2), or it is the second full-sized one since the
 * last ACK (RFC 9293, 3.8.6.3, SHLD-19).
 */
function wantsAckNow(endpoint: Endpoint, segment: Segment, settings: Settings): boolean {
  return endpoint.early.length > 0 || (endpoint.timers['delayed-ack'] !== null && segment.len >= settings.mss);
}
