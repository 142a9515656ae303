import type { Explanation, Process, Socket } from '../../core/sockets';
import { explain } from '../../core/sockets';
import type { State } from '../../core/tcp';
import { STATES } from '../../core/tcp';
import type { View } from '../../kernel';

/** What a reading found, in the order in which the tree asks. */
export interface Picture {
  /** When it was read, by the clock of the watching. */
  readonly at: number;
  readonly view: Extract<View, { kind: 'sockets' }>;
  readonly explanation: Explanation;
  readonly byState: Readonly<Record<State, readonly Socket[]>>;
}

/** Sockets with the same other side: all that clients have with one of our ports, or that we have with one destination. */
export interface Group {
  /** `in`: at our port; `out`: towards an address and a port. */
  readonly way: 'in' | 'out';
  readonly address: string;
  readonly port: number;
  readonly sockets: readonly Socket[];
}

/** Puts a reading in order. `owners`: the processes that have been looked up, by inode. */
export function makePicture(
  view: Extract<View, { kind: 'sockets' }>,
  owners: ReadonlyMap<number, Process>,
  at: number,
): Picture {
  const { sockets } = view.table;
  const known = owners.size === 0 ? sockets : sockets.map((socket) => withOwner(socket, owners));
  const byState = Object.fromEntries(STATES.map((state) => [state, [] as Socket[]])) as Record<State, Socket[]>;
  for (const socket of known) byState[socket.state].push(socket);
  return {
    at,
    view,
    explanation: explain(known, view.ephemeral),
    byState,
  };
}

function withOwner(socket: Socket, owners: ReadonlyMap<number, Process>): Socket {
  const process = socket.process ?? (socket.inode === null ? undefined : owners.get(socket.inode)) ?? null;
  return process === socket.process ? socket : { ...socket, process };
}

const grouped = new WeakMap<readonly Socket[], readonly Group[]>();

/** The sockets of a state in groups, in no order. Found once for each reading. */
export function groupsOf({ byState, explanation }: Picture, state: State): readonly Group[] {
  const sockets = byState[state];
  let groups = grouped.get(sockets);
  if (groups === undefined) grouped.set(sockets, (groups = findGroups(sockets, explanation.served)));
  return groups;
}

function findGroups(sockets: readonly Socket[], served: ReadonlySet<number>): readonly Group[] {
  const atPort = new Map<number, Socket[]>();
  const towards = new Map<string, Map<number, Socket[]>>();
  for (const socket of sockets) {
    const isServed = served.has(socket.localPort);
    let ports: Map<number, Socket[]> | undefined = atPort;
    if (!isServed) {
      ports = towards.get(socket.remoteAddress);
      if (ports === undefined) towards.set(socket.remoteAddress, (ports = new Map<number, Socket[]>()));
    }
    const port = isServed ? socket.localPort : socket.remotePort;
    const group = ports.get(port);
    if (group === undefined) ports.set(port, [socket]);
    else group.push(socket);
  }
  const groups: Group[] = [...atPort].map(([port, group]) => ({ way: 'in', address: '', port, sockets: group }));
  for (const [address, ports] of towards) {
    for (const [port, group] of ports) groups.push({ way: 'out', address, port, sockets: group });
  }
  return groups;
}

/** What tells a group from every other of its state. */
export const nameOf = ({ way, address, port }: Group): string => `${way} ${address}:${port}`;

/** The largest groups, the largest first. */
export function largest(groups: readonly Group[], count: number): readonly Group[] {
  return least(
    groups,
    count,
    (a, b) => b.sockets.length - a.sockets.length || a.port - b.port || compare(a.address, b.address),
  );
}

/** The sockets that are listed: first those that end first, then by their ports. */
export function first(sockets: readonly Socket[], count: number): readonly Socket[] {
  return least(
    sockets,
    count,
    (a, b) =>
      (endsIn(a) ?? Infinity) - (endsIn(b) ?? Infinity) ||
      a.localPort - b.localPort ||
      a.remotePort - b.remotePort ||
      compare(a.remoteAddress, b.remoteAddress),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The `count` least values in order, without sorting all the others: of many thousand only a hundred are listed. */
function least<T>(values: readonly T[], count: number, order: (a: T, b: T) => number): readonly T[] {
  let kept: T[] = [];
  let bound: T | undefined;
  for (const value of values) {
    if (bound !== undefined && order(value, bound) >= 0) continue;
    kept.push(value);
    if (kept.length < 2 * count) continue;
    kept = kept.sort(order).slice(0, count);
    bound = kept.at(-1);
  }
  return kept.sort(order).slice(0, count);
}

/** Milliseconds until a socket goes by itself: TIME_WAIT, and on Linux a FIN_WAIT_2 without a process. Null: it does not. */
export function endsIn({ timer, timerLeft }: Socket): number | null {
  return timer === 'time-wait' ? timerLeft : null;
}
