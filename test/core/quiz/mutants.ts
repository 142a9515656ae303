import type { Edit } from './mutate';

/** A machine that is wrong in one respect. */
export interface Mutant {
  /** What it does wrong, as somebody might believe it. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

const ARRIVALS = 'src/core/tcp/rows/arrivals.ts';
const CALLS = 'src/core/tcp/rows/calls.ts';
const TIMEOUTS = 'src/core/tcp/rows/timeouts.ts';
const CLASSIFY = 'src/core/tcp/classify.ts';
const OUTPUT = 'src/core/tcp/output.ts';
const RECEIVE = 'src/core/tcp/receive.ts';
const ENTER = 'src/core/tcp/enter.ts';
const CALL = 'src/core/tcp/call.ts';

const mutant = (title: string, file: string, line: string, from: string, to: string): Mutant => ({
  title,
  edits: [{ file, line, from, to }],
});

/** A row of the table, by the beginning of its line. */
const row = (from: string, on: string): string => `{ from: [${from}], on: '${on}',`;
const SYNCHRONISED = "'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'";
const CONNECTED = `'SYN_RECEIVED', ${SYNCHRONISED}`;
const SENDING = "'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSING', 'CLOSE_WAIT', 'LAST_ACK'";

/** The way through the states. */
// prettier-ignore
const STATES: readonly Mutant[] = [
  mutant('a repeated FIN does not restart TIME_WAIT', ARRIVALS, row("'TIME_WAIT'", 'repeated FIN'), ", restarts: 'time-wait'", ''),
  mutant('a repeated FIN is not answered in TIME_WAIT', ARRIVALS, row("'TIME_WAIT'", 'repeated FIN'), "sends: 'ACK'", "sends: 'nothing'"),
  mutant('a repeated FIN is not answered after the own FIN', ARRIVALS, row("'CLOSING', 'CLOSE_WAIT', 'LAST_ACK'", 'repeated FIN'), "sends: 'ACK'", "sends: 'nothing'"),
  mutant('the first FIN is not acknowledged', ARRIVALS, row("'ESTABLISHED'", 'FIN'), "sends: 'ACK, may wait'", "sends: 'nothing'"),
  mutant('the peer’s FIN closes both directions', ARRIVALS, row("'ESTABLISHED'", 'FIN'), "to: 'CLOSE_WAIT'", "to: 'LAST_ACK'"),
  mutant('the ACK of the FIN is enough: FIN_WAIT_2 is skipped', ARRIVALS, row("'FIN_WAIT_1'", 'ACK of FIN'), "to: 'FIN_WAIT_2'", "to: 'TIME_WAIT'"),
  mutant('FIN_WAIT_2 is never skipped', ARRIVALS, row("'FIN_WAIT_1'", 'FIN + ACK of FIN'), "to: 'TIME_WAIT'", "to: 'FIN_WAIT_2'"),
  mutant('ACK and FIN in one segment lead to CLOSING', ARRIVALS, row("'FIN_WAIT_1'", 'FIN + ACK of FIN'), "to: 'TIME_WAIT'", "to: 'CLOSING'"),
  mutant('two crossing FINs lead straight to TIME_WAIT', ARRIVALS, row("'FIN_WAIT_1'", 'FIN'), "to: 'CLOSING'", "to: 'TIME_WAIT'"),
  mutant('the active closer does not wait', ARRIVALS, row("'FIN_WAIT_2'", 'FIN'), "to: 'TIME_WAIT'", "to: 'CLOSED'"),
  mutant('the second FIN is not acknowledged', ARRIVALS, row("'FIN_WAIT_2'", 'FIN'), "sends: 'ACK'", "sends: 'nothing'"),
  mutant('after a simultaneous close nobody waits', ARRIVALS, row("'CLOSING'", 'ACK of FIN'), "to: 'TIME_WAIT'", "to: 'CLOSED'"),
  mutant('the passive closer waits too', ARRIVALS, row("'LAST_ACK'", 'ACK of FIN'), "to: 'CLOSED'", "to: 'TIME_WAIT'"),
  mutant('the passive closer goes to CLOSED without the last ACK', CALLS, row("'CLOSE_WAIT'", 'close'), "to: 'LAST_ACK'", "to: 'CLOSED'"),
  mutant('close() by the passive side begins an active close', CALLS, row("'CLOSE_WAIT'", 'close'), "to: 'LAST_ACK'", "to: 'FIN_WAIT_1'"),
  mutant('close() leads straight to TIME_WAIT', CALLS, row("'ESTABLISHED'", 'close'), "to: 'FIN_WAIT_1'", "to: 'TIME_WAIT'"),
  mutant('close() leads straight to FIN_WAIT_2', CALLS, row("'ESTABLISHED'", 'close'), "to: 'FIN_WAIT_1'", "to: 'FIN_WAIT_2'"),
  mutant('TIME_WAIT lasts one MSL', ENTER, "next.timers['time-wait'] = settings.timeWait", 'settings.timeWait', 'settings.msl'),
  mutant('TIME_WAIT on Linux lasts two minutes', 'src/core/tcp/settings.ts', 'timeWait: 60_000', '60_000', '120_000'),
  mutant('a new connection cannot take over TIME_WAIT', CLASSIFY, "if (state === 'TIME_WAIT' && endpoint.listening", 'endpoint.listening', 'false'),
];

/** Text, numbers, calls. */
// prettier-ignore
const DATA: readonly Mutant[] = [
  mutant('a FIN takes no sequence number', OUTPUT, 'const numbers = len + (fin ? 1 : 0);', '(fin ? 1 : 0)', '0'),
  mutant('a received FIN takes no sequence number', RECEIVE, 'finished ? advance(rcvNxt, 1) : rcvNxt', 'advance(rcvNxt, 1)', 'rcvNxt'),
  mutant('a SYN takes no sequence number', OUTPUT, 'next.sndNxt = advance(iss, 1);', 'advance(iss, 1)', 'iss'),
  mutant('a bare ACK takes a sequence number', OUTPUT, 'return form(next, ACK, next.sndNxt, 0);', 'next.sndNxt,', 'next.sndNxt++,'),
  mutant('any ACK counts as the ACK of the FIN', CLASSIFY, 'return endpoint.finSent && has(segment, ACK) &&', 'segment.ack === endpoint.sndNxt', 'true'),
  {
    title: 'a FIN counts at once, whatever is missing before it',
    edits: [
      { file: RECEIVE, line: 'if (before(endpoint.rcvNxt, segment.seq)) {', from: 'before(', to: '!fin && before(' },
      { file: RECEIVE, line: 'if (finished || before(rcvNxt, next.seq)) {', from: 'before(', to: '!next.fin && before(' },
    ],
  },
  mutant('text ahead of something missing is thrown away', RECEIVE, 'early: insert(endpoint.early, piece), gap: true', 'insert(endpoint.early, piece)', 'endpoint.early'),
  mutant('a FIN overtakes the text that is still queued', OUTPUT, 'while (!synOut && next.queued > 0 && room > 0)', 'next.queued > 0', 'next.queued > 0 && !next.finQueued'),
  mutant('a FIN never carries text', OUTPUT, 'put(len, next.finQueued &&', 'next.finQueued', 'false'),
  mutant('after the peer’s FIN nothing can be sent', CALLS, row("'CLOSE_WAIT'", 'send'), "sends: 'text', to: 'same'", "sends: 'nothing', to: 'same', refuses: 'closing'"),
  mutant('after the own FIN more can be sent', CALLS, row("'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'LAST_ACK'", 'send'), ", refuses: 'closing'", ''),
  mutant('after shutdown() nothing can be read', CALLS, row("'FIN_WAIT_1', 'FIN_WAIT_2'", 'receive'), "to: 'same'", "to: 'same', refuses: 'closing'"),
  mutant('after the peer’s FIN nothing can be read', CALLS, row("'CLOSE_WAIT'", 'receive'), "to: 'same'", "to: 'same', refuses: 'closing'"),
  mutant('text after shutdown() is answered with a RST', CLASSIFY, 'if (newText && endpoint.closed &&', 'endpoint.closed', 'endpoint.finSent'),
  mutant('text after close() is taken', CLASSIFY, 'if (newText && endpoint.closed &&', 'endpoint.closed', 'false'),
  mutant('text after close() is ignored in silence', ARRIVALS, row("'FIN_WAIT_1', 'FIN_WAIT_2'", 'text after close'), "sends: 'RST in reply', to: 'CLOSED'", "sends: 'nothing', to: 'same'"),
  mutant('receive() never returns end of file', CALL, "next.got = over || next.peerFin ? 'EOF' : null;", "'EOF'", 'null'),
  mutant('end of file comes before what is left to read', CALL, 'if (unread > 0) {', 'unread > 0', 'unread > 0 && !next.peerFin'),
  mutant('close() with unread data sends a FIN', CALL, "return endpoint.unread > 0 && state !== 'TIME_WAIT'", 'endpoint.unread > 0', 'endpoint.unread < 0'),
  mutant('close() keeps the socket readable', CALL, 'next.closed = true;', 'true', 'false'),
  mutant('close() is an abort', CALLS, row("'ESTABLISHED'", 'close'), "sends: 'FIN', to: 'FIN_WAIT_1'", "sends: 'RST', to: 'CLOSED'"),
  mutant('shutdown() is an abort', CALLS, row("'ESTABLISHED'", 'shutdown'), "sends: 'FIN', to: 'FIN_WAIT_1'", "sends: 'RST', to: 'CLOSED'"),
  mutant('TIME_WAIT throws away what was received', ENTER, 'next.finSent = true;', 'true;', 'true; next.unread = 0;'),
];

/** Resets. */
// prettier-ignore
const RESETS: readonly Mutant[] = [
  mutant('a segment for no connection is ignored', ARRIVALS, row("'CLOSED'", 'segment'), "sends: 'RST in reply'", "sends: 'nothing'"),
  mutant('a RST is answered with a RST', ARRIVALS, row("'CLOSED', 'LISTEN'", 'RST'), "sends: 'nothing'", "sends: 'RST in reply'"),
  mutant('a RST looks like end of file', ARRIVALS, row("'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'", 'RST'), ", ends: 'reset'", ''),
  mutant('a RST leads to TIME_WAIT', ARRIVALS, row("'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'", 'RST'), "to: 'CLOSED'", "to: 'TIME_WAIT'"),
  mutant('a RST is ignored', ARRIVALS, row("'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'", 'RST'), "to: 'CLOSED', ends: 'reset'", "to: 'same'"),
  mutant('a RST is acknowledged', ARRIVALS, row("'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'", 'RST'), "sends: 'nothing'", "sends: 'ACK'"),
  mutant('a RST in TIME_WAIT is always ignored', ARRIVALS, row("'TIME_WAIT'", 'RST'), "to: 'CLOSED'", "to: 'same'"),
  mutant('RFC 1337’s fix does nothing', CLASSIFY, 'if (settings.rfc1337)', 'settings.rfc1337', 'false'),
  mutant('any RST in the window counts', CLASSIFY, "return dropped('RST in window')", "dropped('RST in window')", "taken('RST')"),
  mutant('any RST at all counts', CLASSIFY, "return dropped('RST outside window');", "dropped('RST outside window')", "taken('RST')"),
  mutant('a RST with a near number gets no challenge ACK', ARRIVALS, row(CONNECTED, 'RST in window'), "sends: 'ACK'", "sends: 'nothing'"),
  mutant('a SYN in a connection resets it', ARRIVALS, row(CONNECTED, 'SYN'), "sends: 'ACK'", "sends: 'RST in reply'"),
  mutant('what is old is dropped without an ACK', ARRIVALS, row(CONNECTED, 'outside window'), "sends: 'ACK'", "sends: 'nothing'"),
  mutant('abort() sends nothing', CALLS, row("'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'", 'abort'), "sends: 'RST'", "sends: 'nothing'"),
  mutant('abort() leads to TIME_WAIT', CALLS, row("'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'", 'abort'), "to: 'CLOSED'", "to: 'TIME_WAIT'"),
  mutant('a refused connection is not told so', ARRIVALS, row("'SYN_SENT'", 'RST'), ", ends: 'refused'", ''),
];

/** Timers and the network. */
// prettier-ignore
const TIME: readonly Mutant[] = [
  mutant('nothing is sent again', TIMEOUTS, row(SENDING, 'retransmission timeout'), "sends: 'again'", "sends: 'nothing'"),
  mutant('the retransmission timeout is not doubled', OUTPUT, 'next.interval = Math.min(next.interval * 2', '* 2', '* 1'),
  mutant('a FIN is sent again without its ACK bit', OUTPUT, "(next.state === 'SYN_SENT' ? 0 : ACK)", ': ACK', ': 0'),
  mutant('nobody ever gives up', TIMEOUTS, row(SENDING, 'user timeout'), "to: 'CLOSED', ends: 'timeout'", "to: 'same'"),
  mutant('a connection that is given up looks like an orderly end', TIMEOUTS, row(SENDING, 'user timeout'), ", ends: 'timeout'", ''),
  mutant('an ACK is never delayed', 'src/core/tcp/send.ts', 'if (settings.delayedAck === null ||', 'settings.delayedAck === null', 'true'),
  mutant('Linux keeps a closed FIN_WAIT_2 for ever', ENTER, "next.timers['fin-timeout'] ??=", 'settings.finTimeout', 'null'),
  mutant('Linux’s limit holds for FIN_WAIT_2 after shutdown() too', ENTER, "if (next.state === 'FIN_WAIT_2' && next.closed)", ' && next.closed', ''),
  mutant('FIN_WAIT_2 after close() ends by itself in the RFC too', 'src/core/tcp/settings.ts', 'finTimeout: null', 'null', '60_000'),
  mutant('a segment lives for ever', 'src/core/world/time.ts', 'const gone = aged.flights.filter', 'flight.age > settings.msl', 'false'),
  mutant('a retransmission waits until its last instant', 'src/core/world/time.ts', "return timer === 'retransmit' ?", 'settings.rto.most - settings.rto.least', '0'),
  mutant('bytes that nobody will read are not lost', 'src/core/world/loss.ts', 'if (receiver.closed) return true;', 'true', 'false'),
  mutant('the network loses nothing', 'src/core/explore/successors.ts', 'this.findMischief(LOSE', 'LOSS)', 'LOSS) * 0 - 2'),
  mutant('the network copies nothing', 'src/core/explore/successors.ts', 'this.findMischief(DUPLICATE', 'COPY)', 'COPY) * 0 - 2'),
];

const PORTS = 'src/core/ports';

/** A host’s ports. */
// prettier-ignore
const HOST: readonly Mutant[] = [
  mutant('SO_REUSEADDR does nothing', `${PORTS}/buckets.ts`, 'const bothReuseAddr =', 'owner.reuseAddr &&', 'false &&'),
  mutant('SO_REUSEADDR of the new socket is enough', `${PORTS}/buckets.ts`, 'const bothReuseAddr =', ' && (index & reuseAddrBit) !== 0', ''),
  mutant('SO_REUSEADDR of the old socket is enough', `${PORTS}/buckets.ts`, 'const bothReuseAddr =', 'owner.reuseAddr && ', ''),
  mutant('SO_REUSEADDR admits a second listener', `${PORTS}/buckets.ts`, 'const bothReuseAddr =', ' && (index & listenBit) === 0', ''),
  {
    title: 'SO_REUSEPORT does nothing',
    edits: [
      { file: `${PORTS}/buckets.ts`, line: 'const bothReusePort =', from: 'owner.reusePort &&', to: 'false &&' },
      { file: `${PORTS}/buckets.ts`, line: 'owner.reusePort && (bucket.shared', from: 'owner.reusePort &&', to: 'false &&' },
    ],
  },
  mutant('ports run out for all destinations at once', `${PORTS}/host.ts`, '`${address}>${remote.address}:${remote.port}`', '${remote.address}:${remote.port}', ''),
  mutant('ports run out for each address, not for each of its ports', `${PORTS}/host.ts`, '`${address}>${remote.address}:${remote.port}`', ':${remote.port}', ''),
  mutant('who closes second leaves a record too', `${PORTS}/close.ts`, 'const gone = removeOwner(host, socket);', 'removeOwner(host, socket)', "leaveRecord(host, socket, socket.remote, 'TIME_WAIT')"),
  mutant('who closes first leaves no record', `${PORTS}/close.ts`, "const left = leaveRecord(host, socket, socket.remote, 'FIN_WAIT_2')", "leaveRecord(host, socket, socket.remote, 'FIN_WAIT_2')", 'removeOwner(host, socket)'),
  mutant('a reset leaves a record', `${PORTS}/close.ts`, 'return connected ? ok(abort(host, socket))', 'ok(abort(host, socket))', "ok(leaveRecord(host, socket, socket.remote!, 'TIME_WAIT'))"),
  mutant('a record never goes', `${PORTS}/time.ts`, 'old.born + later.settings.timeWait <= later.now', 'later.settings.timeWait', 'Infinity'),
  mutant('tcp_tw_reuse does nothing', `${PORTS}/time.ts`, 'const on = tcpTwReuse === 1', 'tcpTwReuse === 1', 'false'),
  mutant('tcp_tw_reuse needs no timestamps', `${PORTS}/time.ts`, "record.state === 'TIME_WAIT' && record.timestamps", ' && record.timestamps', ''),
  mutant('tcp_max_tw_buckets does nothing', `${PORTS}/table.ts`, 'host.turns.size >= settings.tcpMaxTwBuckets', 'settings.tcpMaxTwBuckets', 'Infinity'),
  mutant('an accepted connection does not inherit SO_REUSEADDR', `${PORTS}/accept.ts`, 'reuseAddr: listener.reuseAddr', 'listener.reuseAddr', 'false'),
  mutant('accepted connections do not hold the listener’s port', `${PORTS}/accept.ts`, 'takeTuple(joinByAccept(added, socket)', 'joinByAccept(added, socket)', 'added'),
];

/** Every law of the machine that a question of the course must notice, broken one at a time. */
export const MUTANTS: readonly Mutant[] = [...STATES, ...DATA, ...RESETS, ...TIME, ...HOST];
