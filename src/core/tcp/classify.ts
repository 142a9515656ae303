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

/** Which event a segment is for this endpoint: the checks of RFC 9293, 3.10.7, in the RFC's order. */
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

  // 1: the sequence number
  if (!isAcceptable(endpoint, segment, settings.window)) {
    if (has(segment, RST)) return dropped('RST outside window');
    if (isRepeatedFin(endpoint, segment)) {
      const acksFin = (state === 'CLOSING' || state === 'LAST_ACK') && acknowledgesFin(endpoint, segment);
      return acksFin ? taken('repeated FIN + ACK of FIN') : dropped('repeated FIN');
    }
    if (isRepeatedSynAck(endpoint, segment)) return taken('ACK of SYN');
    return dropped('outside window');
  }

  // 2: RST
  if (has(segment, RST)) {
    if (segment.seq !== endpoint.rcvNxt) return dropped('RST in window');
    if (state === 'SYN_RECEIVED' && endpoint.passive) return taken('RST, passive open');
    return state === 'TIME_WAIT' && settings.rfc1337 ? dropped('RST, RFC 1337') : taken('RST');
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
  if (endpoint.closed && newText && state !== 'SYN_RECEIVED' && state !== 'ESTABLISHED')
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
function isAcceptable(endpoint: Endpoint, segment: Segment, window: number): boolean {
  const inWindow = (number: number) => {
    const offset = distance(endpoint.rcvNxt, number);
    return offset >= 0 && offset < window;
  };
  const length = lengthOf(segment);
  return inWindow(segment.seq) || (length > 0 && inWindow(advance(segment.seq, length - 1)));
}

/** The peer's FIN, received before, is the last number of this segment. */
function isRepeatedFin(endpoint: Endpoint, segment: Segment): boolean {
  return endpoint.peerFin && has(segment, FIN | ACK) && advance(segment.seq, lengthOf(segment)) === endpoint.rcvNxt;
}

/** Figure 8's simultaneous open: the SYN came before, and its repetition brings the ACK of ours. */
function isRepeatedSynAck(endpoint: Endpoint, segment: Segment): boolean {
  return (
    endpoint.state === 'SYN_RECEIVED' &&
    has(segment, SYN | ACK) &&
    advance(segment.seq, 1) === endpoint.rcvNxt &&
    segment.ack === endpoint.sndNxt
  );
}

/** Everything we have sent, our FIN included, is acknowledged by this segment. */
function acknowledgesFin(endpoint: Endpoint, segment: Segment): boolean {
  return endpoint.finSent && has(segment, ACK) && segment.ack === endpoint.sndNxt;
}
