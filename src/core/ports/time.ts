// What time does to records: they go, and before that they may become old enough to be taken over.

import { destinationKey, isLoopback, type Host, type Settings, type Wait } from './host';
import { findRecord, notePort, oldestRecord, removeOwner } from './table';
import { emptyTrie, entries, get, set } from './trie';
import { noPorts, setPort } from './portset';

/** Whether `tcp_tw_reuse` lets an outgoing connection take this record over, once it is old enough (Linux:
 * tcp_twsk_unique). */
function mayReuse({ tcpTwReuse }: Settings, record: Wait): boolean {
  const loopback = isLoopback(record.local.address) || isLoopback(record.remote.address);
  const on = tcpTwReuse === 1 || (tcpTwReuse === 2 && loopback);
  return on && record.state === 'TIME_WAIT' && record.timestamps;
}

/** The ports of records that have become old enough are connect()'s to choose again. Turns go by age. */
function ripen(host: Host): Host {
  const { now, settings } = host;
  let { taken } = host;
  let turn = Math.max(host.ripeTo, host.turnFrom);
  for (; turn < host.turnTo; turn++) {
    const record = findRecord(host, turn);
    if (record === undefined) continue;
    if (now - record.born <= settings.tcpTwReuseDelay) break;
    if (mayReuse(settings, record)) taken = notePort({ ...host, taken }, record.local, record.remote, false);
  }
  return { ...host, taken, ripeTo: turn };
}

/** `milliseconds` pass: records whose time is over go. */
export function advance(host: Host, milliseconds: number): Host {
  let later = { ...host, now: host.now + milliseconds };
  for (
    let old = oldestRecord(later);
    old !== undefined && old.born + later.settings.timeWait <= later.now;
    old = oldestRecord(later)
  ) {
    later = removeOwner(later, old);
  }
  return ripen(later);
}

/** The host with other settings, as sysctl(8) changes them; records and open connections stay what they are. */
export function configure(host: Host, settings: Partial<Settings>): Host {
  const next: Host = { ...host, settings: { ...host.settings, ...settings } };
  const [low, high] = next.settings.ipLocalPortRange;
  let taken = emptyTrie<typeof noPorts>();
  for (const [, owner] of entries(host.owners)) {
    const { remote, local } = owner;
    if (remote === undefined || owner.state === 'CLOSED' || local.port < low || local.port > high) continue;
    const key = destinationKey(local.address, remote);
    taken = set(taken, key, setPort(get(taken, key) ?? noPorts, local.port, true));
  }
  return ripen({ ...next, taken, hints: emptyTrie(), bindHint: 0, ripeTo: next.turnFrom });
}
