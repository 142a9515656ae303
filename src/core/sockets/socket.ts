import type { State } from '../tcp/states';

/** The program that has a socket; `name` null when only its number is told. */
export interface Process {
  readonly pid: number;
  readonly name: string | null;
}

/** One TCP socket, or what is left of one (TIME_WAIT), as the system's table shows it. What a format does not tell is
 * null. */
export interface Socket {
  /** An address without brackets; `*` stands for all (`0.0.0.0` and `::` stay as they are). */
  readonly localAddress: string;
  /** 0 for none. */
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly state: State;
  /** Bytes not yet read; of a listener, how many connections wait for accept(). */
  readonly recvQueue: number | null;
  /** Bytes not yet acknowledged; of a listener in ss(8), how many may wait. */
  readonly sendQueue: number | null;
  readonly timer: Timer | null;
  /** Milliseconds until the timer fires. */
  readonly timerLeft: number | null;
  /** 0: no process has it any more. */
  readonly inode: number | null;
  readonly process: Process | null;
  /** How many connections may wait for accept(), where the format tells: not the same as no limit. */
  readonly backlog: number | null;
}

/** Which timer runs (Linux: the field `tr` of /proc/net/tcp). */
export type Timer = 'none' | 'retransmit' | 'keepalive' | 'time-wait' | 'probe';

/** Every `Timer`, at the number that Linux gives it in the field `tr`. */
export const timers: readonly Timer[] = ['none', 'retransmit', 'keepalive', 'time-wait', 'probe'];

/** Where a table comes from, told by its lines. */
export type Format = 'proc' | 'ss' | 'lsof' | 'powershell' | 'netstat-linux' | 'netstat-macos' | 'netstat-windows';

/** A table that has been read. `notUnderstood` counts lines that have figures but make no sense, `example` is the first of
 * them, shortened; headings and sockets other than TCP's count as neither. `stateless` counts sockets that were left out
 * as nothing tells their state: ss prints none when it was asked for one. */
export interface Table {
  readonly sockets: readonly Socket[];
  /** Null when not one line was understood. */
  readonly format: Format | null;
  readonly notUnderstood: number;
  readonly example: string | null;
  readonly stateless: number;
}
