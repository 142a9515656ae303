import type { State } from '../tcp/states';
import { readEnd, readState } from './names';
import type { Format, Process, Socket, Timer } from './socket';

/** Lines of ss(8), lsof(8), PowerShell and the netstats of Linux, macOS and Windows. A line is known by its shape; headings
 * are not needed, so that their language does not matter. */

/** A socket, and by which format its line is one. */
export interface Line {
  readonly socket: Socket;
  readonly format: Exclude<Format, 'proc'>;
}

/** What lines above tell about a line. */
export interface Above {
  /** The words of the last heading, which name what follows macOS's states. */
  readonly columns: readonly string[];
  /** The one state that ss was asked for: then it prints none. */
  readonly asked: State | undefined;
}

const NUMBER = /^\d+$/;
const TCP = /^tcp(4|6|46)?$/i;

/** The socket of a line in words; 'stateless' when it is one of ss's and nothing tells its state. */
export function readLine(line: string, above: Above): Line | 'stateless' | undefined {
  const words = line.trim().split(/\s+/);
  const [first = '', second = '', third = '', fourth = ''] = words;
  if (TCP.test(first)) {
    if (!NUMBER.test(second) || !NUMBER.test(third)) {
      return readState(second) === undefined ? readWindows(words) : readSs(words.slice(1), line);
    }
    return readNetstat(words, line, above.columns) ?? readAsked(words.slice(1), line, above.asked);
  }
  if (NUMBER.test(first)) return readAsked(words, line, above.asked);
  if (NUMBER.test(second) && NUMBER.test(fourth)) return readPowerShell(words);
  return readSs(words, line) ?? readLsof(line);
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
  const inode = /\sino:(\d+)/.exec(line)?.[1];
  const timer = /\stimer:\(([a-z-]+),([^,)]*)/.exec(line);
  const kind = ssTimers.get(timer?.[1] ?? '');
  const socket = build({
    ends: [local, remote],
    state,
    queues: [recv, send],
    listenersHaveBacklog: true,
    process: readUser(line),
    ...(inode === undefined ? {} : { inode: Number(inode) }),
    ...(kind === undefined ? {} : { timer: { timer: kind, timerLeft: readSsTime(timer?.[2] ?? '') } }),
  });
  return finish('ss', socket);
}

/** The first process of `users:(("node",pid=8252,fd=22))`. */
export function readUser(text: string): Process | null {
  const user = /users:\(\("((?:[^"\\]|\\.)*)",pid=(\d+)/.exec(text);
  return user === null ? null : { pid: Number(user[2]), name: user[1] ?? null };
}

/** `0 0 10.0.0.1:40000 10.0.0.2:443`, of `ss state time-wait`. */
function readAsked(words: readonly string[], line: string, asked: State | undefined): Line | 'stateless' | undefined {
  const state = asked ?? (/\stimer:\(timewait,/.test(line) ? 'TIME_WAIT' : undefined);
  const found = readSs([state ?? 'CLOSED', ...words], line);
  return found !== undefined && state === undefined ? 'stateless' : found;
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

/** `192.168.1.20 51234 203.0.113.9 443 Established Internet 8252`, of Get-NetTCPConnection. */
function readPowerShell(words: readonly string[]): Line | undefined {
  const [local = '', localPort = '', remote = '', remotePort = '', state] = words;
  const pid = Number(words.slice(5).at(-1));
  return finish(
    'powershell',
    build({
      ends: [`${local}:${localPort}`, `${remote}:${remotePort}`],
      state,
      process: pid > 0 ? { pid, name: null } : null,
    }),
  );
}

const LSOF = /^(\S+)\s+(\d+)\s.*\sIPv[46]\s.*\sTCP\s+(\S+?)(?:->(\S+))?\s+\((\w+)\)/;

/** `node 8252 me 22u IPv4 0x1f 0t0 TCP 127.0.0.1:5000->127.0.0.1:53918 (ESTABLISHED)`. */
function readLsof(line: string): Line | undefined {
  const [, name = '', pid, local, remote = '*:*', state] = LSOF.exec(line.trim()) ?? [];
  return finish('lsof', build({ ends: [local, remote], state, process: { pid: Number(pid), name: unescape(name) } }));
}

/** lsof writes what is not printable, and spaces, as `\x20`. */
const unescape = (name: string): string =>
  name.replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Whether a line that is no TCP socket is nothing to wonder at: a heading, another kind of socket, a detail of `ss -i`
 * or `netstat -b`. */
export function isBeside(line: string): boolean {
  return !/\d/.test(line) || OTHERS.test(line) || DETAIL.test(line) || /^\s*\[.*\]\s*$/.test(line);
}

/** Below its socket, after a tab; what is copied from a terminal has spaces instead. */
const DETAIL = /^\t|^\s.*\b(rto|rtt|mss|cwnd|wscale):\d|^\s*skmem:\(/;

const OTHERS =
  /^\s*(udp|unix|raw|icmp|icm|nl|u_|p_|v_|vsock|xdp|tipc|sctp|dccp|mptcp|ptp|kctl|kevt|divert|quic|[0-9a-f]{8,16}\s+(stream|dgram|seqpacket))|\sIPv[46]\s.*\sUDP\s/i;
