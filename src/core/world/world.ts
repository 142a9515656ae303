import type { Call, Endpoint, Row, Segment, State, TcpError, Timer } from '../tcp';
import { closedEndpoint, establishedEndpoint, listeningEndpoint, STATES } from '../tcp';

/** The two ends. By custom A is the client and closes first. */
export type End = 'A' | 'B';

/** The other end. */
export function peerOf(end: End): End {
  return end === 'A' ? 'B' : 'A';
}

/** A segment on its way. */
export interface Flight {
  /** Unique within a run, in the order of sending. */
  readonly id: number;
  readonly from: End;
  readonly segment: Segment;
  /** How long it has been under way; past the MSL it is gone. */
  readonly age: number;
}

/**
 * Everything there is: two endpoints, the network between them, and time. A value; the functions beside this file make
 * the next one and tell what happened. Nothing arrives, is lost or times out unless one of them says so.
 */
export interface World {
  /** Time since the start. */
  readonly now: number;
  readonly A: Endpoint;
  readonly B: Endpoint;
  /** Segments under way, oldest first. */
  readonly flights: readonly Flight[];
  readonly nextFlight: number;
  /** The states that each end has been in and left: one bit a state, by its place in `STATES`. */
  readonly left: { readonly A: number; readonly B: number };
  /** Bytes of a connection that is over by now were lost. */
  readonly lostBefore: boolean;
}

/** Something that happened. */
export type Happening =
  | {
      readonly kind: 'call';
      readonly end: End;
      readonly call: Call;
      readonly refusal: TcpError | null;
      readonly got: number | 'EOF' | null;
      readonly row: Row;
    }
  | { readonly kind: 'send'; readonly end: End; readonly flight: number; readonly segment: Segment }
  | {
      readonly kind: 'arrive';
      readonly end: End;
      readonly flight: number;
      readonly segment: Segment;
      readonly row: Row;
    }
  | { readonly kind: 'lose'; readonly end: End; readonly flight: number; readonly segment: Segment }
  | { readonly kind: 'expire'; readonly end: End; readonly flight: number; readonly segment: Segment }
  | {
      readonly kind: 'duplicate';
      readonly end: End;
      readonly flight: number;
      readonly copy: number;
      readonly segment: Segment;
    }
  | { readonly kind: 'inject'; readonly end: End; readonly flight: number; readonly segment: Segment }
  | { readonly kind: 'timeout'; readonly end: End; readonly timer: Timer; readonly row: Row };
// In `send`, `lose`, `expire`, `duplicate` and `inject`, `end` is the sender's side; in `arrive` the receiver's.

/** A happening, when it was, and both ends' states right after it. */
export interface Moment {
  readonly at: number;
  readonly happening: Happening;
  readonly A: State;
  readonly B: State;
}

/** The world after an action, and what happened on the way, first first. */
export interface Change {
  readonly world: World;
  readonly moments: readonly Moment[];
}

/** How a run begins. */
export type Start = 'closed' | 'listening' | 'established';

/** A number for each end. */
export interface Both {
  readonly A: number;
  readonly B: number;
}

/**
 * A world at time 0 with nothing in flight. `iss`: initial sequence number of each end's (next) connection; `resends`: how
 * often each end sends one segment again before it only waits.
 */
export function createWorld(start: Start, iss: Both, resends: Both = { A: Infinity, B: Infinity }): World {
  const ends = (): { A: Endpoint; B: Endpoint } => {
    switch (start) {
      case 'closed':
        return { A: closedEndpoint(iss.A, resends.A), B: closedEndpoint(iss.B, resends.B) };
      case 'listening':
        return { A: closedEndpoint(iss.A, resends.A), B: listeningEndpoint(iss.B, resends.B) };
      case 'established':
        return {
          A: establishedEndpoint(iss.A, iss.B, false, resends.A),
          B: establishedEndpoint(iss.B, iss.A, true, resends.B),
        };
    }
  };
  return { now: 0, ...ends(), flights: [], nextFlight: 1, left: { A: 0, B: 0 }, lostBefore: false };
}

/** Whether an end has been in `state` at some earlier time and has left it. */
export function hasLeft(world: World, end: End, state: State): boolean {
  return (world.left[end] & bitOf(state)) !== 0;
}

/** The bit of a state in `World.left`. */
export function bitOf(state: State): number {
  return 1 << STATES.indexOf(state);
}

/** The initial sequence number that an end's next connection will have. */
export function setNextIss(world: World, end: End, iss: number): World {
  return { ...world, [end]: { ...world[end], nextIss: iss } };
}
