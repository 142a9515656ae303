// connect(): a connection goes out, from a port that bind() took or from one chosen for its destination.

import { say } from '../said';
import { because, describeOwner, fail, ok, type Answer, type Reason } from './answer';
import { badDescriptor, findOpen } from './bind';
import { joinByConnect } from './buckets';
import {
  destinationKey,
  findTuple,
  isLocal,
  isLoopback,
  print,
  wildcard,
  type Endpoint,
  type Host,
  type Socket,
  type Wait,
} from './host';
import { receiveSyn } from './accept';
import { receiveReset } from './close';
import { change, findSocket, moveAddress, releasePort, releaseTuple, removeOwner, takePort, takeTuple } from './table';
import { nextPort, noPorts } from './portset';
import { get, set } from './trie';

/** Where a connection to `to` starts and where it really goes; undefined when there is no way. */
function route(host: Host, socket: Socket, to: Endpoint): { readonly from: string; readonly to: Endpoint } | undefined {
  const bound = socket.local.address === wildcard ? undefined : socket.local.address;
  const address = to.address === wildcard ? (bound ?? '127.0.0.1') : to.address;
  const source = isLoopback(address) ? '127.0.0.1' : isLocal(host, address) ? address : host.settings.addresses[0];
  const from = bound ?? source;
  if (from === undefined || (isLoopback(from) && !isLocal(host, address))) return undefined;
  return { from, to: { address, port: to.port } };
}

/** Whether a connection from `local`, a port that bind() took, may open: its 4-tuple is free, or held by a record with
 * timestamps – which then goes at once, whatever its age and `tcp_tw_reuse`. */
function clearNamed(host: Host, local: Endpoint, remote: Endpoint): Host | Reason {
  const owner = findTuple(host, local, remote);
  if (owner === undefined) return host;
  if (owner.kind === 'record' && owner.timestamps) return removeOwner(host, owner);
  const holder = describeOwner(owner);
  if (owner.kind === 'socket')
    return because(say('{0} is a live connection with the same pair of ends.', holder), owner);
  return because(
    say('{0} has the same pair of ends, and without timestamps old segments could not be told from new.', holder),
    owner,
  );
}

interface Choice {
  readonly port: number;
  /** The record that has to go. */
  readonly record: Wait | undefined;
  /** Where the next search for this destination starts. */
  readonly hint: number;
}

/**
 * The port for a connection from `address` to `remote` (Linux: __inet_hash_connect): the first of the range, from the
 * last choice for this destination on, even steps before odd ones, that nobody holds, or that only connect() has given
 * out and whose 4-tuple is free or in a record that may be taken over.
 */
function choosePort(host: Host, address: string, remote: Endpoint): Choice | undefined {
  const [low, high] = host.settings.ipLocalPortRange;
  const key = destinationKey(address, remote);
  const taken = get(host.taken, key) ?? noPorts;
  const size = high - low + 1;
  // One port of a range of odd size is left out, which one depends on where the search starts.
  const span = size > 1 ? size - (size % 2) : 1;
  const hint = get(host.hints, key) ?? 0;
  for (let parity = 0; parity <= 1 && parity < span; parity++) {
    const start = hint - (hint % 2) + parity;
    const wrapped = low + start + 2 * Math.ceil((size - start) / 2) - span;
    const port =
      nextPort(taken, host.closed, low + start, Math.min(high, low + start + span - 1)) ??
      nextPort(taken, host.closed, wrapped, low + start - 1);
    if (port === undefined) continue;
    const owner = findTuple(host, { address, port }, remote);
    const steps = port - low - start + (port < low + start ? span : 0);
    return { port, record: owner?.kind === 'record' ? owner : undefined, hint: (hint + steps + 2) % span };
  }
  return undefined;
}

function explainExhaustion(host: Host, address: string, remote: Endpoint): Reason {
  const [low, high] = host.settings.ipLocalPortRange;
  const taken = get(host.taken, destinationKey(address, remote))?.size ?? 0;
  return because(
    say(
      'No port of {0}–{1} is left for connections from {2} to {3}: {4} have one with that destination already, open or in TIME_WAIT, and bind() holds the rest. Another destination is not affected.',
      String(low),
      String(high),
      address,
      print(remote),
      String(taken),
    ),
  );
}

