import { STATES, type State } from '../tcp/states';
import type { Process, Socket } from './socket';

/** From how many on something stands out. */
export const thresholds = {
  closeWait: 5,
  /** TIME_WAIT records with one destination, or on one of our listening ports. */
  timeWait: 100,
  finWait2: 20,
  lastAck: 20,
  synReceived: 50,
  /** Connections that wait for accept(), where the limit is not told. */
  waiting: 10,
  /** The share of a destination's ports in use from which they are near to running out. */
  near: 0.8,
} as const;

/** The most findings of one kind: the largest. */
const most = 10;

/** Something that stands out. */
export type Finding =
  /** The peer has closed, and this program has not: connections that never end (a leak). `port`: the local port when it is
   * one that the machine listens on, else the remote one; `process` null when the table does not tell. */
  | {
      readonly kind: 'close-wait';
      readonly count: number;
      readonly process: Process | null;
      readonly port: number;
      readonly server: boolean;
      readonly inodes: readonly number[];
    }
  /** Connections out from `from` to one destination: `timeWait` records and `open` others have a port of `ports`, the
   * size of the ephemeral range; null when that is unknown. `level`: `out`, not one is left. */
  | {
      readonly kind: 'destination';
      readonly from: string;
      readonly address: string;
      readonly port: number;
      readonly timeWait: number;
      readonly open: number;
      readonly ports: number | null;
      readonly share: number | null;
      readonly level: 'many' | 'near' | 'out';
    }
  /** TIME_WAIT on a port that the machine listens on: this end closes first. It takes no further port. */
  | { readonly kind: 'served'; readonly port: number; readonly timeWait: number }
  /** A listener whose program does not call accept() often enough; `limit` null when it is not told. */
  | {
      readonly kind: 'accept-queue';
      readonly address: string;
      readonly port: number;
      readonly waiting: number;
      readonly limit: number | null;
      readonly process: Process | null;
    }
  /** Our FIN is acknowledged and the peer does not close; `orphans` have no process any more and end by themselves. */
  | { readonly kind: 'fin-wait-2'; readonly count: number; readonly orphans: number }
  /** Our FIN is not acknowledged: the peer has gone, or the network loses it. */
  | { readonly kind: 'last-ack'; readonly count: number }
  /** Handshakes that are not completed, at `port`: many clients far away, or a SYN flood. */
  | { readonly kind: 'syn-received'; readonly count: number; readonly port: number };

/** A table in short, and what stands out in it, the most pressing first. */
export interface Explanation {
  readonly total: number;
  readonly counts: Readonly<Record<State, number>>;
  /** The least and the most that TIME_WAIT records have left, in milliseconds; null when the table does not tell. */
  readonly timeWaitLeft: { readonly least: number; readonly most: number } | null;
  readonly findings: readonly Finding[];
}

/** Where connections go out to, as `explain` counts them. */
interface Destination {
  readonly from: string;
  readonly address: string;
  readonly port: number;
  timeWait: number;
  open: number;
}

/**
 * Counts the states and finds what stands out. `range`: the ephemeral ports, both included (Linux:
 * /proc/sys/net/ipv4/ip_local_port_range), null when unknown.
 */
export function explain(sockets: readonly Socket[], range: readonly [low: number, high: number] | null): Explanation {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  const listened = new Set<number>();
  let [least, longest] = [Infinity, -Infinity];
  for (const { state, localPort, timer, timerLeft } of sockets) {
    counts[state]++;
    if (state === 'LISTEN') listened.add(localPort);
    if (state !== 'TIME_WAIT' || timer !== 'time-wait' || timerLeft === null) continue;
    least = Math.min(least, timerLeft);
    longest = Math.max(longest, timerLeft);
  }
  return {
    total: sockets.length,
    counts,
    timeWaitLeft: least === Infinity ? null : { least, most: longest },
    findings: [
      ...findDestinations(sockets, listened, range),
      ...findLeaks(sockets, listened),
      ...findQueues(sockets),
      ...findServed(sockets, listened),
      ...findStuck(sockets),
    ],
  };
}

function largest<T>(values: Iterable<T>, size: (value: T) => number): T[] {
  return [...values].sort((a, b) => size(b) - size(a)).slice(0, most);
}

