import type { Endpoint, Timer, Unacked } from './endpoint';
import type { Segment } from './segment';
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment';
import { advance, distance } from './sequence';
import type { Settings } from './settings';

/** An endpoint after it has sent something, and what it sent, first first. */
export interface Output {
  readonly endpoint: Endpoint;
  readonly sent: readonly Segment[];
}

/** The same endpoint with some of its timers set (how much is left) or stopped (`null`). */
export function setTimers(endpoint: Endpoint, timers: Readonly<Partial<Record<Timer, number | null>>>): Endpoint {
  return { ...endpoint, timers: { ...endpoint.timers, ...timers } };
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>: what an ACK, a challenge ACK and a repeated ACK all are. */
export function sendAck(endpoint: Endpoint): Output {
  const segment = form(endpoint, ACK, endpoint.sndNxt, 0);
  return { endpoint: setTimers(endpoint, { 'delayed-ack': null }), sent: [segment] };
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
export function sendSyn(endpoint: Endpoint, withAck: boolean, settings: Settings): Output {
  const iss = endpoint.sndUna;
  const unacked: Unacked[] = [{ seq: iss, len: 0, syn: true, fin: false, resends: 0 }];
  const after = startTimers({ ...endpoint, sndNxt: advance(iss, 1), unacked }, settings);
  return { endpoint: after, sent: [form(endpoint, withAck ? SYN | ACK : SYN, iss, 0)] };
}

/** Our SYN once more, now with the ACK of the peer's: both ends dialled (RFC 9293, Figure 8). */
export function sendSynAgain(endpoint: Endpoint): Output {
  return { endpoint, sent: [form(endpoint, SYN | ACK, endpoint.sndUna, 0)] };
}

/**
 * Puts queued text into segments as far as the peer's window allows, then the FIN, which takes a number of the window
 * too. The FIN rides on the last text if that waited for it. Text waits for the ACK of our SYN; a FIN alone does not.
 */
export function flush(endpoint: Endpoint, settings: Settings): Output {
  if (endpoint.queued === 0 && !endpoint.finQueued) return { endpoint, sent: [] };
  const synOut = endpoint.unacked[0]?.syn === true;
  let { queued, sndNxt, finQueued, finSent } = endpoint;
  let room = settings.window - distance(endpoint.sndUna, sndNxt);
  const sent: Segment[] = [];
  const unacked = [...endpoint.unacked];
  const put = (len: number, fin: boolean) => {
    sent.push(form(endpoint, fin ? FIN | ACK : ACK, sndNxt, len));
    unacked.push({ seq: sndNxt, len, syn: false, fin, resends: 0 });
    sndNxt = advance(sndNxt, len + (fin ? 1 : 0));
    room -= len + (fin ? 1 : 0);
    queued -= len;
  };
  while (!synOut && queued > 0 && room > 0) {
    const len = Math.min(queued, settings.mss, room);
    const fin = finQueued && len === queued && len < room;
    put(len, fin);
    if (fin) [finQueued, finSent] = [false, true];
  }
  if (finQueued && queued === 0 && room > 0) {
    put(0, true);
    [finQueued, finSent] = [false, true];
  }
  if (sent.length === 0) return { endpoint, sent };
  const after = { ...endpoint, queued, sndNxt, finQueued, finSent, unacked };
  return { endpoint: setTimers(startTimers(after, settings), { 'delayed-ack': null }), sent };
}

/** The first unacknowledged segment once more (RFC 9293, 3.10.8); the next time-out is twice as long (RFC 6298, 5.5). */
export function retransmit(endpoint: Endpoint, settings: Settings): Output {
  const [first, ...rest] = endpoint.unacked;
  if (first === undefined) throw new Error('retransmit: nothing is unacknowledged');
  const bits = (first.syn ? SYN : 0) | (first.fin ? FIN : 0) | (endpoint.state === 'SYN_SENT' ? 0 : ACK);
  const interval = settings.discrete ? endpoint.interval : Math.min(endpoint.interval * 2, settings.rtoLimit);
  const resends = first.resends + 1;
  const after = { ...endpoint, interval, unacked: [{ ...first, resends }, ...rest] };
  const timers = { retransmit: resends < endpoint.resendLimit ? interval : null, 'delayed-ack': null };
  return { endpoint: setTimers(after, timers), sent: [form(endpoint, bits, first.seq, first.len)] };
}

/** Starts the retransmission timer and the user time-out where something is unacknowledged and they do not run yet. */
export function startTimers(endpoint: Endpoint, settings: Settings): Endpoint {
  const [first] = endpoint.unacked;
  if (first === undefined) return setTimers(endpoint, { retransmit: null, 'user-timeout': null });
  if (endpoint.timers.retransmit !== null || first.resends >= endpoint.resendLimit) return endpoint;
  return setTimers(
    { ...endpoint, interval: settings.rto.most },
    { retransmit: settings.rto.most, 'user-timeout': endpoint.timers['user-timeout'] ?? settings.userTimeout },
  );
}

function form(endpoint: Endpoint, flags: number, seq: number, len: number): Segment {
  const ack = (flags & ACK) === 0 ? 0 : endpoint.rcvNxt;
  return { flags, seq, ack, len, incarnation: endpoint.incarnation };
}
