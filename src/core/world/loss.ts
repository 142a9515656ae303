import type { Endpoint } from '../tcp';
import { advance, atOrBefore, before } from '../tcp';
import type { End, World } from './world';
import { peerOf } from './world';

/**
 * Whether bytes that an application sent can never be received any more (the notation's `data lost`): they were thrown
 * away unread, or they have not arrived and neither can be sent again nor are under way, or nobody will read them.
 */
export function isDataLost(world: World): boolean {
  return world.lostBefore || isLostFrom(world, 'A') || isLostFrom(world, 'B');
}

function isLostFrom(world: World, end: End): boolean {
  const sender = world[end];
  const receiver = world[peerOf(end)];
  const owed = sender.sent - receiver.read;
  if (owed <= 0 || sender.incarnation !== receiver.incarnation)
    return owed > 0 && sender.incarnation < receiver.incarnation;
  if (receiver.closed) return true;
  const missing = owed - receiver.unread;
  if (missing <= 0) return false;
  if (!canStillTake(receiver)) return true;
  return !(canStillSend(sender, missing) || isUnderWay(world, end));
}

/** Text may still arrive in order at this endpoint. */
function canStillTake(receiver: Endpoint): boolean {
  switch (receiver.state) {
    case 'SYN_SENT':
    case 'SYN_RECEIVED':
    case 'ESTABLISHED':
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
      return true;
    case 'CLOSED':
    case 'LISTEN':
    case 'CLOSING':
    case 'TIME_WAIT':
    case 'CLOSE_WAIT':
    case 'LAST_ACK':
      return false;
  }
}

/** What is missing is queued, or its retransmission timer runs; what waits on for ever is not coming again. */
function canStillSend(sender: Endpoint, missing: number): boolean {
  if (sender.state === 'CLOSED' || sender.state === 'LISTEN' || sender.state === 'TIME_WAIT') return false;
  return sender.timers.retransmit !== null || (sender.queued >= missing && sender.unacked.length === 0);
}

/** A copy of the next awaited byte is in flight. */
function isUnderWay(world: World, from: End): boolean {
  const { rcvNxt, incarnation } = world[peerOf(from)];
  return world.flights.some(
    ({ from: end, segment }) =>
      end === from &&
      segment.len > 0 &&
      segment.incarnation === incarnation &&
      atOrBefore(segment.seq, rcvNxt) &&
      before(rcvNxt, advance(segment.seq, segment.len)),
  );
}