/** What the far end of a connection does, when it is another host; on this host the listeners decide. */
export interface Peer {
  /** It refuses: nobody listens there. */
  readonly refuses?: boolean;
  /** Whether it agrees to timestamps; it does unless told otherwise. */
  readonly timestamps?: boolean;
}

/** The pair of ends of a connection. */
export interface Ends {
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/**
 * connect(), from the first SYN to the last ACK. A socket that is not bound gets a port that suits the destination.
 * EBADF · EISCONN connected already, or a listener · ENETUNREACH no address of this host leads there · EADDRNOTAVAIL
 * the pair of ends is not free, or no port is left for the destination · ECONNREFUSED nobody listens there.
 */
export function connect(host: Host, id: number, destination: Endpoint, peer: Peer = {}): Answer<Ends> {
  const socket = findOpen(host, id);
  if (socket === undefined) return badDescriptor(host, id);
  if (socket.state !== 'CLOSED' || socket.remote !== undefined) {
    return fail(host, 'EISCONN', because(say('The socket is in use already: {0}.', describeOwner(socket)), socket));
  }
  const way = route(host, socket, destination);
  if (way === undefined) {
    return fail(host, 'ENETUNREACH', because(say('No address of this host leads to {0}.', destination.address)));
  }
  const moved = moveAddress(host, socket, way.from);
  const sent = sendSyn(moved, findSocket(moved, id) ?? socket, way.to, peer);
  if ('said' in sent) return fail(undo(moved, id), 'EADDRNOTAVAIL', sent);
  const { local } = findSocket(sent, id) ?? socket;
  const here = isLocal(sent, way.to.address);
  const answer = here ? knock(sent, local, way.to) : { host: sent, open: peer.refuses !== true };
  if (answer.open) return ok(answer.host, { local, remote: way.to });
  return fail(undo(answer.host, id), 'ECONNREFUSED', because(say('Nobody listens on {0}.', print(way.to))));
}

/** The host when `socket`, under the address that leads to `to`, has a port and the 4-tuple; or what is in the way. */
function sendSyn(host: Host, socket: Socket, to: Endpoint, peer: Peer): Host | Reason {
  const connected: Partial<Socket> = {
    state: 'ESTABLISHED',
    remote: to,
    timestamps: host.settings.tcpTimestamps && peer.timestamps !== false,
  };
  if (socket.local.port !== 0) {
    const cleared = clearNamed(host, socket.local, to);
    return 'said' in cleared ? cleared : takeTuple(change(cleared, socket, connected), socket, to);
  }
  const choice = choosePort(host, socket.local.address, to);
  if (choice === undefined) return explainExhaustion(host, socket.local.address, to);
  const local = { address: socket.local.address, port: choice.port };
  const taken = takePort(host, socket, local, joinByConnect, { ...connected, connectBound: true });
  const freed = choice.record === undefined ? taken : removeOwner(taken, choice.record);
  const hints = set(freed.hints, destinationKey(local.address, to), choice.hint);
  return takeTuple({ ...freed, hints }, { ...socket, local }, to);
}

/** The SYN reaches this host itself. An ACK for an answer comes from the rest of an old connection: our RST to it
 * clears that rest away, and the next SYN decides. */
function knock(host: Host, from: Endpoint, to: Endpoint): { readonly host: Host; readonly open: boolean } {
  if (from.address === to.address && from.port === to.port) return { host, open: true }; // connected to itself
  const answer = receiveSyn(host, from, to);
  const old = answer.result === 'ACK' ? findTuple(answer.host, to, from) : undefined;
  const last = old === undefined ? answer : receiveSyn(receiveReset(answer.host, old), from, to);
  return { host: last.host, open: last.result === 'SYN_ACK' };
}

/** connect() has failed: the socket is as new, but for an address and a port that bind() named. */
function undo(host: Host, id: number): Host {
  const socket = findSocket(host, id);
  if (socket === undefined) return host;
  const idle = change(releaseTuple(host, socket), socket, { state: 'CLOSED', remote: undefined, timestamps: false });
  const closed = { ...socket, state: 'CLOSED' as const, remote: undefined, timestamps: false };
  if (!socket.portLocked) return releasePort(idle, closed);
  return socket.addressLocked ? idle : moveAddress(idle, closed, wildcard);
}
