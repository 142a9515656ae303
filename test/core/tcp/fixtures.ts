import type { Call, Endpoint, Event, Input, Segment, Settings, State, Step, Timer } from '../../../src/core/tcp';
import {
  ACK,
  advance,
  closedEndpoint,
  establishedEndpoint,
  FIN,
  LINUX_SETTINGS,
  listeningEndpoint,
  parseFlags,
  RFC_SETTINGS,
  RST,
  step,
  SYN,
} from '../../../src/core/tcp';

/**
 * An endpoint in each state, reached by the shortest way, and for each state and event an input that is this event there.
 * Our initial number is 100, the peer's 300: SND.NXT is 101 before our FIN and 102 after it, RCV.NXT 301 and 302.
 */

/** `seg('FIN,ACK', 301, 101, 10)`: flags, SEG.SEQ, SEG.ACK, bytes of text. */
export function seg(flags: string, seq: number, ack = 0, len = 0, incarnation = 1): Segment {
  const bits = flags === '' ? 0 : parseFlags(flags);
  if (bits === undefined) throw new Error(`seg: ${flags} are no flags`);
  return { flags: bits, seq, ack, len, incarnation };
}

/** What one input makes of an endpoint. Nothing that is passed in may change: it is frozen. */
export function put(endpoint: Endpoint, input: Input, settings: Settings = RFC_SETTINGS): Step {
  return step(freeze(endpoint), input, settings);
}

export const call = (name: Exclude<Call['name'], 'send'>): Input => ({ kind: 'call', call: { name } });
export const sendCall = (bytes: number): Input => ({ kind: 'call', call: { name: 'send', bytes } });
export const segment = (...of: Parameters<typeof seg>): Input => ({ kind: 'segment', segment: seg(...of) });
export const timer = (name: Timer): Input => ({ kind: 'timer', timer: name });

