import type { State } from './states';

/**
 * Everything that can happen to an endpoint, and in which states it can. The names are facts, already decided: `FIN` is
 * a FIN in order that does not acknowledge ours, `FIN + ACK of FIN` one that does. So each state and event has exactly
 * one row in the table, and no row needs a condition of its own.
 */
// prettier-ignore
const ALL = [
  'CLOSED', 'LISTEN', 'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1',
  'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK',
] as const satisfies readonly State[];

/** The peer's SYN has been received. */
// prettier-ignore
const CONNECTED = [
  'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK',
] as const satisfies readonly State[];

/** RFC 9293's "synchronized states" (3.5.3). */
// prettier-ignore
const SYNCHRONISED = [
  'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK',
] as const satisfies readonly State[];

/** Something of ours may be unacknowledged. */
// prettier-ignore
const SENDING = [
  'SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSING', 'CLOSE_WAIT', 'LAST_ACK',
] as const satisfies readonly State[];

/** Our application may have closed already. */
// prettier-ignore
const AFTER_CLOSE = ['FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'TIME_WAIT', 'LAST_ACK'] as const satisfies readonly State[];

/** The events by name, with what each means and the states in which it can happen. */
// prettier-ignore
export const EVENTS = {
  listen: { kind: 'call', in: ALL, means: 'The application calls listen().' },
  connect: { kind: 'call', in: ALL, means: 'The application calls connect().' },
  send: { kind: 'call', in: ALL, means: 'The application calls send().' },
  receive: { kind: 'call', in: ALL, means: 'The application calls receive().' },
  shutdown: { kind: 'call', in: ALL, means: 'The application calls shutdown(SHUT_WR): no more to send, but it still reads.' },
  close: { kind: 'call', in: ALL, means: 'The application calls close(), with nothing received left unread.' },
  'close, unread data': {
    kind: 'call',
    in: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSING', 'CLOSE_WAIT', 'LAST_ACK'],
    means: 'The application calls close() before it has read everything that was received.',
  },
  'call after close': { kind: 'call', in: AFTER_CLOSE, means: 'The application calls anything but abort after close().' },
  abort: { kind: 'call', in: ALL, means: 'The application aborts (close with SO_LINGER 0).' },
  'abort, listener': { kind: 'call', in: ['TIME_WAIT'], means: 'The application aborts the old connection, and a listener is waiting.' },

  segment: { kind: 'arrival', in: ['CLOSED', 'LISTEN', 'SYN_SENT'], means: 'A segment arrives that no connection expects.' },
  'stray ACK': { kind: 'arrival', in: ['LISTEN', 'SYN_SENT'], means: 'A segment acknowledges something that was never sent.' },
  SYN: { kind: 'arrival', in: ['LISTEN', 'SYN_SENT', ...CONNECTED], means: 'A SYN arrives.' },
  'SYN + ACK of SYN': { kind: 'arrival', in: ['SYN_SENT'], means: 'A SYN arrives that acknowledges ours.' },
  'SYN, passive open': { kind: 'arrival', in: ['SYN_RECEIVED'], means: 'Another SYN arrives in the window of a connection that a listener began.' },
  'new SYN': { kind: 'arrival', in: ['TIME_WAIT'], means: 'A SYN arrives, numbered above everything received before, and a listener is waiting.' },
  RST: { kind: 'arrival', in: ALL, means: 'A RST arrives with exactly the number that is awaited next.' },
  'RST, passive open': { kind: 'arrival', in: ['SYN_RECEIVED'], means: 'A valid RST arrives on a connection that a listener began.' },
  'RST, listener': { kind: 'arrival', in: ['TIME_WAIT'], means: 'A valid RST arrives for the old connection, and a listener is waiting.' },
  'RST, RFC 1337': { kind: 'arrival', in: ['TIME_WAIT'], means: 'A valid RST arrives, and RFC 1337’s fix is on.' },
  'RST in window': { kind: 'arrival', in: CONNECTED, means: 'A RST arrives inside the window, but not with the number awaited next.' },
  'RST outside window': { kind: 'arrival', in: ['SYN_SENT', ...CONNECTED], means: 'A RST arrives that cannot belong to this connection.' },
  'outside window': { kind: 'arrival', in: CONNECTED, means: 'A segment arrives that is old, or too far ahead.' },
  'outside window, Linux': { kind: 'arrival', in: ['TIME_WAIT'], means: 'Anything but a bare ACK or a RST arrives with the ACK bit, and Linux keeps the record.' },
  'no ACK': { kind: 'arrival', in: CONNECTED, means: 'A segment arrives without the ACK bit.' },
  'ACK of unsent': { kind: 'arrival', in: CONNECTED, means: 'A segment acknowledges something that has not been sent yet.' },
  ACK: { kind: 'arrival', in: SYNCHRONISED, means: 'An acknowledgement arrives that does not cover our FIN.' },
  'ACK, Linux': { kind: 'arrival', in: ['TIME_WAIT'], means: 'A bare ACK with the awaited number arrives, and Linux keeps the record.' },
  'ACK of SYN': { kind: 'arrival', in: ['SYN_RECEIVED'], means: 'The ACK of our SYN arrives.' },
  'ACK of SYN + text': { kind: 'arrival', in: ['SYN_RECEIVED'], means: 'The ACK of our SYN arrives with text.' },
  'ACK of SYN + gap': { kind: 'arrival', in: ['SYN_RECEIVED'], means: 'The ACK of our SYN arrives on a segment that is ahead of something missing.' },
  'FIN + ACK of SYN': { kind: 'arrival', in: ['SYN_RECEIVED'], means: 'A FIN arrives that acknowledges our SYN.' },
  text: { kind: 'arrival', in: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'], means: 'Text arrives in order.' },
  'ACK of FIN + text': { kind: 'arrival', in: ['FIN_WAIT_1'], means: 'Text arrives together with the ACK of our FIN.' },
  gap: { kind: 'arrival', in: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'], means: 'Text or a FIN arrives ahead of something missing.' },
  'ACK of FIN + gap': { kind: 'arrival', in: ['FIN_WAIT_1'], means: 'The ACK of our FIN arrives on a segment that is ahead of something missing.' },
  'text after close': { kind: 'arrival', in: ['FIN_WAIT_1', 'FIN_WAIT_2'], means: 'New text arrives after our application has closed: nobody can read it.' },
  'ACK of FIN': { kind: 'arrival', in: ['FIN_WAIT_1', 'CLOSING', 'LAST_ACK'], means: 'The ACK of our FIN arrives.' },
  FIN: { kind: 'arrival', in: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'], means: 'The peer’s FIN arrives in order.' },
  'FIN + ACK of FIN': { kind: 'arrival', in: ['FIN_WAIT_1'], means: 'The peer’s FIN arrives together with the ACK of ours.' },
  'repeated FIN': { kind: 'arrival', in: ['CLOSING', 'TIME_WAIT', 'CLOSE_WAIT', 'LAST_ACK'], means: 'The peer’s FIN arrives again.' },
  'repeated FIN + ACK of FIN': { kind: 'arrival', in: ['CLOSING', 'LAST_ACK'], means: 'The peer’s FIN arrives again, and this time it acknowledges ours.' },

  'retransmission timeout': { kind: 'timer', in: SENDING, means: 'The retransmission timer ends.' },
  'user timeout': { kind: 'timer', in: SENDING, means: 'Something has been unacknowledged for longer than the user timeout.' },
  'delayed ACK': { kind: 'timer', in: ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT', 'LAST_ACK'], means: 'An ACK has been held for as long as it may be.' },
  'time-wait timeout': { kind: 'timer', in: ['TIME_WAIT'], means: 'TIME_WAIT is over.' },
  'time-wait timeout, listener': { kind: 'timer', in: ['TIME_WAIT'], means: 'TIME_WAIT is over, and a listener is waiting.' },
  'FIN_WAIT_2 timeout': { kind: 'timer', in: ['FIN_WAIT_2'], means: 'The peer’s FIN has not come for as long as a closed socket waits for it.' },
} as const satisfies Record<string, { kind: 'call' | 'arrival' | 'timer'; in: readonly State[]; means: string }>;

/** The name of something that can happen to an endpoint. */
export type Event = keyof typeof EVENTS;

/** All names, in the order of the catalogue. */
export const EVENT_NAMES = Object.keys(EVENTS) as Event[];

/** Whether `event` can happen in `state`. */
export function canHappen(event: Event, state: State): boolean {
  return (EVENTS[event].in as readonly State[]).includes(state);
}
