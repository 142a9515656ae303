import { readEnd, readState } from './names';
import type { Format, Process, Socket, Timer } from './socket';

/** Lines of ss(8) and of the netstats of Linux, macOS and Windows. A line is known by its shape; headings are not needed,
 * so that their language does not matter. */

/** A socket, and by which format its line is one. */
export interface Line {
  readonly socket: Socket;
  readonly format: Exclude<Format, 'proc'>;
}

const NUMBER = /^\d+$/;
const TCP = /^tcp(4|6|46)?$/i;

/** The socket of a line in words; `columns` are the words of the last heading, which name what follows macOS's states. */
export function readLine(line: string, columns: readonly string[] = []): Line | undefined {
  const words = line.trim().split(/\s+/);
  const [first = '', second = '', third = ''] = words;
  if (!TCP.test(first)) return readSs(words, line);
  if (NUMBER.test(second) && NUMBER.test(third)) return readNetstat(words, line, columns);
  return readState(second) === undefined ? readWindows(words) : readSs(words.slice(1), line);
}

interface Parts {
  readonly ends: readonly [string | undefined, string | undefined];
  readonly state: string | undefined;
  readonly queues?: readonly [recv: string | undefined, send: string | undefined];
  readonly timer?: { readonly timer: Timer; readonly timerLeft: number | null };
  readonly inode?: number;
  readonly process?: Process | null;
  readonly listenersHaveBacklog?: boolean;
}

function build(parts: Parts): Socket | undefined {
  const state = readState(parts.state ?? '');
  const [local, remote] = parts.ends.map((end) => readEnd(end ?? ''));
  if (state === undefined || local === undefined || remote === undefined) return undefined;
  const [recvQueue, sendQueue] = (parts.queues ?? []).map(Number);
  return {
    localAddress: local.address,
    localPort: local.port,
    remoteAddress: remote.address,
    remotePort: remote.port,
    state,
    recvQueue: recvQueue ?? null,
    sendQueue: sendQueue ?? null,
    timer: parts.timer?.timer ?? null,
    timerLeft: parts.timer?.timerLeft ?? null,
    inode: parts.inode ?? null,
    process: parts.process ?? null,
    backlog: parts.listenersHaveBacklog === true && state === 'LISTEN' ? (sendQueue ?? null) : null,
  };
}

const finish = (format: Line['format'], socket: Socket | undefined): Line | undefined =>
  socket === undefined ? undefined : { socket, format };

/** `ESTAB 0 0 127.0.0.1:5000 127.0.0.1:53918 users:(("node",pid=8252,fd=22)) timer:(keepalive,59sec,0) ino:1094231`. */
function readSs(words: readonly string[], line: string): Line | undefined {
  const [state, recv = '', send = '', local, remote] = words;
  if (!NUMBER.test(recv) || !NUMBER.test(send)) return undefined;
  const user = /users:\(\("((?:[^"\\]|\\.)*)",pid=(\d+)/.exec(line);
  const inode = /\sino:(\d+)/.exec(line)?.[1];
  const timer = /\stimer:\(([a-z-]+),([^,)]*)/.exec(line);
  const kind = ssTimers.get(timer?.[1] ?? '');
  const socket = build({
    ends: [local, remote],
    state,
    queues: [recv, send],
    listenersHaveBacklog: true,
    process: user === null ? null : { pid: Number(user[2]), name: user[1] ?? null },
    ...(inode === undefined ? {} : { inode: Number(inode) }),
    ...(kind === undefined ? {} : { timer: { timer: kind, timerLeft: readSsTime(timer?.[2] ?? '') } }),
  });
  return finish('ss', socket);
}

const ssTimers: ReadonlyMap<string, Timer> = new Map(
  Object.entries({
    on: 'retransmit',
    keepalive: 'keepalive',
    timewait: 'time-wait',
    persist: 'probe',
  } as const),
);

