// A host's local ports, as a value: who holds which port, who may join, who has to wait.
//
// The rules (Linux 6.18, IPv4; the functions named are the kernel's)
//
// 1. A *connection* is its 4-tuple, not its port. Any number of connections share a port, if only their far ends
//    differ; a server's accepted connections all share the listener's. So nothing runs out by accepting.
// 2. bind() asks the *port*: may I join its holders? Holders are sockets and TIME_WAIT (and orphan FIN_WAIT_2) records;
//    a record has the options its socket had. Only holders whose address overlaps count: the same one, or either the
//    wildcard. A holder lets the new socket in when both have SO_REUSEADDR and the holder does not listen, or when both
//    have SO_REUSEPORT (inet_bind_conflict). So after the server closed first, its restart needs SO_REUSEADDR on the
//    *old* listener too – accepted connections inherit it, records keep it –, and a second live listener needs
//    SO_REUSEPORT. The record stays; SO_REUSEADDR removes nothing.
// 3. listen() asks the same question again, for sockets that joined while nobody listened.
// 4. bind() to port 0 wants a port without any holder in its way, whatever the options (relax = false): it fails when
//    every port of the range has one, even with SO_REUSEADDR.
// 5. connect() without bind() chooses a port for its *destination* (__inet_hash_connect). Usable is a port that nobody
//    holds, or one that only connect() has given out and whose 4-tuple with this destination is free. Hence exhaustion
//    is per (source address, destination address, destination port), and the error is EADDRNOTAVAIL.
// 6. A 4-tuple in TIME_WAIT is free for connect() when the old connection used timestamps, which tell its stray
//    segments from new ones (RFC 6191's idea, on the sending side), *and* (tcp_twsk_unique)
//    – the socket was bound to the port by name: at once. The application asked for just this pair, so Linux neither
//      looks at tcp_tw_reuse nor at the record's age: both guard only ports that the kernel chooses. (That bind() got so
//      far takes SO_REUSEADDR on both sockets: rule 2.)
//    – or the kernel chooses: tcp_tw_reuse is 1, or 2 and one address is loopback, and the record is over a second old.
// 7. A SYN that *arrives* for a 4-tuple in TIME_WAIT opens a new connection when it is newer than all the old one saw
//    and somebody listens (RFC 9293 MAY-2, RFC 6191). No setting is asked; tcp_tw_reuse is for outgoing connections.
// 8. TIME_WAIT is with the end that closed first; a reset leaves it with neither. Beyond tcp_max_tw_buckets it is
//    skipped. It needs no process and no descriptor, and ends after 60 s.
//
// Sources: net/ipv4/inet_connection_sock.c, inet_hashtables.c, inet_timewait_sock.c and tcp_ipv4.c of Linux 6.18;
// test/fixtures/ports.txt, a recording of that kernel, every line of which the tests replay. The model was also run
// against that kernel with random calls: what differs is among the limits.
//
// Limits, all on purpose
// – Handshakes and closes complete at once: no SYN_SENT, no FIN_WAIT_1. Only close() and reset(), no shutdown().
// – The port that connect() takes is deterministic: from the low end of the range upwards, even steps first, and on
//   from the last choice, where Linux starts at random. bind() to port 0 takes odd steps first, likewise.
// – Orphan FIN_WAIT_2 lasts as long as TIME_WAIT (both are 60 s by default). The clock is exact: 60.0 s, not 61.7.
// – One user, no network devices or namespaces, no IPv6, no reserved ports, no ip_autobind_reuse, no limit to the queue
//   of a listener. Among SO_REUSEPORT listeners the same one always gets the connection.
//
// Cost: a call takes a few steps in 32-way trees (trie.ts, portset.ts), however many sockets and records there are; only
// bind() to port 0 walks the range, from its last choice to the next port that will do.

export {
  countRecords,
  createHost,
  findTuple,
  isLoopback,
  linuxDefaults,
  wildcard,
  type Endpoint,
  type Host,
  type Owner,
  type Settings,
  type Socket,
  type Wait,
} from './host';
export { findOwner } from './table';
export { explain, type Answer, type Errno, type Reason } from './answer';
export { bind, listen, openSocket, setReuseAddr, setReusePort } from './bind';
export { connect, type Ends, type Peer } from './connect';
export { accept, receiveSyn, type Syn, type SynAnswer } from './accept';
export { close, peerCloses, peerResets, reset } from './close';
export { advance, configure } from './time';
export { list, type Row } from './list';
export { StoryFault, tell, type Story, type StoryLine } from './story';
export { findSubject, judgeStory } from './verdict';
