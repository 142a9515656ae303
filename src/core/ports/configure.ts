import { destinationKey, type Host, type Settings } from './host';
import { emptyTrie, entries, get, set } from './trie';

/** The host with other settings, as sysctl(8) changes them; records and open connections stay what they are. */
export function configure(host: Host, settings: Partial<Omit<Settings, 'timeWait'>>): Host {
  const next: Host = { ...host, settings: { ...host.settings, ...settings } };
  const [low, high] = next.settings.ipLocalPortRange;
  if (settings.ipLocalPortRange === undefined) return next;
  let taken = emptyTrie<number>();
  for (const [, owner] of entries(host.owners)) {
    const { remote, local } = owner;
    if (remote === undefined || owner.state === 'CLOSED' || local.port < low || local.port > high) continue;
    const key = destinationKey(local.address, remote);
    taken = set(taken, key, (get(taken, key) ?? 0) + 1);
  }
  return { ...next, taken, hints: emptyTrie() };
}
