// A SYN arrives; accept() hands the connection to the application.

import { say } from '../said';
import { because, describeOwner, fail, ok, type Answer } from './answer';
import { badDescriptor, findOpen } from './bind';
import { findListenerAt, joinByAccept } from './buckets';
import { findTuple, wildcard, type Endpoint, type Host, type Queue, type Socket } from './host';
import { addSocket, change, findSocket, removeOwner, takeTuple } from './table';

/** What the host sends back to a SYN: SYN_ACK with the id of the new connection, which waits for accept(); RST,
 * nobody listens; ACK, an old connection with the same pair of ends answers and the SYN opens nothing. */
export type SynAnswer =
  | { readonly host: Host; readonly result: 'SYN_ACK'; readonly id: number }
  | { readonly host: Host; readonly result: 'RST' | 'ACK' };

/** What a SYN says besides its ends. */
export interface Syn {
  /** Its sequence number or timestamp is above all that an old connection with the same ends has seen, which it is
   * unless it is an old duplicate or the peer's clock restarted. Only such a one ends a TIME_WAIT. */
  readonly newer?: boolean;
  /** Whether it offers timestamps; it does unless told otherwise. */
  readonly timestamps?: boolean;
}

/** The listener for `to`: one on that very address before one on all. With SO_REUSEPORT there may be several, of
 * which Linux picks by a hash of the 4-tuple and we always the same. */
function findListener(host: Host, to: Endpoint): Socket | undefined {
  const id = findListenerAt(host, to.address, to.port) ?? findListenerAt(host, wildcard, to.port);
  return id === undefined ? undefined : findSocket(host, id);
}

/** A SYN from `from` arrives at `to`, and what follows on both sides until the connection stands. */
export function receiveSyn(host: Host, from: Endpoint, to: Endpoint, syn: Syn = {}): SynAnswer {
  const old = findTuple(host, to, from);
  const listener = findListener(host, to);
  if (old === undefined) return listener === undefined ? { host, result: 'RST' } : open(host, listener, from, to, syn);
  if (old.kind === 'socket' || syn.newer === false) return { host, result: 'ACK' };
  if (old.state === 'FIN_WAIT_2') return { host: removeOwner(host, old), result: 'RST' };
  // RFC 9293 3.6.1 (MAY-2), RFC 6191: the old connection can do no more harm.
  return listener === undefined ? { host, result: 'ACK' } : open(removeOwner(host, old), listener, from, to, syn);
}

/** The connection joins the listener's port – it takes no other – and has its options as they are now. */
function open(host: Host, listener: Socket, from: Endpoint, to: Endpoint, syn: Syn): SynAnswer {
  const { host: added, socket } = addSocket(host, {
    state: 'ESTABLISHED',
    local: to,
    remote: from,
    reuseAddr: listener.reuseAddr,
    reusePort: listener.reusePort,
    addressLocked: listener.addressLocked,
    timestamps: host.settings.tcpTimestamps && syn.timestamps !== false,
    accepted: false,
  });
  const joined = takeTuple(joinByAccept(added, socket), socket, from);
  const arrived: Queue = { id: socket.id, next: listener.arrived };
  return { host: change(joined, listener, { arrived }), result: 'SYN_ACK', id: socket.id };
}

function reverse(queue: Queue | undefined): Queue | undefined {
  let turned: Queue | undefined;
  for (let at = queue; at !== undefined; at = at.next) turned = { id: at.id, next: turned };
  return turned;
}

/** The connections that wait for accept() at `listener`. */
export function* waitingAt(listener: Socket): Generator<number> {
  for (let at = listener.waiting; at !== undefined; at = at.next) yield at.id;
  for (let at = reverse(listener.arrived); at !== undefined; at = at.next) yield at.id;
}

/**
 * accept(): the value is the id of the connection that has waited longest.
 * EBADF · EINVAL not a listener · EAGAIN none waits.
 */
export function accept(host: Host, id: number): Answer<number> {
  const listener = findOpen(host, id);
  if (listener === undefined) return badDescriptor(host, id);
  if (listener.state !== 'LISTEN') {
    return fail(host, 'EINVAL', because(say('{0} does not listen.', describeOwner(listener)), listener));
  }
  const fresh = listener.waiting === undefined;
  const head = fresh ? reverse(listener.arrived) : listener.waiting;
  const socket = head && findSocket(host, head.id);
  if (head === undefined || socket === undefined) {
    return fail(host, 'EAGAIN', because(say('No connection waits at {0}.', describeOwner(listener)), listener));
  }
  const taken = change(host, listener, { waiting: head.next, arrived: fresh ? undefined : listener.arrived });
  return ok(change(taken, socket, { accepted: true }), socket.id);
}
