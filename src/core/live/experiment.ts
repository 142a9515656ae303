import type { End } from '../world';

/** A close that is run for real, between two sockets of this machine, beside what the machine says. Values only. */

/** The names of the experiments, in the order in which they are offered. */
export const EXPERIMENT_IDS = [
  'active',
  'passive',
  'half-close',
  'simultaneous',
  'unread',
  'linger',
  'leak',
  'restart',
  'refused',
  'again',
] as const;
export type ExperimentId = (typeof EXPERIMENT_IDS)[number];

/**
 * What one step asks of the real sockets. A is the socket that connects, B the one that the listener accepts.
 * `open`: a listener on 127.0.0.1 and one connection to it; `bound`: A asks for its port by name. `fill`: sends until the
 * peer's window is full, without anybody reading. `receive`: whatever comes first, bytes or the end; `drain`: everything.
 * `listen`: one more listener, on the port that `at` has; `anew`: the first listener is closed before. `connect`: A's port
 * again, towards the listener.
 */
export type LiveCall =
  | { readonly name: 'open'; readonly bound: boolean }
  | { readonly name: 'send'; readonly bytes: number }
  | { readonly name: 'fill' | 'receive' | 'drain' | 'shutdown' | 'close' | 'abort' | 'connect' }
  | { readonly name: 'listen'; readonly at: End; readonly anew: boolean };

/** The tables' names of what can be told of a step; the page has a sentence for each. */
export const NOTE_IDS = [
  'open',
  'close-sends-fin',
  'read-eof',
  'last-close',
  'server-first',
  'client-last',
  'shutdown',
  'send-after-fin',
  'fill-A',
  'fill-B',
  'fin-waits',
  'both-closed',
  'crossed',
  'both-wait',
  'send-unread',
  'close-unread',
  'abort',
  'read-reset',
  'orphan',
  'send-to-orphan',
  'send-again',
  'listen-reuse',
  'listen-twice',
  'listen-without',
  'listen-on-client',
  'bound-again',
] as const;
export type NoteId = (typeof NOTE_IDS)[number];

/** One call, and what the machine does of it. */
export interface Step {
  /** What is to be said of it. */
  readonly note: NoteId;
  readonly who: End;
  readonly call: LiveCall;
  /** The step as the notation writes it: the call, and the network as loopback is. */
  readonly lines: readonly string[];
  /** For calls about a port: the lines of the story of the ports up to its answer (src/core/ports); else empty. */
  readonly story: readonly string[];
  /** What Node has no call for is predicted only. */
  readonly onlyPredicted: boolean;
}

/** An experiment with two real sockets, as steps in the order in which they are made. */
export interface Experiment {
  readonly id: ExperimentId;
  readonly steps: readonly Step[];
}

/** What a call was answered: done, so many bytes read, an end of file (`EOF`), or the kernel's error (`ECONNRESET`). */
export type Answer = 'OK' | number | `E${string}`;
