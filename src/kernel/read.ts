import type { EphemeralPorts, Table } from '../core/sockets';
import { findMachine, type Machine } from './machine';
import { readNetstat } from './netstat';
import { readProc } from './proc';

/** Something that is missing from a view: a file that could not be read to its end, with the system's error code. */
export interface Missing {
  readonly file: string;
  readonly code: string;
}

/** Why there is no view: the system is none we know, the reader cancelled, /proc/net/tcp cannot be read, netstat is not
 * there, may not be run, took too long, printed too much, failed, or printed nothing that is a table. `detail` is a path,
 * an error code or a status, for the log. */
export type Reason =
  | 'unknown-system'
  | 'cancelled'
  | 'unreadable'
  | 'netstat-missing'
  | 'netstat-denied'
  | 'netstat-slow'
  | 'netstat-too-long'
  | 'netstat-failed'
  | 'not-understood';

/** The machine's TCP sockets at one moment, or why not. A view may be partial: what is missing says so. */
export type View =
  | {
      readonly kind: 'sockets';
      readonly table: Table;
      /** Null when the system does not tell. */
      readonly ephemeral: EphemeralPorts | null;
      readonly missing: readonly Missing[];
    }
  | { readonly kind: 'failed'; readonly reason: Reason; readonly detail: string };

/**
 * Reads the machine's TCP sockets once: Linux by /proc/net/tcp and tcp6, macOS and Windows by the system's netstat. Never
 * throws; `signal` ends it early. Opens no socket, and runs nothing but that one netstat.
 */
export async function readMachine(signal: AbortSignal, machine: Machine | null = findMachine()): Promise<View> {
  if (machine === null) return { kind: 'failed', reason: 'unknown-system', detail: '' };
  if (signal.aborted) return { kind: 'failed', reason: 'cancelled', detail: '' };
  if (machine.proc !== null) return readProc(machine.proc, signal);
  return readNetstat(machine, signal);
}
