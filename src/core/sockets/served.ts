import type { Socket } from './socket';

/** From how many peers on a port is taken for a server's without its listener. */
const peers = 5;

/**
 * The local ports at which connections come in: those that are listened on, and those with several peers whose own ports
 * are rarer than it. So a server is known in a table without listeners, as `ss -tn` and `netstat -tn` print it: all its
 * connections have its port, and each peer another; of a client’s connections it is the other way round.
 */
export function servedPorts(sockets: readonly Socket[]): ReadonlySet<number> {
  const served = new Set<number>();
  const local = new Uint32Array(65_536);
  const remote = new Uint32Array(65_536);
  for (const { state, localPort, remotePort } of sockets) {
    if (state === 'LISTEN') served.add(localPort);
    local[localPort] = (local[localPort] ?? 0) + 1;
    remote[remotePort] = (remote[remotePort] ?? 0) + 1;
  }
  const seen = new Map<number, Set<number>>();
  for (const { localPort, remotePort } of sockets) {
    const count = local[localPort] ?? 0;
    if (count < peers || remotePort === 0 || (remote[remotePort] ?? 0) >= count || served.has(localPort)) continue;
    let ports = seen.get(localPort);
    if (ports === undefined) seen.set(localPort, (ports = new Set()));
    if (ports.add(remotePort).size >= peers) served.add(localPort);
  }
  return served;
}
