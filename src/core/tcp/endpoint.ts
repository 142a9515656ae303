import type { State } from './states';
import { advance } from './sequence';

/** Why a call was refused, or a connection ended: the notation's words (`expect A error reset`). */
export type TcpError = 'reset' | 'timeout' | 'refused' | 'closing' | 'exists' | 'not-connected';

/** The timers of an endpoint (RFC 9293, 3.10.8; delayed ACK 3.8.6.3; FIN_WAIT_2 as Linux has it). */
export type Timer = 'retransmit' | 'user-timeout' | 'time-wait' | 'delayed-ack' | 'fin-timeout';

/** A segment that was sent and is not acknowledged yet; the retransmission queue is a list of them, oldest first. */
export interface Unacked {
  readonly seq: number;
  readonly len: number;
  readonly syn: boolean;
  readonly fin: boolean;
  /** How often it has been sent again. */
  readonly resends: number;
}

/** Text or a FIN that arrived ahead of a hole. `fin` takes the number after the text. */
export interface Early {
  readonly seq: number;
  readonly len: number;
  readonly fin: boolean;
}

/** How much of each timer is left; `null`: it does not run. */
export type Timers = Readonly<Record<Timer, number | null>>;

/**
 * One end of a connection: RFC 9293's transmission control block (3.3.1) and what its application has seen. It is a
 * value: `step` makes the next one.
 */
export interface Endpoint {
  readonly state: State;
  /** Opened by `listen`: a RST in SYN_RECEIVED leads back to LISTEN. */
  readonly passive: boolean;
  /** A listener waits behind a TIME_WAIT record for the next SYN. */
  readonly listening: boolean;
  /** The number of this connection between the two ends, 0 before the first. */
  readonly incarnation: number;
  /** Most retransmissions of one segment; afterwards this end waits on and never gives up. */
  readonly resendLimit: number;
  /** Initial sequence number of the next connection; set by the scenario or `last number used + 64000`. */
  readonly nextIss: number | null;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  /** Bytes accepted from the application and not in a segment yet. */
  readonly queued: number;
  /** The application has no more to send: a FIN follows the queued bytes. */
  readonly finQueued: boolean;
  /** Our FIN has been sent at least once (it takes the number before SND.NXT). */
  readonly finSent: boolean;
  /** Sent and not acknowledged, oldest first. */
  readonly unacked: readonly Unacked[];
  /** The next retransmission timeout, doubled each time. */
  readonly interval: number;
  /** Arrived ahead of a hole, by sequence number. */
  readonly early: readonly Early[];
  /** Bytes received in order and not read yet. */
  readonly unread: number;
  /** The peer's FIN has arrived in order: after `unread` comes end of file. */
  readonly peerFin: boolean;
  /** The application has called `close`: it neither sends nor reads any more. */
  readonly closed: boolean;
  /** Bytes that the application gave to `send`, and that it got from `receive`, in this connection. */
  readonly sent: number;
  readonly read: number;
  readonly timers: Timers;
  /** What the last `receive` returned: bytes, `EOF`, or `null` when there was nothing to return. */
  readonly got: number | 'EOF' | null;
  /** Why the last call was refused. */
  readonly refusal: TcpError | null;
  /** Why the connection ended, if not by an orderly close; `told` once a call has returned it. */
  readonly fate: TcpError | null;
  readonly told: boolean;
  /** A segment of an earlier connection has been accepted. */
  readonly acceptedOld: boolean;
}

/** No timer runs. */
export const NO_TIMERS: Timers = {
  retransmit: null,
  'user-timeout': null,
  'time-wait': null,
  'delayed-ack': null,
  'fin-timeout': null,
};

/** An endpoint that nobody else has seen yet, with timers of its own. */
export type Draft = { -readonly [Field in keyof Omit<Endpoint, 'timers'>]: Endpoint[Field] } & {
  timers: Record<Timer, number | null>;
};

/**
 * A copy to work on: a step makes one, changes it, and hands it out as a value. Written out because `{ ...endpoint }`
 * takes many times as long, and a step is made of several changes.
 */
export function copyOf(endpoint: Endpoint): Draft {
  return {
    state: endpoint.state,
    passive: endpoint.passive,
    listening: endpoint.listening,
    incarnation: endpoint.incarnation,
    resendLimit: endpoint.resendLimit,
    nextIss: endpoint.nextIss,
    sndUna: endpoint.sndUna,
    sndNxt: endpoint.sndNxt,
    rcvNxt: endpoint.rcvNxt,
    queued: endpoint.queued,
    finQueued: endpoint.finQueued,
    finSent: endpoint.finSent,
    unacked: endpoint.unacked,
    interval: endpoint.interval,
    early: endpoint.early,
    unread: endpoint.unread,
    peerFin: endpoint.peerFin,
    closed: endpoint.closed,
    sent: endpoint.sent,
    read: endpoint.read,
    timers: copyTimers(endpoint.timers),
    got: endpoint.got,
    refusal: endpoint.refusal,
    fate: endpoint.fate,
    told: endpoint.told,
    acceptedOld: endpoint.acceptedOld,
  };
}

/** Timers to work on. */
export function copyTimers(timers: Timers): Record<Timer, number | null> {
  return {
    retransmit: timers.retransmit,
    'user-timeout': timers['user-timeout'],
    'time-wait': timers['time-wait'],
    'delayed-ack': timers['delayed-ack'],
    'fin-timeout': timers['fin-timeout'],
  };
}

/** An end without a connection. `iss`: the initial sequence number of its next one. */
export function closedEndpoint(iss: number | null, resendLimit = Infinity): Endpoint {
  return {
    state: 'CLOSED',
    passive: false,
    listening: false,
    incarnation: 0,
    resendLimit,
    nextIss: iss,
    sndUna: 0,
    sndNxt: 0,
    rcvNxt: 0,
    queued: 0,
    finQueued: false,
    finSent: false,
    unacked: [],
    interval: 0,
    early: [],
    unread: 0,
    peerFin: false,
    closed: false,
    sent: 0,
    read: 0,
    timers: NO_TIMERS,
    got: null,
    refusal: null,
    fate: null,
    told: false,
    acceptedOld: false,
  };
}

/** An end right after the handshake, nothing in flight: its next byte is `iss` + 1, the peer's is `irs` + 1. */
export function establishedEndpoint(iss: number, irs: number, passive: boolean, resendLimit = Infinity): Endpoint {
  return {
    ...closedEndpoint(null, resendLimit),
    state: 'ESTABLISHED',
    passive,
    incarnation: 1,
    sndUna: advance(iss, 1),
    sndNxt: advance(iss, 1),
    rcvNxt: advance(irs, 1),
  };
}

/** An end that waits for a SYN. */
export function listeningEndpoint(iss: number | null, resendLimit = Infinity): Endpoint {
  return { ...closedEndpoint(iss, resendLimit), state: 'LISTEN', passive: true };
}