/** The endpoint after several inputs, one after the other. */
export function after(endpoint: Endpoint, ...inputs: readonly Input[]): Endpoint {
  return inputs.reduce((now, input) => put(now, input).endpoint, endpoint);
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

const established = establishedEndpoint(100, 300, false);
const finWait1 = after(established, call('shutdown'));
const finWait2 = after(finWait1, segment('ACK', 301, 102));
const closeWait = after(established, segment('FIN,ACK', 301, 101));
const synSent = after(closedEndpoint(100), call('connect'));

/** An endpoint in each state. SYN_RECEIVED is that of a simultaneous open; `passively` makes it a listener's. */
export const IN: Readonly<Record<State, Endpoint>> = {
  CLOSED: closedEndpoint(100),
  LISTEN: listeningEndpoint(100),
  SYN_SENT: synSent,
  SYN_RECEIVED: after(synSent, segment('SYN', 300)),
  ESTABLISHED: established,
  FIN_WAIT_1: finWait1,
  FIN_WAIT_2: finWait2,
  CLOSING: after(finWait1, segment('FIN,ACK', 301, 101)),
  TIME_WAIT: after(finWait2, segment('FIN,ACK', 301, 102)),
  CLOSE_WAIT: closeWait,
  LAST_ACK: after(closeWait, call('shutdown')),
};

/** The SYN_RECEIVED of a connection that a listener began. */
export const passively: Endpoint = after(listeningEndpoint(100), segment('SYN', 300));

/** The same endpoint after a full close(): nobody reads any more. */
export const closed = (endpoint: Endpoint): Endpoint => ({ ...endpoint, closed: true });

/** The same endpoint with bytes received and not read. */
export const unread = (endpoint: Endpoint, bytes = 10): Endpoint => ({ ...endpoint, unread: bytes });

/** A listener waits behind the record. */
export const listening = (endpoint: Endpoint): Endpoint => ({ ...endpoint, listening: true });

/** The same endpoint with a timer about to end. */
const due = (endpoint: Endpoint, name: Timer): Endpoint => ({ ...endpoint, timers: { ...endpoint.timers, [name]: 0 } });

/** An endpoint and an input that is `event` for it. */
export interface Arranged {
  readonly before: Endpoint;
  readonly input: Input;
  readonly settings: Settings;
}

/** An input that is `event` in `state`, and the endpoint to put it to. */
export function arrange(state: State, event: Event): Arranged {
  const settings =
    event === 'RST, RFC 1337'
      ? { ...LINUX_SETTINGS, RFC_SETTINGS, rfc1337: true }
      : event.endsWith('Linux')
        ? LINUX_SETTINGS
        : RFC_SETTINGS;
  const [before, input] = ARRANGED[event](IN[state]);
  return { before, input, settings };
}

/** A segment of this connection: `at` numbers above RCV.NXT, with an ACK of everything that is `below` SND.NXT. */
function arriving(flags: number, endpoint: Endpoint, { at = 0, below = 0, len = 0 } = {}): Input {
  const seq = advance(endpoint.rcvNxt, at);
  const ack = (flags & ACK) === 0 ? 0 : advance(endpoint.sndNxt, -below);
  return { kind: 'segment', segment: { flags, seq, ack, len, incarnation: endpoint.incarnation } };
}

/** Everything of ours but the last number: our FIN where it is out, else our SYN. */
const OURS_MISSING = { below: 1 };

const ARRANGED: Readonly<Record<Event, (it: Endpoint) => [Endpoint, Input]>> = {
  listen: (it) => [it, call('listen')],
  connect: (it) => [it, call('connect')],
  send: (it) => [it, sendCall(10)],
  receive: (it) => [it, call('receive')],
  shutdown: (it) => [it, call('shutdown')],
  close: (it) => [it, call('close')],
  'close, unread data': (it) => [unread(it), call('close')],
  'call after close': (it) => [closed(it), call('close')],
  abort: (it) => [it, call('abort')],
  'abort, listener': (it) => [listening(it), call('abort')],

  segment: (it) => [it, it.state === 'LISTEN' ? arriving(FIN, it) : arriving(ACK, it)],
  'stray ACK': (it) => [it, arriving(ACK | SYN, it, OURS_MISSING)],
  SYN: (it) => [it, it.rcvNxt === 0 ? segment('SYN', 300) : arriving(SYN, it)],
  'SYN + ACK of SYN': (it) => [it, segment('SYN,ACK', 300, 101)],
  'SYN, passive open': () => [passively, arriving(SYN, passively)],
  'new SYN': (it) => [listening(it), arriving(SYN, it, { at: 1 })],
  RST: (it) => [it, arriving(it.state === 'SYN_SENT' ? RST | ACK : RST, it)],
  'RST, passive open': () => [passively, arriving(RST, passively)],
  'RST, listener': (it) => [listening(it), arriving(RST, it)],
  'RST, RFC 1337': (it) => [it, arriving(RST, it)],
  'RST in window': (it) => [it, arriving(RST, it, { at: 1 })],
  'RST outside window': (it) => [it, arriving(RST, it, { at: -1 })],
  'outside window': (it) => [it, arriving(ACK, it, { at: -11, len: 10 })],
  'outside window, Linux': (it) => [it, arriving(ACK, it, { at: -11, len: 10 })],
  'no ACK': (it) => [it, arriving(FIN, it, { len: 10 })],
  'ACK of unsent': (it) => [it, arriving(ACK, it, { below: -1, len: 10 })],
  ACK: (it) => [it, arriving(ACK, it, it.finSent ? OURS_MISSING : {})],
  'ACK, Linux': (it) => [it, arriving(ACK, it)],
  'ACK of SYN': (it) => [it, arriving(ACK, it)],
  'ACK of SYN + text': (it) => [it, arriving(ACK, it, { len: 10 })],
  'ACK of SYN + gap': (it) => [it, arriving(ACK, it, { at: 1, len: 10 })],
  'FIN + ACK of SYN': (it) => [it, arriving(FIN | ACK, it)],
  text: (it) => [it, arriving(ACK, it, { below: it.state === 'FIN_WAIT_1' ? 1 : 0, len: 10 })],
  'ACK of FIN + text': (it) => [it, arriving(ACK, it, { len: 10 })],
  gap: (it) => [it, arriving(FIN | ACK, it, { at: 10, below: it.state === 'FIN_WAIT_1' ? 1 : 0 })],
  'ACK of FIN + gap': (it) => [it, arriving(ACK, it, { at: 1, len: 10 })],
  'text after close': (it) => [closed(it), arriving(ACK, it, { len: 10 })],
  'ACK of FIN': (it) => [it, arriving(ACK, it)],
  FIN: (it) => [it, arriving(FIN | ACK, it, { below: it.state === 'FIN_WAIT_1' ? 1 : 0 })],
  'FIN + ACK of FIN': (it) => [it, arriving(FIN | ACK, it)],
  'repeated FIN': (it) => [it, arriving(FIN | ACK, it, { at: -1, below: it.state === 'CLOSE_WAIT' ? 0 : 1 })],
  'repeated FIN + ACK of FIN': (it) => [it, arriving(FIN | ACK, it, { at: -1 })],

  'retransmission timeout': (it) => [due(withUnacked(it), 'retransmit'), timer('retransmit')],
  'user timeout': (it) => [due(withUnacked(it), 'user-timeout'), timer('user-timeout')],
  'delayed ACK': (it) => [due(it, 'delayed-ack'), timer('delayed-ack')],
  'time-wait timeout': (it) => [due(it, 'time-wait'), timer('time-wait')],
  'time-wait timeout, listener': (it) => [due(listening(it), 'time-wait'), timer('time-wait')],
  'FIN_WAIT_2 timeout': (it) => [due(closed(it), 'fin-timeout'), timer('fin-timeout')],
};

/** Something of ours is out: what the way here has left unacknowledged, or ten bytes more. */
function withUnacked(endpoint: Endpoint): Endpoint {
  return endpoint.unacked.length > 0 ? endpoint : after(endpoint, sendCall(10));
}
