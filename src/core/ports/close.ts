// How connections end, and what each end leaves behind. FIN and ACK cross at once: of a close only the outcome counts
// here, the way there is src/core/tcp's.

import { say } from '../said';
import { because, describeOwner, fail, ok, type Answer } from './answer';
import { waitingAt } from './accept';
import { badDescriptor, findOpen } from './bind';
import { findTuple, type Host, type Owner, type Socket } from './host';
import { change, findSocket, leaveRecord, releasePort, releaseTuple, removeOwner } from './table';
import { get } from './trie';

/** The other end of the connection, when it is on this host too. */
const findPeer = (host: Host, end: Owner): Owner | undefined => end.remote && findTuple(host, end.remote, end.local);

/** The peer's FIN arrives at `end`. */
function receiveFin(host: Host, end: Owner): Host {
  if (end.kind === 'socket') return end.state === 'ESTABLISHED' ? change(host, end, { state: 'CLOSE_WAIT' }) : host;
  return end.state === 'FIN_WAIT_2' ? leaveRecord(host, end, end.remote, 'TIME_WAIT') : host;
}

/** The peer's RST arrives at `end`: a record goes; a socket stays with its application, closed, and keeps the port
 * that bind() named. */
export function receiveReset(host: Host, end: Owner): Host {
  if (end.kind === 'record') return removeOwner(host, end);
  const closed: Socket = { ...end, state: 'CLOSED' };
  const rest = change(releaseTuple(host, end), end, { state: 'CLOSED' });
  return end.portLocked || end.local.port === 0 ? rest : releasePort(rest, closed);
}

/** Ends a connection by RST: nothing stays of this end. */
function abort(host: Host, end: Owner): Host {
  const peer = findPeer(host, end);
  const gone = removeOwner(host, end);
  const there = peer === undefined || peer.id === end.id ? undefined : get(gone.owners, peer.id);
  return there === undefined ? gone : receiveReset(gone, there);
}

/** A listener goes, and with it, by RST, the connections that nobody has accepted. */
function closeListener(host: Host, listener: Socket): Host {
  let rest = host;
  for (const id of waitingAt(listener)) {
    const socket = findSocket(rest, id);
    if (socket !== undefined) rest = socket.state === 'CLOSED' ? removeOwner(rest, socket) : abort(rest, socket);
  }
  return removeOwner(rest, listener);
}

/**
 * close(). Who closes first waits: the connection stays as a FIN_WAIT_2 record – no socket any more – until the
 * peer's FIN makes it TIME_WAIT. Who closes second is done at once. EBADF.
 */
export function close(host: Host, id: number): Answer {
  const socket = findOpen(host, id);
  if (socket === undefined) return badDescriptor(host, id);
  if (socket.state === 'LISTEN') return ok(closeListener(host, socket));
  if (socket.state === 'CLOSED' || socket.remote === undefined) return ok(removeOwner(host, socket));
  const peer = findPeer(host, socket);
  if (socket.state === 'CLOSE_WAIT') {
    const gone = removeOwner(host, socket);
    return ok(peer === undefined ? gone : receiveFin(gone, peer));
  }
  if (peer?.id === socket.id) return ok(leaveRecord(host, socket, socket.remote, 'TIME_WAIT'));
  const left = leaveRecord(host, socket, socket.remote, 'FIN_WAIT_2');
  return ok(peer === undefined ? left : receiveFin(left, peer));
}

/** close() with SO_LINGER 0: RST, and neither end waits. On a listener or an unconnected socket as close(). EBADF. */
export function reset(host: Host, id: number): Answer {
  const socket = findOpen(host, id);
  if (socket === undefined) return badDescriptor(host, id);
  const connected = socket.state === 'ESTABLISHED' || socket.state === 'CLOSE_WAIT';
  return connected ? ok(abort(host, socket)) : close(host, id);
}

/** The end `id` of a connection with another host – a socket, or a record by the id of its socket –, or why not. */
function findEnd(host: Host, id: number): Owner | Answer<never> {
  const end = get(host.owners, id);
  if (end === undefined) return badDescriptor(host, id);
  if (end.state === 'CLOSED' || end.state === 'LISTEN' || end.remote === undefined) {
    return fail(host, 'ENOTCONN', because(say('{0} is not connected.', describeOwner(end)), end));
  }
  return end;
}

/** The peer, on another host, closes: ESTABLISHED becomes CLOSE_WAIT, FIN_WAIT_2 becomes TIME_WAIT. EBADF, ENOTCONN. */
export function peerCloses(host: Host, id: number): Answer {
  const end = findEnd(host, id);
  return 'result' in end ? end : ok(receiveFin(host, end));
}

/** The peer, on another host, resets. A record goes too (RFC 1337; `tcp_rfc1337` is off, as by default). */
export function peerResets(host: Host, id: number): Answer {
  const end = findEnd(host, id);
  return 'result' in end ? end : ok(receiveReset(host, end));
}
