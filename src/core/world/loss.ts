import type { Endpoint } from '../tcp';
import { advance, atOrBefore, before } from '../tcp';
import type { End, World } from './world';
import { peerOf } from './world';

/**
 * Whether bytes that an application sent can never be received any more (the notation's `data lost`): they were thrown
 * away unread, or they have not arrived and neither can be sent again nor are under way, or nobody will read them. What
 * an application or a retransmission may still bring about is not lost yet.
 *
 * Counts are compared within one connection only. When an end begins another, what the old one still owed is decided and
 * remembered (`World.lostBefore`); text of the old one that is under way at that moment counts as not lost.
 */
export function isDataLost(world: World): boolean {
  return world.lostBefore || isLostFrom(world, 'A') || isLostFrom(world, 'B');
}

/**
 * Whether the next endpoint at `end` makes losses final: it begins another connection, gives up one that has never been
 * established, or sends into one that the peer has forgotten.
 */
export function losesForGood(world: World, end: End, next: Endpoint): boolean {
  const old = world[end];
  if (old.incarnation < next.incarnation) return isDataLost(world);
  if (old.incarnation > next.incarnation)
    return isDataLost({ ...world, [end]: { ...next, incarnation: old.incarnation } });
  return next.sent > old.sent && next.incarnation < world[peerOf(end)].incarnation;
}

function isLostFrom(world: World, end: End): boolean {
  const sender = world[end];
  const receiver = world[peerOf(end)];
  if (sender.incarnation < receiver.incarnation) return false;
  if (sender.incarnation > receiver.incarnation) return sender.sent > 0 && isGone(sender);
  const owed = sender.sent - receiver.read;
  if (owed <= 0) return false;
  if (receiver.closed) return true;
  const missing = owed - receiver.unread;
  if (missing <= 0) return false;
  return !(canStillTake(receiver) && (canStillSend(sender, receiver.rcvNxt, missing) || isUnderWay(world, end)));
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

/** Nothing that it was to send is sent any more. */
function isGone({ state }: Endpoint): boolean {
  return state === 'CLOSED' || state === 'LISTEN' || state === 'TIME_WAIT';
}

/** What is missing has not been sent yet, or its first byte can be sent again. */
function canStillSend(sender: Endpoint, rcvNxt: number, missing: number): boolean {
  if (isGone(sender)) return false;
  if (sender.queued >= missing) return true;
  const first = sender.unacked.find((one) => isWithin(rcvNxt, one.seq, one.len));
  return first !== undefined && first.resends < sender.resendLimit;
}

/** A copy of the next awaited byte is in flight. */
function isUnderWay(world: World, from: End): boolean {
  const { rcvNxt, incarnation } = world[peerOf(from)];
  return world.flights.some(
    ({ from: end, segment }) =>
      end === from && segment.incarnation === incarnation && isWithin(rcvNxt, segment.seq, segment.len),
  );
}

/** `number` is one of the `len` numbers from `seq` on. */
function isWithin(number: number, seq: number, len: number): boolean {
  return atOrBefore(seq, number) && before(number, advance(seq, len));
}
