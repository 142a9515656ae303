import type { Process } from './socket';

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
export const mostFindings = 10;

/** Something that stands out. */
export type Finding =
  /** The peer has closed, and a program here has not: connections that never end (a leak). `port`: the local port when
   * connections come in there, else the remote one; null: some at each of many. `processes`: those that the table tells,
   * the one with the most first; of `unclaimed` sockets it tells none, and `inodes` are those of them that it tells. */
  | {
      readonly kind: 'close-wait';
      readonly count: number;
      readonly processes: readonly Process[];
      readonly unclaimed: number;
      readonly port: number | null;
      readonly server: boolean;
      readonly inodes: readonly number[];
    }
  /** Connections out from `from` to one destination: `timeWait` records and `open` others have a port of `ports`, as
   * many as connect() gives out; null when that is unknown. `level`: `out`, not one is left. */
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
  /** TIME_WAIT on a port where connections come in: this end closes first. It takes no further port. */
  | { readonly kind: 'served'; readonly port: number; readonly timeWait: number }
  /** A listener whose program does not call accept() often enough. `limit`: its backlog, null when it is not told; Linux
   * lets in one more than that. */
  | {
      readonly kind: 'accept-queue';
      readonly address: string;
      readonly port: number;
      readonly waiting: number;
      readonly limit: number | null;
      readonly process: Process | null;
    }
  /** Our FIN is acknowledged and the peer does not close; `orphans` have no process any more and end by themselves. The
   * peers of `here` are in the same table, in CLOSE_WAIT. */
  | { readonly kind: 'fin-wait-2'; readonly count: number; readonly orphans: number; readonly here: number }
  /** Our FIN is not acknowledged: the peer has gone, or the network loses it. */
  | { readonly kind: 'last-ack'; readonly count: number }
  /** Handshakes that are not completed, at `port`: many clients far away, or a SYN flood. */
  | { readonly kind: 'syn-received'; readonly count: number; readonly port: number };

/** The largest values, in order. */
export function largest<T>(values: Iterable<T>, size: (value: T) => number): T[] {
  return [...values].sort((a, b) => size(b) - size(a)).slice(0, mostFindings);
}

/** The value of a key, made when it has none. */
export function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