function findDestinations(
  sockets: readonly Socket[],
  listened: ReadonlySet<number>,
  range: readonly [low: number, high: number] | null,
): Finding[] {
  // In maps by address and address and port: no key has to be made for each of many thousand sockets.
  const found = new Map<string, Map<string, Map<number, Destination>>>();
  const all: Destination[] = [];
  for (const { state, localPort: local, localAddress: from, remoteAddress: address, remotePort: port } of sockets) {
    if (state === 'LISTEN' || state === 'CLOSED' || port === 0 || listened.has(local)) continue;
    if (range !== null && (local < range[0] || local > range[1])) continue;
    const there = getOrAdd(
      getOrAdd(found, from, newMap<string, Map<number, Destination>>),
      address,
      newMap<number, Destination>,
    );
    const destination = getOrAdd(there, port, () => {
      const fresh: Destination = { from, address, port, timeWait: 0, open: 0 };
      all.push(fresh);
      return fresh;
    });
    if (state === 'TIME_WAIT') destination.timeWait++;
    else destination.open++;
  }
  const ports = range === null ? null : range[1] - range[0] + 1;
  const told = all.map((destination) => {
    const share = ports === null ? null : (destination.timeWait + destination.open) / ports;
    const level = share === null || share < thresholds.near ? 'many' : share < 1 ? 'near' : 'out';
    return { kind: 'destination', ...destination, ports, share, level } as const;
  });
  const standingOut = told.filter(({ timeWait, level }) => timeWait >= thresholds.timeWait || level !== 'many');
  return largest(standingOut, ({ timeWait, open }) => timeWait + open);
}

const newMap = <K, V>(): Map<K, V> => new Map<K, V>();

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function findLeaks(sockets: readonly Socket[], listened: ReadonlySet<number>): Finding[] {
  interface Leak {
    readonly process: Process | null;
    readonly port: number;
    readonly server: boolean;
    readonly inodes: number[];
    count: number;
  }
  const leaks = new Map<string, Leak>();
  for (const { state, process, localPort, remotePort, inode } of sockets) {
    if (state !== 'CLOSE_WAIT') continue;
    const server = listened.has(localPort);
    const port = server ? localPort : remotePort;
    const key = `${process?.pid ?? '-'} ${server ? 'at' : 'to'} ${port}`;
    const leak = getOrAdd(leaks, key, () => ({ process, port, server, inodes: [], count: 0 }));
    leak.count++;
    if (inode !== null && inode > 0) leak.inodes.push(inode);
  }
  const many = [...leaks.values()].filter(({ count }) => count >= thresholds.closeWait);
  return largest(many, ({ count }) => count).map((leak) => ({ kind: 'close-wait', ...leak }));
}

function findQueues(sockets: readonly Socket[]): Finding[] {
  const found = sockets.flatMap((socket) => {
    const { state, recvQueue: waiting, backlog: limit, localAddress: address, localPort: port, process } = socket;
    if (state !== 'LISTEN' || waiting === null || waiting === 0) return [];
    if (waiting < (limit ?? thresholds.waiting)) return [];
    return [{ kind: 'accept-queue', address, port, waiting, limit, process } as const];
  });
  return largest(found, ({ waiting }) => waiting);
}

function countByPort(sockets: readonly Socket[], wanted: State): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { state, localPort } of sockets) {
    if (state === wanted) counts.set(localPort, (counts.get(localPort) ?? 0) + 1);
  }
  return counts;
}

function findServed(sockets: readonly Socket[], listened: ReadonlySet<number>): Finding[] {
  const many = [...countByPort(sockets, 'TIME_WAIT')].filter(
    ([port, count]) => listened.has(port) && count >= thresholds.timeWait,
  );
  return largest(many, ([, count]) => count).map(([port, timeWait]) => ({ kind: 'served', port, timeWait }));
}

function findStuck(sockets: readonly Socket[]): Finding[] {
  const waiting = sockets.filter(({ state }) => state === 'FIN_WAIT_2');
  const lastAck = sockets.filter(({ state }) => state === 'LAST_ACK').length;
  const orphans = waiting.filter(({ inode }) => inode === 0).length;
  const flooded = [...countByPort(sockets, 'SYN_RECEIVED')].filter(([, count]) => count >= thresholds.synReceived);
  return [
    ...largest(flooded, ([, count]) => count).map(([port, count]) => ({ kind: 'syn-received', count, port }) as const),
    ...(waiting.length >= thresholds.finWait2 ? [{ kind: 'fin-wait-2', count: waiting.length, orphans } as const] : []),
    ...(lastAck >= thresholds.lastAck ? [{ kind: 'last-ack', count: lastAck } as const] : []),
  ];
}
