import type { Draft, Endpoint } from './endpoint';
import type { Segment } from './segment';
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment';
import { advance, distance } from './sequence';
import type { Settings } from './settings';

/** What an endpoint sends. Each function takes the draft of a step, changes what sending changes, and returns what left. */

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>: what an ACK, a challenge ACK and a repeated ACK all are. */
export function sendAck(next: Draft): Segment {
  next.timers['delayed-ack'] = null;
  return form(next, ACK, next.sndNxt, 0);
}

/** The abort's RST: <SEQ=SND.NXT><CTL=RST> (RFC 9293, 3.10.5); Linux sets the ACK bit too. */
export function formReset(endpoint: Endpoint, settings: Settings): Segment {
  return form(endpoint, settings.profile === 'linux' ? RST | ACK : RST, endpoint.sndNxt, 0);
}

/** The RST that answers a segment nobody wants (RFC 9293, 3.5.2 and 3.10.7.1). It belongs to that segment's connection. */
export function formResetInReply(segment: Segment): Segment {
  const { incarnation } = segment;
  return has(segment, ACK)
    ? { flags: RST, seq: segment.ack, ack: 0, len: 0, incarnation }
    : { flags: RST | ACK, seq: 0, ack: advance(segment.seq, lengthOf(segment)), len: 0, incarnation };
}

/** Sends our SYN for the first time; `withAck` when the peer's is here already. */
export function sendSyn(next: Draft, withAck: boolean, settings: Settings): Segment {
  const iss = next.sndUna;
  next.sndNxt = advance(iss, 1);
  next.unacked = [{ seq: iss, len: 0, syn: true, fin: false, resends: 0 }];
  startTimers(next, settings);
  return form(next, withAck ? SYN | ACK : SYN, iss, 0);
}

/** Our SYN once more, now with the ACK of the peer's: both ends dialled (RFC 9293, Figure 7). */
export function formSynAgain(endpoint: Endpoint): Segment {
  return form(endpoint, SYN | ACK, endpoint.sndUna, 0);
}

/**
 * Puts queued text into segments as far as the peer's window allows, then the FIN, which takes a number of the window
 * too. The FIN rides on the last text if that waited for it. Text waits for the ACK of our SYN; a FIN alone does not.
 */
export function flush(next: Draft, settings: Settings): readonly Segment[] {
  if (next.queued === 0 && !next.finQueued) return [];
  const synOut = next.unacked[0]?.syn === true;
  let room = settings.window - distance(next.sndUna, next.sndNxt);
  const sent: Segment[] = [];
  const unacked = [...next.unacked];
  const put = (len: number, fin: boolean) => {
    const numbers = len + (fin ? 1 : 0);
    sent.push(form(next, fin ? FIN | ACK : ACK, next.sndNxt, len));
    unacked.push({ seq: next.sndNxt, len, syn: false, fin, resends: 0 });
    next.sndNxt = advance(next.sndNxt, numbers);
    room -= numbers;
    next.queued -= len;
    if (fin) [next.finQueued, next.finSent] = [false, true];
  };
  while (!synOut && next.queued > 0 && room > 0) {
    const len = Math.min(next.queued, settings.mss, room);
    put(len, next.finQueued && len === next.queued && len < room);
  }
  if (next.finQueued && next.queued === 0 && room > 0) put(0, true);
  if (sent.length === 0) return sent;
  next.unacked = unacked;
  startTimers(next, settings);
  next.timers['delayed-ack'] = null;
  return sent;
}

/** The first unacknowledged segment once more (RFC 9293, 3.10.8); the next timeout is twice as long (RFC 6298, 5.5). */
export function retransmit(next: Draft, settings: Settings): Segment {
  const [first, ...rest] = next.unacked;
  if (first === undefined) throw new Error('retransmit: nothing is unacknowledged');
  const bits = (first.syn ? SYN : 0) | (first.fin ? FIN : 0) | (next.state === 'SYN_SENT' ? 0 : ACK);
  const resends = first.resends + 1;
  next.unacked = [{ ...first, resends }, ...rest];
  if (!settings.discrete) next.interval = Math.min(next.interval * 2, settings.rtoLimit);
  next.timers.retransmit = resends < next.resendLimit ? next.interval : null;
  next.timers['delayed-ack'] = null;
  return form(next, bits, first.seq, first.len);
}

/** Starts the retransmission timer and the user timeout where something is unacknowledged and they do not run yet. */
export function startTimers(next: Draft, settings: Settings): void {
  const { timers } = next;
  const first = next.unacked[0];
  if (first === undefined) {
    timers.retransmit = null;
    timers['user-timeout'] = null;
  } else if (timers.retransmit === null && first.resends < next.resendLimit) {
    next.interval = settings.rto.most;
    timers.retransmit = settings.rto.most;
    timers['user-timeout'] ??= settings.userTimeout;
  }
}

function form(endpoint: Endpoint, flags: number, seq: number, len: number): Segment {
  const ack = (flags & ACK) === 0 ? 0 : endpoint.rcvNxt;
  return { flags, seq, ack, len, incarnation: endpoint.incarnation };
}
