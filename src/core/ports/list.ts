import { print, wildcard, type Host, type Owner } from './host';
import { entries } from './trie';

/** One line of the host's table of sockets. */
export interface Row {
  readonly id: number;
  readonly state: Owner['state'] | 'BOUND';
  readonly local: string;
  readonly remote: string;
  /** Milliseconds until the record goes; only records have it. */
  readonly left: number | undefined;
}

const rank = (row: Row): number =>
  ['LISTEN', 'BOUND', 'ESTABLISHED', 'CLOSE_WAIT', 'FIN_WAIT_2'].indexOf(row.state) + 1 || 9;

/** All that holds a port, as ss(8) lists it: listeners first, records last, each in the order of their creation. */
export function list(host: Host): readonly Row[] {
  const rows: Row[] = [];
  for (const [, owner] of entries(host.owners)) {
    if (owner.local.port === 0) continue;
    rows.push({
      id: owner.id,
      state: owner.state === 'CLOSED' ? 'BOUND' : owner.state,
      local: print(owner.local),
      remote: owner.remote === undefined || owner.state === 'CLOSED' ? `${wildcard}:*` : print(owner.remote),
      left: owner.kind === 'record' ? owner.born + host.settings.timeWait - host.now : undefined,
    });
  }
  return rows.sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}
