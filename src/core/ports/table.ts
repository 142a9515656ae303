// The books: sockets, records and 4-tuples enter and leave here, and nowhere else, so that the owners of a port, the
// 4-tuples and the counts always agree.

import { leave, move, reclassify } from './buckets';
import { destinationKey, tupleKey, type Endpoint, type Host, type Owner, type Socket, type Wait } from './host';
import { noPorts, setPort, type PortSet } from './portset';
import { get, remove, set, type Trie } from './trie';

/** The socket or record with this id: a record has the id of the socket it was. */
export const findOwner = (host: Host, id: number): Owner | undefined => get(host.owners, id);

/** The socket with this id, while its application or a listener's queue has it. */
export function findSocket(host: Host, id: number): Socket | undefined {
  const owner = get(host.owners, id);
  return owner?.kind === 'socket' ? owner : undefined;
}

/** Puts `owner` in place of what had its id, without touching ports or 4-tuples. */
const put = (host: Host, owner: Owner): Host => ({ ...host, owners: set(host.owners, owner.id, owner) });

/** A new socket; its id is the old host's `nextId`. */
export function addSocket(host: Host, options: Partial<Socket>): { readonly host: Host; readonly socket: Socket } {
  const socket: Socket = {
    kind: 'socket',
    state: 'CLOSED',
    local: { address: '0.0.0.0', port: 0 },
    reuseAddr: false,
    reusePort: false,
    connectBound: false,
    timestamps: false,
    addressLocked: false,
    portLocked: false,
    remote: undefined,
    accepted: true,
    waiting: undefined,
    arrived: undefined,
    ...options,
    id: host.nextId,
  };
  return { host: put({ ...host, nextId: host.nextId + 1 }, socket), socket };
}

/** Changes what a socket is without moving it to another port or address. */
export function change(host: Host, socket: Socket, changes: Partial<Omit<Socket, 'id' | 'kind' | 'local'>>): Host {
  const next = { ...socket, ...changes };
  return reclassify(put(host, next), socket, next);
}

/** Gives a socket a port, or its own once more; `join` enters it among the port's owners. */
export function takePort(
  host: Host,
  socket: Socket,
  local: Endpoint,
  join: (host: Host, owner: Owner) => Host,
  changes: Partial<Socket> = {},
): Host {
  const next = { ...socket, ...changes, local };
  return join(put(host, next), next);
}

/** Takes the port away; the socket keeps its address when bind() named one. */
export function releasePort(host: Host, socket: Socket): Host {
  const local = { address: socket.addressLocked ? socket.local.address : '0.0.0.0', port: 0 };
  return leave(put(host, { ...socket, local, connectBound: false, portLocked: false }), socket);
}

/** Changes the address that a socket stands under; its port, if any, stays. */
export function moveAddress(host: Host, socket: Socket, address: string): Host {
  if (socket.local.address === address) return host;
  const next = { ...socket, local: { address, port: socket.local.port } };
  const moved = put(host, next);
  return socket.local.port === 0 ? moved : move(moved, socket, next);
}

/** Notes whether connect() may choose the port of `local` for `remote`. Ports outside the ephemeral range are never
 * chosen, so they are not noted. */
export function notePort(host: Host, local: Endpoint, remote: Endpoint, taken: boolean): Trie<PortSet> {
  const [low, high] = host.settings.ipLocalPortRange;
  if (local.port < low || local.port > high) return host.taken;
  const key = destinationKey(local.address, remote);
  const ports = setPort(get(host.taken, key) ?? noPorts, local.port, taken);
  return ports.size === 0 ? remove(host.taken, key) : set(host.taken, key, ports);
}

/** Enters the 4-tuple of `owner`. It must be free: two connections with one 4-tuple would be our own error. */
export function takeTuple(host: Host, owner: Owner, remote: Endpoint): Host {
  const key = tupleKey(owner.local, remote);
  if (get(host.tuples, key) !== undefined) throw new Error(`ports: the 4-tuple ${key} is taken already`);
  return { ...host, tuples: set(host.tuples, key, owner.id), taken: notePort(host, owner.local, remote, true) };
}

/** Strikes out the 4-tuple of `owner`, if it has one. */
export function releaseTuple(host: Host, owner: Owner): Host {
  if (owner.remote === undefined) return host;
  const key = tupleKey(owner.local, owner.remote);
  if (get(host.tuples, key) !== owner.id) return host;
  return { ...host, tuples: remove(host.tuples, key), taken: notePort(host, owner.local, owner.remote, false) };
}

/** Removes a socket or record with all that it holds. */
export function removeOwner(host: Host, owner: Owner): Host {
  const freed = leave(releaseTuple(host, owner), owner);
  const rest = { ...freed, owners: remove(freed.owners, owner.id) };
  return owner.kind === 'record' ? strike(rest, owner.turn) : rest;
}

/** Takes a record out of the order of expiry; the order then starts at the oldest that is left. */
function strike(host: Host, turn: number): Host {
  const turns = remove(host.turns, turn);
  let turnFrom = host.turnFrom;
  while (turnFrom < host.turnTo && get(turns, turnFrom) === undefined) turnFrom++;
  return { ...host, turns, turnFrom };
}

/** The record with this turn, unless it has gone. */
export function findRecord(host: Host, turn: number): Wait | undefined {
  const id = get(host.turns, turn);
  const owner = id === undefined ? undefined : get(host.owners, id);
  return owner?.kind === 'record' ? owner : undefined;
}

/** The record that has been in its state longest, or undefined. */
export const oldestRecord = (host: Host): Wait | undefined => findRecord(host, host.turnFrom);

/**
 * A record takes the place of `owner` – of its closed socket, or a TIME_WAIT record that of the FIN_WAIT_2 record –
 * with its id, its 4-tuple, its port and its options. When the host keeps as many as it may, the connection is simply
 * gone (Linux: inet_twsk_alloc).
 */
export function leaveRecord(host: Host, owner: Owner, remote: Endpoint, state: Wait['state']): Host {
  const { settings, now, turnTo } = host;
  if (owner.kind === 'socket' && host.turns.size >= settings.tcpMaxTwBuckets) return removeOwner(host, owner);
  const record: Wait = {
    kind: 'record',
    id: owner.id,
    state,
    local: owner.local,
    remote,
    reuseAddr: owner.reuseAddr,
    reusePort: owner.reusePort,
    connectBound: owner.connectBound,
    timestamps: owner.timestamps,
    born: now,
    turn: turnTo,
  };
  const cleared = owner.kind === 'record' ? strike(host, owner.turn) : host;
  const turnFrom = cleared.turns.size === 0 ? turnTo : cleared.turnFrom;
  const turned = { ...cleared, turns: set(cleared.turns, turnTo, owner.id), turnFrom, turnTo: turnTo + 1 };
  return reclassify(put(turned, record), owner, record);
}
