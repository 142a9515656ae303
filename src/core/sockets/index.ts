// Tables of TCP sockets as systems print them: /proc/net/tcp and tcp6, ss(8), the netstats of Linux, macOS and Windows.
// readSockets (or createTextReader, in pieces) reads any of them, createProcReader the kernel's own bytes, fast; explain
// counts and finds what stands out. Nothing here opens, reads or runs anything: that is src/kernel's.

export type { Format, Process, Socket, Table, Timer } from './socket';
export { createProcReader, createTextReader, mostText, readSockets, type ProcReader, type TextReader } from './read';
export { explain, thresholds, type Explanation, type Finding } from './explain';
