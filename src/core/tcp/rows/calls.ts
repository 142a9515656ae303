import type { Row } from '../row';

/**
 * What the application’s calls do in each state: RFC 9293, 3.10.1 to 3.10.5, as the sockets API presents them.
 *
 * Reading: the RFC's CLOSE is the sockets' shutdown(SHUT_WR); close() gives up reading too (the RFC's MAY-1), and whatever
 * was not or cannot be read any more makes it a RST.
 * Reading: behind queued text the FIN waits, but the state follows the call at once, as the RFC has it for ESTABLISHED
 * ("in any case, enter FIN-WAIT-1"). For SYN_RECEIVED and CLOSE_WAIT it would wait with the call; on the wire nothing
 * differs, and kernels do not wait.
 * Reading: a listener that shuts down its sending is closed, as the RFC's CLOSE has it; Linux lets it listen on.
 * Reading: connect() on a listening socket is refused, as sockets do, where the RFC would turn it into an active open.
 */
// prettier-ignore
export const CALLS: readonly Row[] = [
  // listen: the passive OPEN
  { from: ['CLOSED'], on: 'listen', sends: 'nothing', to: 'LISTEN', rfc: '3.10.1', why: 'A passive open sends nothing: it waits for somebody’s SYN.' },
  { from: ['TIME_WAIT'], on: 'listen', sends: 'nothing', to: 'same', rfc: '3.10.1', why: 'A new listener may wait beside the old connection’s record; the record stays.' },
  { from: ['LISTEN', 'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'CLOSE_WAIT', 'LAST_ACK'], on: 'listen', sends: 'nothing', to: 'same', refuses: 'exists', rfc: '3.10.1', why: 'This end already has a connection.' },

  // connect: the active OPEN
  { from: ['CLOSED'], on: 'connect', sends: 'SYN', to: 'SYN_SENT', rfc: '3.10.1', why: 'An active open asks with a SYN, which takes one sequence number.' },
  { from: ['LISTEN', 'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], on: 'connect', sends: 'nothing', to: 'same', refuses: 'exists', rfc: '3.10.1', why: 'This end already has a connection; in TIME_WAIT the old one still holds the four-tuple.' },

  // send
  { from: ['CLOSED', 'LISTEN'], on: 'send', sends: 'nothing', to: 'same', refuses: 'not-connected', rfc: '3.10.2', why: 'There is no connection to send on.' },
  { from: ['SYN_SENT', 'SYN_RECEIVED'], on: 'send', sends: 'nothing', to: 'same', rfc: '3.10.2', why: 'The text waits until the connection is established.' },
  { from: ['ESTABLISHED'], on: 'send', sends: 'text', to: 'same', rfc: '3.10.2', why: 'Both directions are open.' },
  { from: ['CLOSE_WAIT'], on: 'send', sends: 'text', to: 'same', rfc: '3.10.2', why: 'The peer’s FIN closed only its own direction; ours is still open.' },
  { from: ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'LAST_ACK'], on: 'send', sends: 'nothing', to: 'same', refuses: 'closing', rfc: '3.10.2', why: 'Our FIN promised that nothing more would come from here.' },

  // receive
  { from: ['CLOSED'], on: 'receive', sends: 'nothing', to: 'same', rfc: '3.10.3', why: 'Without a connection there is nothing to receive; after one, what it left is still returned, then how it ended.' },
  { from: ['LISTEN'], on: 'receive', sends: 'nothing', to: 'same', rfc: '3.10.3', why: 'The call waits until there is a connection.' },
  { from: ['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED'], on: 'receive', sends: 'nothing', to: 'same', rfc: '3.10.3', why: 'It returns what has arrived in order, or waits for it.' },
  { from: ['FIN_WAIT_1', 'FIN_WAIT_2'], on: 'receive', sends: 'nothing', to: 'same', rfc: '3.10.3', why: 'Our FIN closed our own direction; the peer’s is still open, so we can read.' },
  { from: ['CLOSE_WAIT'], on: 'receive', sends: 'nothing', to: 'same', rfc: '3.10.3', why: 'What is left in the buffer comes first, then end of file: the peer will send no more.' },
  { from: ['CLOSING', 'TIME_WAIT', 'LAST_ACK'], on: 'receive', sends: 'nothing', to: 'same', rfc: '3.10.3', why: 'Both FINs have been exchanged; what is left in the buffer can still be read, then end of file.' },

  // shutdown(SHUT_WR): what RFC 9293 calls CLOSE – our direction ends, reading goes on
  { from: ['CLOSED'], on: 'shutdown', sends: 'nothing', to: 'same', refuses: 'not-connected', rfc: '3.10.4', why: 'There is no connection whose direction could be closed.' },
  { from: ['LISTEN', 'SYN_SENT'], on: 'shutdown', sends: 'nothing', to: 'CLOSED', rfc: '3.10.4', why: 'Nothing is established, so there is nothing to end and nothing is sent.' },
  { from: ['SYN_RECEIVED'], on: 'shutdown', sends: 'FIN', to: 'FIN_WAIT_1', rfc: '3.10.4', why: 'The FIN follows our SYN without waiting for its ACK.' },
  { from: ['ESTABLISHED'], on: 'shutdown', sends: 'FIN', to: 'FIN_WAIT_1', rfc: '3.10.4', why: 'The first FIN closes our direction; whoever sends it is the active closer.' },
  { from: ['CLOSE_WAIT'], on: 'shutdown', sends: 'FIN', to: 'LAST_ACK', rfc: '3.10.4', why: 'The second FIN closes the other direction; only its ACK is still missing.' },
  { from: ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'LAST_ACK'], on: 'shutdown', sends: 'nothing', to: 'same', rfc: '3.10.4', why: 'Our direction is closed already: a FIN is sent once, and repeated only until it is acknowledged.' },
  { from: ['TIME_WAIT'], on: 'shutdown', sends: 'nothing', to: 'same', refuses: 'not-connected', rfc: '3.10.4', why: 'Both directions are closed; the kernel keeps only a record.' },

  // close(): our direction ends, and nobody here reads any more
  { from: ['CLOSED'], on: 'close', sends: 'nothing', to: 'same', refuses: 'not-connected', rfc: '3.10.4', why: 'There is no connection to close.' },
  { from: ['LISTEN', 'SYN_SENT'], on: 'close', sends: 'nothing', to: 'CLOSED', rfc: '3.10.4', why: 'Nothing is established, so there is nothing to end and nothing is sent.' },
  { from: ['SYN_RECEIVED'], on: 'close', sends: 'FIN', to: 'FIN_WAIT_1', rfc: '3.10.4', why: 'The FIN follows our SYN without waiting for its ACK.' },
  { from: ['ESTABLISHED'], on: 'close', sends: 'FIN', to: 'FIN_WAIT_1', rfc: '3.10.4', why: 'The first FIN closes our direction; whoever sends it is the active closer.' },
  { from: ['CLOSE_WAIT'], on: 'close', sends: 'FIN', to: 'LAST_ACK', rfc: '3.10.4', why: 'The second FIN closes the other direction; only its ACK is still missing.' },
  { from: ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'LAST_ACK'], on: 'close', sends: 'nothing', to: 'same', rfc: '3.10.4', why: 'Our FIN is on its way since shutdown; close only gives up reading.' },
  { from: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'CLOSE_WAIT', 'LAST_ACK'], on: 'close, unread data', sends: 'RST', to: 'CLOSED', rfc: '3.10.4, RFC 1122 4.2.2.13', why: 'Received data is thrown away unread; a RST tells the peer so, and a FIN would be a lie.' },
  { from: ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'LAST_ACK'], on: 'call after close', sends: 'nothing', to: 'same', refuses: 'closing', rfc: '3.10.4', why: 'After close() the application has given the connection away.' },

  // abort
  { from: ['CLOSED'], on: 'abort', sends: 'nothing', to: 'same', refuses: 'not-connected', rfc: '3.10.5', why: 'There is no connection to abort.' },
  { from: ['LISTEN', 'SYN_SENT'], on: 'abort', sends: 'nothing', to: 'CLOSED', rfc: '3.10.5', why: 'Nothing is established: the peer need not be told.' },
  { from: ['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'], on: 'abort', sends: 'RST', to: 'CLOSED', rfc: '3.10.5', why: 'The connection is torn down at once: what was under way is lost and the peer sees a reset.' }, // Reading: the sender of a RST goes to CLOSED (3.10.5), not to TIME_WAIT (3.5.2).
  { from: ['CLOSING', 'TIME_WAIT', 'LAST_ACK'], on: 'abort', sends: 'nothing', to: 'CLOSED', rfc: '3.10.5', why: 'Both directions are closed already; the record is dropped without a word.' },
  { from: ['TIME_WAIT'], on: 'abort, listener', sends: 'nothing', to: 'LISTEN', rfc: '3.10.5', why: 'The old connection’s record is dropped without a word; the listener beside it goes on.' },
];
