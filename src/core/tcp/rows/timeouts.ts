import type { Row } from '../row';

/** What the timers do: RFC 9293, 3.10.8, and the two that the RFC leaves to others. */
// prettier-ignore
export const TIMEOUTS: readonly Row[] = [
  { from: ['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSING', 'CLOSE_WAIT', 'LAST_ACK'], on: 'retransmission timeout', sends: 'again', to: 'same', rfc: '3.10.8', why: 'No acknowledgement came in time: the first unacknowledged segment is sent again, and the next wait is twice as long.' },
  { from: ['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSING', 'CLOSE_WAIT', 'LAST_ACK'], on: 'user timeout', sends: 'nothing', to: 'CLOSED', ends: 'timeout', rfc: '3.10.8', why: 'The peer has not acknowledged for too long: this end gives up.' },
  { from: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT', 'LAST_ACK'], on: 'delayed ACK', sends: 'ACK', to: 'same', rfc: '3.8.6.3', why: 'Nothing was sent meanwhile that could have carried the ACK, so it goes alone.' },
  { from: ['TIME_WAIT'], on: 'time-wait timeout', sends: 'nothing', to: 'CLOSED', rfc: '3.10.8', why: 'The wait is over: the same addresses and ports are free again.' },
  { from: ['TIME_WAIT'], on: 'time-wait timeout, listener', sends: 'nothing', to: 'LISTEN', rfc: '3.10.8', why: 'The wait is over, and the listener that waited beside the record remains.' },
  { from: ['FIN_WAIT_2'], on: 'FIN_WAIT_2 timeout', sends: 'nothing', to: 'CLOSED', rfc: 'tcp(7), tcp_fin_timeout', why: 'Nobody reads here any more, so the system does not keep the half-closed connection for ever. The RFC has no such timer.' },
];
