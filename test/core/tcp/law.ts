import type { Event, State } from '../../../src/core/tcp';

/**
 * The law a second time, written from RFC 9293 and the readings, and not from the table: what must follow in each state
 * upon each event. A cell is `STATE sends`, and behind it `!` why a call is refused, `*` how the connection ended,
 * `restarts` when the 2MSL timer starts again. `-`: nothing is sent; `=`: the state stays; `ACK~`: the ACK may be held.
 */
type Cells = Readonly<Partial<Record<State, string>>>;

const STAY = '= -';
const CONNECTED: readonly State[] = [
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSING',
  'TIME_WAIT',
  'CLOSE_WAIT',
  'LAST_ACK',
];

const each = (states: readonly State[] | string, cell: string): Cells =>
  Object.fromEntries((typeof states === 'string' ? states.split(' ') : states).map((state) => [state, cell]));

export const LAW: Readonly<Record<Event, Cells>> = {
  listen: {
    CLOSED: 'LISTEN -',
    TIME_WAIT: STAY,
    ...each(
      'LISTEN SYN_SENT SYN_RECEIVED ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSING CLOSE_WAIT LAST_ACK',
      '= - !exists',
    ),
  },
  connect: { CLOSED: 'SYN_SENT SYN', ...each(['LISTEN', 'SYN_SENT', ...CONNECTED], '= - !exists') },
  send: {
    ...each('CLOSED LISTEN', '= - !not-connected'),
    ...each('SYN_SENT SYN_RECEIVED', STAY),
    ...each('ESTABLISHED CLOSE_WAIT', '= text'),
    ...each('FIN_WAIT_1 FIN_WAIT_2 CLOSING TIME_WAIT LAST_ACK', '= - !closing'),
  },
  receive: each(['CLOSED', 'LISTEN', 'SYN_SENT', ...CONNECTED], STAY),
  shutdown: {
    ...each('CLOSED TIME_WAIT', '= - !not-connected'),
    ...each('LISTEN SYN_SENT', 'CLOSED -'),
    ...each('SYN_RECEIVED ESTABLISHED', 'FIN_WAIT_1 FIN'),
    CLOSE_WAIT: 'LAST_ACK FIN',
    ...each('FIN_WAIT_1 FIN_WAIT_2 CLOSING LAST_ACK', STAY),
  },
  close: {
    CLOSED: '= - !not-connected',
    ...each('LISTEN SYN_SENT', 'CLOSED -'),
    ...each('SYN_RECEIVED ESTABLISHED', 'FIN_WAIT_1 FIN'),
    CLOSE_WAIT: 'LAST_ACK FIN',
    ...each('FIN_WAIT_1 FIN_WAIT_2 CLOSING TIME_WAIT LAST_ACK', STAY),
  },
  'close, unread data': each('ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSING CLOSE_WAIT LAST_ACK', 'CLOSED RST'),
  'call after close': each('FIN_WAIT_1 FIN_WAIT_2 CLOSING TIME_WAIT LAST_ACK', '= - !closing'),
  abort: {
    CLOSED: '= - !not-connected',
    ...each('LISTEN SYN_SENT CLOSING TIME_WAIT LAST_ACK', 'CLOSED -'),
    ...each('SYN_RECEIVED ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSE_WAIT', 'CLOSED RST'),
  },
  'abort, listener': { TIME_WAIT: 'LISTEN -' },

  segment: { CLOSED: '= reply', ...each('LISTEN SYN_SENT', STAY) },
  'stray ACK': each('LISTEN SYN_SENT', '= reply'),
  SYN: { ...each('LISTEN SYN_SENT', 'SYN_RECEIVED SYN,ACK'), ...each(CONNECTED, '= ACK') },
  'SYN + ACK of SYN': { SYN_SENT: 'ESTABLISHED ACK' },
  'SYN, passive open': { SYN_RECEIVED: 'LISTEN -' },
  'new SYN': { TIME_WAIT: 'SYN_RECEIVED SYN,ACK' },
  RST: {
    ...each('CLOSED LISTEN', STAY),
    ...each('SYN_SENT SYN_RECEIVED', 'CLOSED - *refused'),
    ...each('ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSE_WAIT', 'CLOSED - *reset'),
    ...each('CLOSING LAST_ACK TIME_WAIT', 'CLOSED -'),
  },
  'RST, passive open': { SYN_RECEIVED: 'LISTEN -' },
  'RST, listener': { TIME_WAIT: 'LISTEN -' },
  'RST, RFC 1337': { TIME_WAIT: STAY },
  'RST in window': each(CONNECTED, '= ACK'),
  'RST outside window': each(['SYN_SENT', ...CONNECTED], STAY),
  'outside window': each(CONNECTED, '= ACK'),
  'outside window, Linux': { TIME_WAIT: '= ACK restarts' },
  'no ACK': each(CONNECTED, STAY),
  'ACK of unsent': { ...each(CONNECTED, '= ACK'), SYN_RECEIVED: '= reply' },
  'ACK, Linux': { TIME_WAIT: '= - restarts' },
  ACK: each(
    CONNECTED.filter((state) => state !== 'SYN_RECEIVED'),
    STAY,
  ),
  'ACK of SYN': { SYN_RECEIVED: 'ESTABLISHED -' },
  'ACK of SYN + text': { SYN_RECEIVED: 'ESTABLISHED ACK~' },
  'ACK of SYN + gap': { SYN_RECEIVED: 'ESTABLISHED ACK' },
  'FIN + ACK of SYN': { SYN_RECEIVED: 'CLOSE_WAIT ACK~' },
  text: each('ESTABLISHED FIN_WAIT_1 FIN_WAIT_2', '= ACK~'),
  'ACK of FIN + text': { FIN_WAIT_1: 'FIN_WAIT_2 ACK~' },
  gap: each('ESTABLISHED FIN_WAIT_1 FIN_WAIT_2', '= ACK'),
  'ACK of FIN + gap': { FIN_WAIT_1: 'FIN_WAIT_2 ACK' },
  'text after close': each('FIN_WAIT_1 FIN_WAIT_2', 'CLOSED reply'),
  'ACK of FIN': { FIN_WAIT_1: 'FIN_WAIT_2 -', CLOSING: 'TIME_WAIT -', LAST_ACK: 'CLOSED -' },
  FIN: { ESTABLISHED: 'CLOSE_WAIT ACK~', FIN_WAIT_1: 'CLOSING ACK', FIN_WAIT_2: 'TIME_WAIT ACK' },
  'FIN + ACK of FIN': { FIN_WAIT_1: 'TIME_WAIT ACK' },
  'repeated FIN': { ...each('CLOSING CLOSE_WAIT LAST_ACK', '= ACK'), TIME_WAIT: '= ACK restarts' },
  'repeated FIN + ACK of FIN': { CLOSING: 'TIME_WAIT ACK', LAST_ACK: 'CLOSED ACK' },

  'retransmission timeout': each('SYN_SENT SYN_RECEIVED ESTABLISHED FIN_WAIT_1 CLOSING CLOSE_WAIT LAST_ACK', '= again'),
  'user timeout': each('SYN_SENT SYN_RECEIVED ESTABLISHED FIN_WAIT_1 CLOSING CLOSE_WAIT LAST_ACK', 'CLOSED - *timeout'),
  'delayed ACK': each('ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSE_WAIT LAST_ACK', '= ACK'),
  'time-wait timeout': { TIME_WAIT: 'CLOSED -' },
  'time-wait timeout, listener': { TIME_WAIT: 'LISTEN -' },
  'FIN_WAIT_2 timeout': { FIN_WAIT_2: 'CLOSED -' },
};
