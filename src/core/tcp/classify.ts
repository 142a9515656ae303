import type { Endpoint } from './endpoint';
import type { Event } from './events';
import { judgeForLinux } from './linux';
import type { Received } from './receive';
import { reassemble } from './receive';
import type { Segment } from './segment';
import { ACK, FIN, has, lengthOf, RST, SYN } from './segment';
import { advance, atOrBefore, before, distance } from './sequence';
import type { Settings } from './settings';

/** An arriving segment as an event of the table, and what it adds when it is taken. */
export interface Arrival {
  readonly event: Event;
  /** The segment is taken: its ACK counts, and `received` too. */
  readonly taken: boolean;
  readonly received: Received | null;
}

const dropped = (event: Event): Arrival => ({ event, taken: false, received: null });
const taken = (event: Event, received: Received | null = null): Arrival => ({ event, taken: true, received });

/**
 * Which event a segment is for this endpoint: the checks of RFC 9293, 3.10.7, in the RFC's order.
 *
 * Reading: the RFC lets text and a FIN ride on a SYN and queues them. Here only the SYN is taken; since they are not
 * acknowledged, their sender sends them again. No end of ours ever sends such a segment.
 */
export function classify(endpoint: Endpoint, segment: Segment, settings: Settings): Arrival {
  switch (endpoint.state) {
    case 'CLOSED':
      return dropped(has(segment, RST) ? 'RST' : 'segment');
    case 'LISTEN':
      if (has(segment, RST)) return dropped('RST');
      if (has(segment, ACK)) return dropped('stray ACK');
      return has(segment, SYN) ? taken('SYN') : dropped('segment');
    case 'SYN_SENT':
      return classifyForSynSent(endpoint, segment);
    case 'SYN_RECEIVED':
    case 'ESTABLISHED':
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
    case 'CLOSING':
    case 'TIME_WAIT':
    case 'CLOSE_WAIT':
    case 'LAST_ACK':
      return classifyForConnected(endpoint, segment, settings);
  }
}

/** RFC 9293, 3.10.7.3. */
function classifyForSynSent(endpoint: Endpoint, segment: Segment): Arrival {
  const acknowledges = has(segment, ACK);
  const acceptable = acknowledges && before(endpoint.sndUna, segment.ack) && atOrBefore(segment.ack, endpoint.sndNxt);
  if (has(segment, RST)) return acceptable ? taken('RST') : dropped('RST outside window');
  if (acknowledges && !acceptable) return dropped('stray ACK');
  if (!has(segment, SYN)) return dropped('segment');
  return taken(acceptable ? 'SYN + ACK of SYN' : 'SYN');
}

/** RFC 9293, 3.10.7.4: SYN_RECEIVED and the synchronised states. */
function classifyForConnected(endpoint: Endpoint, segment: Segment, settings: Settings): Arrival {
  const { state } = endpoint;

  // A new connection may take over TIME_WAIT (MAY-2): its SYN need not lie in the old window.
  if (state === 'TIME_WAIT' && endpoint.listening && segment.flags === SYN && before(endpoint.rcvNxt, segment.seq)) {
    return taken('new SYN');
  }

  if (settings.profile === 'linux') {
    const verdict = judgeForLinux(endpoint, segment, settings.window);
    if (verdict !== undefined) return { ...verdict, received: null };
  }

  // 1 and 2 for a RST: only its own number counts
  if (has(segment, RST)) return classifyReset(endpoint, segment, settings);

  // 1: the sequence number
  if (!isAcceptable(endpoint, segment, settings.window)) {
    if (isRepeatedFin(endpoint, segment)) {
      const acksFin = (state === 'CLOSING' || state === 'LAST_ACK') && acknowledgesFin(endpoint, segment);
      return taken(acksFin ? 'repeated FIN + ACK of FIN' : 'repeated FIN');
    }
    if (isRepeatedSynAck(endpoint, segment)) return taken(state === 'SYN_RECEIVED' ? 'ACK of SYN' : 'ACK');
    return dropped('outside window');
  }

  // 4: SYN
  if (has(segment, SYN)) {
    return dropped(state === 'SYN_RECEIVED' && endpoint.passive ? 'SYN, passive open' : 'SYN');
  }

  // 5: ACK
  if (!has(segment, ACK)) return dropped('no ACK');
  if (before(endpoint.sndNxt, segment.ack)) return dropped('ACK of unsent');
  if (state === 'SYN_RECEIVED' && atOrBefore(segment.ack, endpoint.sndUna)) return dropped('ACK of unsent');

  return classifyContents(endpoint, segment);
}

