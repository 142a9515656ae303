import type { Endpoint } from './endpoint';
import type { Event } from './events';
import type { Segment } from './segment';
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment';
import { advance, atOrBefore, before, distance } from './sequence';
import type { Settings } from './settings';

/** How often the kernel repeats a segment that no application owns any more (tcp_orphan_retries 0 stands for 8). */
const ORPHAN_RETRIES = 8;

/**
 * Whether the kernel gives up now instead of repeating once more: the application has closed, and the first unacknowledged
 * segment has been repeated often enough. With a first timeout of 200 ms that is after 102.2 s; recorded were 108 s.
 */
export function isGivenUpByLinux({ closed, unacked }: Endpoint, { profile, discrete }: Settings): boolean {
  return profile === 'linux' && !discrete && closed && (unacked[0]?.resends ?? 0) >= ORPHAN_RETRIES;
}

/**
 * Whether `receive` tells how a connection ended. Once the peer's FIN has been received the kernel does not look for an
 * error any more (tcp_recvmsg_locked, SOCK_DONE): reading goes on at end of file, and only `send` is told.
 */
export function isToldToReaders({ peerFin }: Endpoint, { profile }: Settings): boolean {
  return profile === 'rfc' || !peerFin;
}

/** An event of the table for a segment, and whether its ACK counts. */
interface Verdict {
  readonly event: Event;
  readonly taken: boolean;
}

const taken = (event: Event): Verdict => ({ event, taken: true });
const dropped = (event: Event): Verdict => ({ event, taken: false });

/**
 * Where `profile linux` takes a segment for something else than RFC 9293 does, as the kernel's tcp_input.c and
 * tcp_minisocks.c have it; undefined where the two agree. There are four causes. A segment that ends exactly at RCV.NXT
 * is in the window for the kernel, so its ACK counts; where that ACK completes a close the segment is not answered. What
 * is left of a closed socket in FIN_WAIT_2 or TIME_WAIT is a small record that looks at less, and waits anew for more. A
 * RST just below a FIN that was received counts. And an established socket drops the ACK of something unsent without a
 * word.
 */
export function judgeForLinux(endpoint: Endpoint, segment: Segment, window: number): Verdict | undefined {
  const { state, rcvNxt } = endpoint;
  if (has(segment, SYN)) {
    const isAnswered = state === 'TIME_WAIT' && has(segment, ACK) && !has(segment, RST);
    return isAnswered ? dropped('outside window, Linux') : undefined;
  }
  switch (state) {
    case 'TIME_WAIT':
      return inTimeWait(endpoint, segment);
    case 'FIN_WAIT_2':
      return endpoint.closed ? inOrphan(endpoint, segment, window) : undefined;
    case 'FIN_WAIT_1':
      return endsAtNext(endpoint, segment) ? repeated(endpoint, segment) : afterHole(endpoint, segment, window);
    case 'CLOSE_WAIT':
    case 'CLOSING':
    case 'LAST_ACK':
      if (has(segment, RST)) return segment.seq === advance(rcvNxt, -1) ? taken('RST') : undefined;
      return endsAtNext(endpoint, segment) ? repeated(endpoint, segment) : undefined;
    case 'ESTABLISHED':
      if (has(segment, RST)) return undefined;
      if (has(segment, ACK) && before(endpoint.sndNxt, segment.ack)) return dropped('ACK');
      return endsAtNext(endpoint, segment) ? repeated(endpoint, segment) : undefined;
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN_SENT':
    case 'SYN_RECEIVED':
      return undefined;
  }
}

/**
 * The record of TIME_WAIT: a bare ACK with the awaited number is taken, anything else but a RST is acknowledged. Whatever
 * has the ACK bit begins the wait again.
 */
function inTimeWait(endpoint: Endpoint, segment: Segment): Verdict | undefined {
  const awaited = segment.seq === endpoint.rcvNxt;
  if (has(segment, RST)) return awaited ? undefined : dropped('RST outside window');
  if (has(segment, FIN | ACK) && advance(segment.seq, lengthOf(segment)) === endpoint.rcvNxt) return undefined;
  if (!has(segment, ACK)) return dropped('outside window');
  return awaited && lengthOf(segment) === 0 ? taken('ACK, Linux') : dropped('outside window, Linux');
}

/** The record of FIN_WAIT_2 after close(): it waits for the FIN in order and for nothing else. */
function inOrphan({ rcvNxt }: Endpoint, segment: Segment, window: number): Verdict | undefined {
  const ahead = distance(rcvNxt, segment.seq);
  const end = advance(segment.seq, lengthOf(segment));
  if (ahead >= window || !(ahead >= 0 || before(rcvNxt, end))) return undefined;
  if (has(segment, RST)) return taken('RST');
  if (!has(segment, ACK)) return undefined;
  if (lengthOf(segment) === 0) return taken('ACK');
  return has(segment, FIN) && end === advance(rcvNxt, 1) ? undefined : taken('text after close');
}

/** A FIN ahead of a hole, after close(): there is text that nobody can read any more. */
function afterHole(endpoint: Endpoint, segment: Segment, window: number): Verdict | undefined {
  const ahead = distance(endpoint.rcvNxt, segment.seq);
  const acceptable = has(segment, ACK) && !has(segment, RST) && atOrBefore(segment.ack, endpoint.sndNxt);
  const tells = endpoint.closed && has(segment, FIN) && ahead > 0 && ahead < window;
  return tells && acceptable ? taken('text after close') : undefined;
}

/** Text or a FIN that has all been received, whose ACK is not older than what we know. */
function endsAtNext({ rcvNxt, sndUna, sndNxt }: Endpoint, segment: Segment): boolean {
  const repeats = lengthOf(segment) > 0 && advance(segment.seq, lengthOf(segment)) === rcvNxt;
  return (
    repeats && !has(segment, RST) && has(segment, ACK) && before(sndUna, segment.ack) && atOrBefore(segment.ack, sndNxt)
  );
}

function repeated(endpoint: Endpoint, segment: Segment): Verdict {
  const { state, closed, peerFin } = endpoint;
  const acksFin = endpoint.finSent && segment.ack === endpoint.sndNxt;
  if (acksFin && (state === 'CLOSING' || state === 'LAST_ACK')) return taken('ACK of FIN');
  if (acksFin && state === 'FIN_WAIT_1') return taken(closed ? 'ACK of FIN' : 'ACK of FIN + gap');
  return taken(peerFin && has(segment, FIN) ? 'repeated FIN' : 'outside window');
}
