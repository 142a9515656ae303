// socket(), setsockopt(), bind(), listen(): taking a port by name, or any free one.

import { say } from '../said';
import { because, describeOwner, fail, ok, type Answer, type Reason } from './answer';
import { findConflict, joinByBind } from './buckets';
import { isLocal, wildcard, type Host, type Socket } from './host';
import { addSocket, change, findSocket, takePort } from './table';
import { get } from './trie';

/** A new TCP socket without a port; the value is its id. */
export function openSocket(host: Host): Answer<number> {
  const made = addSocket(host, {});
  return ok(made.host, made.socket.id);
}

/** The answer to a call with an id that no open descriptor has. */
export const badDescriptor = (host: Host, id: number): Answer<never> =>
  fail(host, 'EBADF', because(say('There is no open socket {0}.', String(id))));

/** The socket with an open descriptor, or undefined. */
export function findOpen(host: Host, id: number): Socket | undefined {
  const socket = findSocket(host, id);
  return socket?.accepted === true ? socket : undefined;
}

/** SO_REUSEADDR. It counts at the calls that follow; a connection accepted later and the record of this socket have
 * the value of their time. */
export function setReuseAddr(host: Host, id: number, reuseAddr: boolean): Answer {
  const socket = findOpen(host, id);
  return socket === undefined ? badDescriptor(host, id) : ok(change(host, socket, { reuseAddr }));
}

/** SO_REUSEPORT. */
export function setReusePort(host: Host, id: number, reusePort: boolean): Answer {
  const socket = findOpen(host, id);
  return socket === undefined ? badDescriptor(host, id) : ok(change(host, socket, { reusePort }));
}

/** Why the owner `id` keeps `socket` out of a port. */
function explainConflict(host: Host, socket: Socket, id: number): Reason {
  const owner = get(host.owners, id);
  if (owner === undefined) throw new Error(`ports: owner ${id} of a port is not in the books`);
  const holder = describeOwner(owner);
  if (owner.state === 'LISTEN') {
    return because(say('{0} listens there; SO_REUSEADDR does not admit a second listener.', holder), owner);
  }
  if (owner.reuseAddr) return because(say('{0} has the port, and the new socket has no SO_REUSEADDR.', holder), owner);
  if (!socket.reuseAddr)
    return because(say('{0} has the port, and neither it nor the new socket has SO_REUSEADDR.', holder), owner);
  return because(say('{0} has the port and came without SO_REUSEADDR: both must have it.', holder), owner);
}

/**
 * bind(). `port` 0 asks for any free port of the ephemeral range. The value is the port.
 * EBADF no such socket · EADDRNOTAVAIL not an address of this host · EINVAL bound already · EADDRINUSE the port, or
 * with port 0 every port of the range, has an owner in the way.
 */
export function bind(host: Host, id: number, address: string, port: number): Answer<number> {
  const socket = findOpen(host, id);
  if (socket === undefined) return badDescriptor(host, id);
  if (address !== wildcard && !isLocal(host, address)) {
    return fail(host, 'EADDRNOTAVAIL', because(say('{0} is not an address of this host.', address)));
  }
  if (socket.state !== 'CLOSED' || socket.local.port !== 0) {
    return fail(host, 'EINVAL', because(say('The socket is bound already: {0}.', describeOwner(socket)), socket));
  }
  const candidate = { ...socket, local: { address, port } };
  const chosen = port === 0 ? choosePort(host, candidate) : port;
  const conflict = port === 0 ? undefined : findConflict(host, candidate, port, true);
  if (chosen === undefined) return fail(host, 'EADDRINUSE', explainFullRange(host));
  if (conflict !== undefined) return fail(host, 'EADDRINUSE', explainConflict(host, socket, conflict));
  const locks = { addressLocked: address !== wildcard, portLocked: port !== 0 };
  const from = port === 0 ? { ...host, bindHint: chosen - host.settings.ipLocalPortRange[0] + 2 } : host;
  return ok(takePort(from, socket, { address, port: chosen }, joinByBind, locks), chosen);
}

function explainFullRange(host: Host): Reason {
  const [low, high] = host.settings.ipLocalPortRange;
  return because(
    say(
      'Every port of {0}–{1} has an owner, and who asks for any port wants one of his own, SO_REUSEADDR or not.',
      String(low),
      String(high),
    ),
  );
}

/**
 * A port of the range without an owner in the way of `candidate`, or undefined (Linux: inet_csk_find_open_port): odd
 * ones first – even, when the range begins odd –, which leaves the others to connect(). A socket with SO_REUSEADDR
 * looks in the lower half of the range before the upper. Of a range of odd size the last port is left out, as Linux does
 * more often than not.
 */
function choosePort(host: Host, candidate: Socket): number | undefined {
  const [low, top] = host.settings.ipLocalPortRange;
  const high = top + 1;
  const half = low + ((high - low) >> 2) * 2;
  const parts =
    candidate.reuseAddr && high - low >= 4 ? [[low, half] as const, [half, high] as const] : [[low, high] as const];
  for (const [from, to] of parts) {
    const span = to - from > 1 ? (to - from) & ~1 : 1;
    const start = (host.bindHint % span) | 1;
    for (const first of [start, start - 1]) {
      for (let step = 0; step < span; step += 2) {
        const port = from + ((first + step) % span);
        if (findConflict(host, candidate, port, false) === undefined) return port;
      }
    }
  }
  return undefined;
}

/**
 * listen(). The port is asked for once more: among sockets that share it, one listens – all of them only with
 * SO_REUSEPORT. Without bind() the socket gets any free port. The value is the port.
 * EBADF · EINVAL connected, or once connected · EADDRINUSE as for bind().
 */
export function listen(host: Host, id: number): Answer<number> {
  const socket = findOpen(host, id);
  if (socket === undefined) return badDescriptor(host, id);
  if (socket.state === 'LISTEN') return ok(host, socket.local.port);
  if (socket.state !== 'CLOSED' || socket.remote !== undefined) {
    return fail(host, 'EINVAL', because(say('{0} is a connection and cannot listen.', describeOwner(socket)), socket));
  }
  if (socket.local.port === 0) {
    const port = choosePort(host, socket);
    if (port === undefined) return fail(host, 'EADDRINUSE', explainFullRange(host));
    const from = { ...host, bindHint: port - host.settings.ipLocalPortRange[0] + 2 };
    return ok(takePort(from, socket, { ...socket.local, port }, joinByBind, { state: 'LISTEN' }), port);
  }
  const { local } = socket;
  const conflict = findConflict(host, socket, local.port, true);
  if (conflict !== undefined) return fail(host, 'EADDRINUSE', explainConflict(host, socket, conflict));
  const listening = change(host, socket, { state: 'LISTEN' });
  return ok(takePort(listening, { ...socket, state: 'LISTEN' }, local, joinByBind), local.port);
}
