// The values: what a host is made of. Functions that change one stand in the files beside this.

import { noPorts, type PortSet } from './portset';
import { emptyTrie, get, type Trie } from './trie';

/** An IPv4 address in dotted form and a port, 0 for none. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** The address of a socket that is bound to no address in particular: all of the host's. */
export const wildcard = '0.0.0.0';

/** Whether `address` lies in 127.0.0.0/8. */
export const isLoopback = (address: string): boolean => address.startsWith('127.');

/** What of Linux's settings bears on ports; the names are those of /proc/sys/net/ipv4, the times milliseconds. */
export interface Settings {
  /** The host's own addresses besides 127.0.0.0/8; the first is the source of a connection to another host. */
  readonly addresses: readonly string[];
  /** The ephemeral ports, [low, high], both included. */
  readonly ipLocalPortRange: readonly [low: number, high: number];
  /** 0 off, 1 on, 2 on where either address is loopback (the default since Linux 4.19). */
  readonly tcpTwReuse: 0 | 1 | 2;
  /** How old a TIME_WAIT record has to be before `tcpTwReuse` lets a connection take it over. */
  readonly tcpTwReuseDelay: number;
  readonly tcpTimestamps: boolean;
  /** How many TIME_WAIT (and orphan FIN_WAIT_2) records the host keeps; a connection beyond them skips the state. */
  readonly tcpMaxTwBuckets: number;
  /** The length of TIME_WAIT, for records that are there as well. Linux has no such setting: TCP_TIMEWAIT_LEN is
   * compiled in, 60 s. */
  readonly timeWait: number;
}

/** Linux's defaults on a host with one address. */
export const linuxDefaults: Settings = {
  addresses: ['192.0.2.1'],
  ipLocalPortRange: [32768, 60999],
  tcpTwReuse: 2,
  tcpTwReuseDelay: 1000,
  tcpTimestamps: true,
  tcpMaxTwBuckets: 131072,
  timeWait: 60_000,
};

/** A queue of ids as two linked lists, so that taking and adding cost the same however long it is. */
export interface Queue {
  readonly id: number;
  readonly next: Queue | undefined;
}

/** What every holder of a port has: the part that `bind()` of another socket looks at. */
interface Holder {
  readonly id: number;
  readonly local: Endpoint;
  readonly reuseAddr: boolean;
  readonly reusePort: boolean;
  /** `connect()` chose the port, not `bind()` (Linux: SOCK_CONNECT_BIND). */
  readonly connectBound: boolean;
  /** Both ends agreed on timestamps when the connection opened. */
  readonly timestamps: boolean;
}

/** A socket that the application has, or a connection that waits in a listener's queue for `accept()`. */
export interface Socket extends Holder {
  readonly kind: 'socket';
  /** CLOSED covers new and bound sockets, and those that a reset ended before the application closed them. */
  readonly state: 'CLOSED' | 'LISTEN' | 'ESTABLISHED' | 'CLOSE_WAIT';
  /** `bind()` named an address (Linux: SOCK_BINDADDR_LOCK), so a failed `connect()` does not undo it. */
  readonly addressLocked: boolean;
  /** `bind()` named a port (SOCK_BINDPORT_LOCK), so the socket keeps it until the application closes it. */
  readonly portLocked: boolean;
  readonly remote: Endpoint | undefined;
  /** The application holds a descriptor; false while the connection still waits for `accept()`. */
  readonly accepted: boolean;
  /** A listener's connections that wait for `accept()`: the oldest first, then the newest first. */
  readonly waiting: Queue | undefined;
  readonly arrived: Queue | undefined;
}

/** What is left of a connection whose application has closed it: some 200 bytes, no descriptor, no process. */
export interface Wait extends Holder {
  readonly kind: 'record';
  readonly state: 'FIN_WAIT_2' | 'TIME_WAIT';
  readonly remote: Endpoint;
  /** When it entered its state, on the host's clock. */
  readonly born: number;
  /** Its place in the order of expiry. */
  readonly turn: number;
}

export type Owner = Socket | Wait;

/** The owners of one port on one address (Linux: inet_bind2_bucket), sorted into sixteen classes by what a
 * conflict depends on, so that a check asks sixteen questions however many connections share the port. */
export interface AddressBucket {
  readonly connectOnly: boolean;
  readonly classes: readonly Trie<true>[];
  readonly size: number;
}

/** All that hold one port (Linux: inet_bind_bucket). */
export interface Bucket {
  /** Every owner got the port from `connect()`: only then may another `connect()` choose it. */
  readonly connectOnly: boolean;
  /** The address of the SO_REUSEPORT socket that joined last, while no other kind joined after it. */
  readonly shared: string | undefined;
  readonly addresses: ReadonlyMap<string, AddressBucket>;
}

/** A host's local ports: a plain value. Old hosts may be kept: they share what has not changed. */
export interface Host {
  readonly settings: Settings;
  /** Milliseconds since the host was created. */
  readonly now: number;
  readonly nextId: number;
  readonly owners: Trie<Owner>;
  /** By port. */
  readonly buckets: Trie<Bucket>;
  /** By 4-tuple, the id of the socket or record that has it (Linux: ehash). */
  readonly tuples: Trie<number>;
  /** Records in the order in which they expire: ids by turn, from `turnFrom` up to before `turnTo`. */
  readonly turns: Trie<number>;
  readonly turnFrom: number;
  readonly turnTo: number;
  /** The first turn whose record is not yet old enough for `tcp_tw_reuse`. */
  readonly ripeTo: number;
  /** The ports that connect() must not choose because a bind() took part in them. */
  readonly closed: PortSet;
  /** By destination (source address, destination address and port): the ephemeral ports that connect() cannot choose
   * for it because the 4-tuple is open, or in a record that may not be taken over yet … */
  readonly taken: Trie<PortSet>;
  /** … and where the search for the next one starts (Linux: table_perturb). */
  readonly hints: Trie<number>;
  /** Where bind() to port 0 starts. */
  readonly bindHint: number;
}

/** A host without sockets, at time 0. */
export function createHost(settings: Partial<Settings> = {}): Host {
  return {
    settings: { ...linuxDefaults, ...settings },
    now: 0,
    nextId: 1,
    owners: emptyTrie(),
    buckets: emptyTrie(),
    tuples: emptyTrie(),
    turns: emptyTrie(),
    turnFrom: 0,
    turnTo: 0,
    ripeTo: 0,
    closed: noPorts,
    taken: emptyTrie(),
    hints: emptyTrie(),
    bindHint: 0,
  };
}

/** Whether `address` is one of the host's own. */
export const isLocal = (host: Host, address: string): boolean =>
  isLoopback(address) || host.settings.addresses.includes(address);

/** How many TIME_WAIT and FIN_WAIT_2 records there are. */
export const countRecords = (host: Host): number => host.turns.size;

/** `address:port`, as ss(8) prints it. */
export const print = (end: Endpoint): string => `${end.address}:${end.port === 0 ? '*' : end.port}`;

/** The key of a connection's 4-tuple, seen from the end at `local`. */
export const tupleKey = (local: Endpoint, remote: Endpoint): string =>
  `${local.address}:${local.port}>${remote.address}:${remote.port}`;

/** The key of a destination: what exhaustion counts by. */
export const destinationKey = (address: string, remote: Endpoint): string =>
  `${address}>${remote.address}:${remote.port}`;

/** The socket or record that has the 4-tuple, or undefined. */
export function findTuple(host: Host, local: Endpoint, remote: Endpoint): Owner | undefined {
  const id = get(host.tuples, tupleKey(local, remote));
  return id === undefined ? undefined : get(host.owners, id);
}
