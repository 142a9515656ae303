import { STATES, type State } from '../tcp/states';
import { countPorts, isGivenOut, type EphemeralPorts } from './ephemeral';
import { getOrAdd, largest, thresholds, type Finding } from './finding';
import { findLeaks } from './leaks';
import { servedPorts } from './served';
import type { Socket } from './socket';

/** A table in short, and what stands out in it, the most pressing first. */
export interface Explanation {
  readonly total: number;
  readonly counts: Readonly<Record<State, number>>;
  /** The least and the most that TIME_WAIT records have left, in milliseconds; null when the table does not tell. */
  readonly timeWaitLeft: { readonly least: number; readonly most: number } | null;
  /** The local ports at which connections come in. */
  readonly served: ReadonlySet<number>;
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

/** Counts the states and finds what stands out. `ephemeral` null: unknown. */
export function explain(sockets: readonly Socket[], ephemeral: EphemeralPorts | null): Explanation {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  const served = servedPorts(sockets);
  let [least, longest] = [Infinity, -Infinity];
  for (const { state, timer, timerLeft } of sockets) {
    counts[state]++;
    if (state !== 'TIME_WAIT' || timer !== 'time-wait' || timerLeft === null) continue;
    least = Math.min(least, timerLeft);
    longest = Math.max(longest, timerLeft);
  }
  return {
    total: sockets.length,
    counts,
    timeWaitLeft: least === Infinity ? null : { least, most: longest },
    served,
    findings: [
      ...findDestinations(sockets, served, ephemeral),
      ...findLeaks(sockets, served),
      ...findQueues(sockets),
      ...findServed(sockets, served),
      ...findStuck(sockets),
    ],
  };
}

function findDestinations(
  sockets: readonly Socket[],
  served: ReadonlySet<number>,
  ephemeral: EphemeralPorts | null,
): Finding[] {
  // In maps by address and address and port: no key has to be made for each of many thousand sockets.
  const found = new Map<string, Map<string, Map<number, Destination>>>();
  const all: Destination[] = [];
  for (const { state, localPort: local, localAddress: from, remoteAddress: address, remotePort: port } of sockets) {
    if (state === 'LISTEN' || state === 'CLOSED' || port === 0 || served.has(local)) continue;
    if (ephemeral !== null && !isGivenOut(ephemeral, local)) continue;
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
  const ports = ephemeral === null ? null : countPorts(ephemeral);
  const told = all.map((destination) => {
    const share = ports === null ? null : (destination.timeWait + destination.open) / ports;
    const level = share === null || share < thresholds.near ? 'many' : share < 1 ? 'near' : 'out';
    return { kind: 'destination', ...destination, ports, share, level } as const;
  });
  const standingOut = told.filter(({ timeWait, level }) => timeWait >= thresholds.timeWait || level !== 'many');
  return largest(standingOut, ({ timeWait, open }) => timeWait + open);
}

const newMap = <K, V>(): Map<K, V> => new Map<K, V>();

function findQueues(sockets: readonly Socket[]): Finding[] {
  const found = sockets.flatMap((socket) => {
    const { state, recvQueue: waiting, backlog: limit, localAddress: address, localPort: port, process } = socket;
    if (state !== 'LISTEN' || waiting === null || waiting === 0) return [];
    if (limit === null ? waiting < thresholds.waiting : waiting <= limit) return [];
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

function findServed(sockets: readonly Socket[], served: ReadonlySet<number>): Finding[] {
  const many = [...countByPort(sockets, 'TIME_WAIT')].filter(
    ([port, count]) => served.has(port) && count >= thresholds.timeWait,
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
    ...(waiting.length >= thresholds.finWait2
      ? [{ kind: 'fin-wait-2', count: waiting.length, orphans, here: countHere(sockets, waiting) } as const]
      : []),
    ...(lastAck >= thresholds.lastAck ? [{ kind: 'last-ack', count: lastAck } as const] : []),
  ];
}

/** Of how many sockets the other end is in the same table, in CLOSE_WAIT. */
function countHere(sockets: readonly Socket[], waiting: readonly Socket[]): number {
  const left = sockets.filter(({ state }) => state === 'CLOSE_WAIT');
  const ends = new Set(left.map((one) => pairOf(one.remoteAddress, one.remotePort, one.localAddress, one.localPort)));
  return waiting.filter((one) => ends.has(pairOf(one.localAddress, one.localPort, one.remoteAddress, one.remotePort)))
    .length;
}

/** A socket that takes IPv4 and IPv6 has `::ffff:127.0.0.1` where its peer has `127.0.0.1`. */
const pairOf = (...[from, fromPort, to, toPort]: readonly [string, number, string, number]): string =>
  [from, fromPort, to, toPort].join(' ').replace(/::ffff:/gi, '');