/** `1min59sec`, `59sec`, `9.250ms` (9 seconds and 250 ms), `200ms` in milliseconds. */
function readSsTime(text: string): number | null {
  const match = /^(?:(\d+)min)?(?:(\d+)sec)?(?:(?:(\d+)\.)?(\d+)ms)?$/.exec(text);
  if (match === null || text === '') return null;
  const [, minutes = 0, seconds = 0, more = 0, milliseconds = 0] = match;
  return Number(minutes) * 60_000 + (Number(seconds) + Number(more)) * 1000 + Number(milliseconds);
}

/** `tcp 0 0 127.0.0.1:5000 127.0.0.1:53918 ESTABLISHED 8252/node off (0.00/0/0)`; macOS: `tcp4`, `127.0.0.1.5000`. */
function readNetstat(words: readonly string[], line: string, columns: readonly string[]): Line | undefined {
  const [first = '', recv, send, local = '', remote, state] = words;
  const rest = words.slice(6);
  const mac = first.endsWith('4') || local.lastIndexOf('.') > local.lastIndexOf(':');
  const timed = /\s(off|on|keepalive|timewait|probe)\s+\((\d+(?:\.\d+)?)\//.exec(line);
  const timer = netstatTimers[timed?.[1] ?? ''];
  const owner = /\s(\d+)\/(\S+)/.exec(` ${rest.join(' ')}`);
  const timerLeft = timer === 'none' ? null : Math.round(Number(timed?.[2]) * 1000);
  const socket = build({
    ends: [local, remote],
    state,
    queues: [recv, send],
    process: mac ? findMacProcess(rest, columns) : owner && { pid: Number(owner[1]), name: owner[2] ?? null },
    ...(timer === undefined ? {} : { timer: { timer, timerLeft } }),
  });
  return finish(mac ? 'netstat-macos' : 'netstat-linux', socket);
}

const netstatTimers: Readonly<Record<string, Timer>> = {
  off: 'none',
  on: 'retransmit',
  keepalive: 'keepalive',
  timewait: 'time-wait',
  probe: 'probe',
};

/** With -v: a column `pid`, or since macOS 14 `process:pid`, where the name may have spaces. */
function findMacProcess(rest: readonly string[], columns: readonly string[]): Process | null {
  const after = columns.slice(columns.findIndex((column) => column === '(state)') + 1);
  const together = after.indexOf('process:pid');
  if (together >= 0) {
    const match = /^(.*?):(\d+)(?:\s|$)/.exec(rest.slice(together).join(' '));
    return match === null || Number(match[2]) === 0 ? null : { pid: Number(match[2]), name: match[1] ?? null };
  }
  const at = after.indexOf('pid');
  const pid = Number(at < 0 ? 0 : (rest[at] ?? 0));
  return pid > 0 ? { pid, name: null } : null;
}

/** `TCP 127.0.0.1:5000 127.0.0.1:53918 ESTABLISHED 8252`. Process 0 is nobody: what is in TIME_WAIT. */
function readWindows(words: readonly string[]): Line | undefined {
  const [, local, remote, state, pid = ''] = words;
  const process = NUMBER.test(pid) && Number(pid) > 0 ? { pid: Number(pid), name: null } : null;
  return finish('netstat-windows', build({ ends: [local, remote], state, process }));
}

/** Whether a line that is no TCP socket is nothing to wonder at: a heading, another kind of socket, a detail of `ss -i`
 * or `netstat -b`. */
export function isBeside(line: string): boolean {
  return !/\d/.test(line) || OTHERS.test(line) || line.startsWith('\t') || /^\s*\[.*\]\s*$/.test(line);
}

const OTHERS =
  /^\s*(udp|unix|raw|icmp|icm|nl|u_|p_|v_|vsock|xdp|tipc|sctp|dccp|mptcp|ptp|kctl|kevt|divert|quic|[0-9a-f]{8,16}\s+(stream|dgram|seqpacket))/i;
