// Tables of TCP sockets as systems print them: /proc/net/tcp and tcp6, ss(8), lsof(8), PowerShell, the netstats of Linux,
// macOS and Windows.
// readSockets (or createTextReader, in pieces) reads any of them, createProcReader the kernel's own bytes, fast; explain
// counts and finds what stands out. Nothing here opens, reads or runs anything: that is src/kernel's.

export type { Format, Process, Socket, Table, Timer } from './socket';
export { createProcReader, createTextReader, mostText, readSockets, type ProcReader, type TextReader } from './read';
export { readEphemeralPorts, type EphemeralPorts } from './ephemeral';
export { explain, type Explanation } from './explain';
export { thresholds, type Finding } from './finding';
