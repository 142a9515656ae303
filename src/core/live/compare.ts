import type { Socket } from '../sockets';
import type { State } from '../tcp';
import type { End } from '../world';
import type { Answer } from './experiment';
import type { Predicted } from './predict';

/** Both ends as the kernel's table shows them at one moment. What is not in the table is CLOSED. */
export interface Sight {
  readonly states: Readonly<Record<End, State>>;
  /** What the kernel's timer of each end's TIME_WAIT or FIN_WAIT_2 record has left, in milliseconds; null: no such timer. */
  readonly left: Readonly<Record<End, number | null>>;
}

/** What the kernel did at one step. */
export interface Observed extends Sight {
  readonly answer: Answer;
  /** The states in which an end was seen on the way, in their order, without the last. */
  readonly passed: Readonly<Record<End, readonly State[]>>;
}

/** The ports of a pair on 127.0.0.1: A connected from the one to the other, where B is. */
export type PairPorts = Readonly<Record<End, number>>;

/** Finds both ends in a table. */
export function sightOf(sockets: readonly Socket[], ports: PairPorts): Sight {
  const a = find(sockets, ports.A, ports.B);
  const b = find(sockets, ports.B, ports.A);
  return {
    states: { A: a?.state ?? 'CLOSED', B: b?.state ?? 'CLOSED' },
    left: { A: leftOf(a), B: leftOf(b) },
  };
}

/** The socket of one end in a table; undefined: the kernel has none any more. */
export function find(sockets: readonly Socket[], local: number, remote: number): Socket | undefined {
  return sockets.find(
    ({ localAddress, localPort, remoteAddress, remotePort }) =>
      localPort === local && remotePort === remote && localAddress === LOOPBACK && remoteAddress === LOOPBACK,
  );
}

/** The one address on which anything is opened. */
export const LOOPBACK = '127.0.0.1';

function leftOf(socket: Socket | undefined): number | null {
  return socket?.timer === 'time-wait' ? socket.timerLeft : null;
}

/** Whether the kernel's states are where the machine says they come to rest. */
export function isSettled(sight: Sight, { states }: Predicted): boolean {
  return sight.states.A === states.A && sight.states.B === states.B;
}

/** Differences between a kernel and the machine whose reason is known; the page explains each. */
export const KNOWN_IDS = ['too-quick', 'reopened', 'epipe', 'no-time-wait'] as const;
export type KnownId = (typeof KNOWN_IDS)[number];

/** The same; the same in the end, or different, for reasons that are known; or different and we do not know why. */
export interface Verdict {
  readonly kind: 'same' | 'explained' | 'different';
  readonly known: readonly KnownId[];
}

/** A known difference: when it is one, and what of the step it accounts for. */
interface Known {
  readonly id: KnownId;
  readonly accountsFor: 'passed' | 'states' | 'answer' | 'states and answer';
  applies(predicted: Predicted, observed: Observed): boolean;
}

const ends = ['A', 'B'] as const;

const known: readonly Known[] = [
  {
    // Loopback hands a segment over inside the call that sends it.
    id: 'too-quick',
    accountsFor: 'passed',
    applies: ({ passed }, observed) =>
      ends.some((end) => passed[end].some((state) => !observed.passed[end].includes(state))),
  },
  {
    // Linux lets a connect() by name have a pair that is in TIME_WAIT when timestamps tell the old segments (tcp_twsk_unique).
    id: 'reopened',
    accountsFor: 'states and answer',
    applies: ({ states, answer }, observed) =>
      answer === 'EADDRINUSE' &&
      observed.answer === 'OK' &&
      ends.some((end) => states[end] === 'TIME_WAIT' && observed.states[end] === 'ESTABLISHED'),
  },
  {
    // tcp_reset(): a reset that arrives in CLOSE_WAIT leaves EPIPE, elsewhere ECONNRESET.
    id: 'epipe',
    accountsFor: 'answer',
    applies: ({ answer, resetInCloseWait }, observed) =>
      resetInCloseWait && answer === 'ECONNRESET' && observed.answer === 'EPIPE',
  },
  {
    // tcp_max_tw_buckets is reached, or the kernel is none that keeps such records.
    id: 'no-time-wait',
    accountsFor: 'states',
    applies: ({ states }, observed) =>
      ends.some((end) => states[end] === 'TIME_WAIT' && observed.states[end] === 'CLOSED') &&
      ends.every((end) => states[end] === 'TIME_WAIT' || states[end] === observed.states[end]),
  },
];

/** Compares what the kernel did with what the machine said. */
export function compare(predicted: Predicted, observed: Observed): Verdict {
  const found = known.filter((one) => one.applies(predicted, observed));
  const isAccounted = (what: 'states' | 'answer') => found.some(({ accountsFor }) => accountsFor.includes(what));
  const sameStates = isSettled(observed, predicted);
  const sameAnswer = predicted.answer === observed.answer;
  const ids = found.map(({ id }) => id);
  if (sameStates && sameAnswer) return { kind: 'same', known: ids };
  const isExplained = (sameStates || isAccounted('states')) && (sameAnswer || isAccounted('answer'));
  return { kind: isExplained ? 'explained' : 'different', known: ids };
}