/** RFC 9293, 3.10.7.4, steps 1 and 2; RFC 5961, 3. */
function classifyReset(endpoint: Endpoint, segment: Segment, settings: Settings): Arrival {
  const { state, rcvNxt } = endpoint;
  if (!isInWindow(rcvNxt, segment.seq, settings.window)) return dropped('RST outside window');
  if (segment.seq !== rcvNxt) return dropped('RST in window');
  if (state === 'SYN_RECEIVED' && endpoint.passive) return taken('RST, passive open');
  if (state !== 'TIME_WAIT') return taken('RST');
  if (settings.rfc1337) return dropped('RST, RFC 1337');
  return taken(endpoint.listening ? 'RST, listener' : 'RST');
}

/** Steps 5, 7 and 8 for an acceptable segment: what it acknowledges and what it brings. */
function classifyContents(endpoint: Endpoint, segment: Segment): Arrival {
  const acksFin = acknowledgesFin(endpoint, segment);
  switch (endpoint.state) {
    case 'TIME_WAIT':
    case 'CLOSE_WAIT':
      return taken('ACK'); // text after a FIN is ignored
    case 'CLOSING':
    case 'LAST_ACK':
      return taken(acksFin ? 'ACK of FIN' : 'ACK');
    case 'SYN_RECEIVED':
    case 'ESTABLISHED':
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
      break;
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN_SENT':
      throw new Error(`classifyContents: ${endpoint.state} has no window`);
  }
  const { state } = endpoint;
  const newText = segment.len > 0 && before(endpoint.rcvNxt, advance(segment.seq, segment.len));
  if (newText && endpoint.closed && (state === 'FIN_WAIT_1' || state === 'FIN_WAIT_2'))
    return taken('text after close');
  const received = reassemble(endpoint, segment);
  if (state === 'SYN_RECEIVED') {
    if (received.fin) return taken('FIN + ACK of SYN', received);
    if (received.gap) return taken('ACK of SYN + gap', received);
    return taken(received.bytes > 0 ? 'ACK of SYN + text' : 'ACK of SYN', received);
  }
  const ours = state === 'FIN_WAIT_1' && acksFin;
  if (received.fin) return taken(ours ? 'FIN + ACK of FIN' : 'FIN', received);
  if (received.gap) return taken(ours ? 'ACK of FIN + gap' : 'gap', received);
  if (received.bytes > 0) return taken(ours ? 'ACK of FIN + text' : 'text', received);
  return taken(ours ? 'ACK of FIN' : 'ACK', received);
}

/** The four cases of RFC 9293, 3.10.7.4, step 1; the window never closes, so two remain. */
function isAcceptable({ rcvNxt }: Endpoint, segment: Segment, window: number): boolean {
  const length = lengthOf(segment);
  return (
    isInWindow(rcvNxt, segment.seq, window) ||
    (length > 0 && isInWindow(rcvNxt, advance(segment.seq, length - 1), window))
  );
}

function isInWindow(rcvNxt: number, number: number, window: number): boolean {
  const offset = distance(rcvNxt, number);
  return offset >= 0 && offset < window;
}

/** The peer's FIN, received before, is the last number of this segment. */
function isRepeatedFin(endpoint: Endpoint, segment: Segment): boolean {
  return endpoint.peerFin && has(segment, FIN | ACK) && advance(segment.seq, lengthOf(segment)) === endpoint.rcvNxt;
}

/**
 * Figure 7's simultaneous open: the SYN came before, and its repetition brings the ACK of ours. Reading: as with a
 * repeated FIN, the ACK counts although the number lies just below the window.
 */
function isRepeatedSynAck(endpoint: Endpoint, segment: Segment): boolean {
  return (
    endpoint.unacked[0]?.syn === true &&
    has(segment, SYN | ACK) &&
    advance(segment.seq, 1) === endpoint.rcvNxt &&
    before(endpoint.sndUna, segment.ack) &&
    atOrBefore(segment.ack, endpoint.sndNxt)
  );
}

/** Everything we have sent, our FIN included, is acknowledged by this segment. */
function acknowledgesFin(endpoint: Endpoint, segment: Segment): boolean {
  return endpoint.finSent && has(segment, ACK) && segment.ack === endpoint.sndNxt;
}
