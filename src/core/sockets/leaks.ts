import { getOrAdd, largest, thresholds, type Finding } from './finding';
import type { Process, Socket } from './socket';

type Leak = Extract<Finding, { kind: 'close-wait' }>;

/** The CLOSE_WAIT sockets by the port they are at, whosever they are: the workers of a server leak together. */
export function findLeaks(sockets: readonly Socket[], served: ReadonlySet<number>): Leak[] {
  const groups = new Map<string, Socket[]>();
  for (const socket of sockets) {
    if (socket.state !== 'CLOSE_WAIT') continue;
    const { localPort, remotePort } = socket;
    const key = served.has(localPort) ? `at ${localPort}` : `to ${remotePort}`;
    getOrAdd(groups, key, () => []).push(socket);
  }
  const many = [...groups.values()].filter(({ length }) => length >= thresholds.closeWait);
  const found = many.flatMap((group) => {
    const [{ localPort, remotePort } = { localPort: 0, remotePort: 0 }] = group;
    const server = served.has(localPort);
    return leakOf(group, server ? localPort : remotePort, server);
  });
  // A few at each of many ports leak as well.
  const rest = [...groups.values()].filter(({ length }) => length < thresholds.closeWait).flat();
  const spread = rest.length >= thresholds.closeWait ? [leakOf(rest, null, false)] : [];
  return largest([...found, ...spread], ({ count }) => count);
}

function leakOf(sockets: readonly Socket[], port: number | null, server: boolean): Leak {
  const owners = new Map<number, { readonly process: Process; count: number }>();
  const inodes: number[] = [];
  let unclaimed = 0;
  for (const { process, inode } of sockets) {
    if (process !== null) {
      getOrAdd(owners, process.pid, () => ({ process, count: 0 })).count++;
      continue;
    }
    unclaimed++;
    if (inode !== null && inode > 0) inodes.push(inode);
  }
  const processes = [...owners.values()].sort((a, b) => b.count - a.count).map(({ process }) => process);
  return { kind: 'close-wait', count: sockets.length, processes, unclaimed, port, server, inodes };
}
