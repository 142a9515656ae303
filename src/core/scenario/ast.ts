import type { Said } from '../said';
import type { Call, Settings, State, TcpError, Timer } from '../tcp';
import type { Both, End, Start } from '../world';

/** A parsed scenario file. Positions are 1-based; a column counts UTF-16 units, as editors do. */

/** Where something stands in the text. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The column after the last character. */
  readonly endColumn: number;
}

/** What is wrong in a file: where, what, and what to do. */
export interface Fault extends Place {
  readonly message: Said;
}

/** Which segments in flight a network action means: in this direction, with these flags; the `nth` of them, oldest first. */
export interface Selection {
  readonly from: End | null;
  /** Bits that it must have, as `SYN`, `FIN`, `RST` of tcp/segment; 0: any. */
  readonly flags: number;
  /** `DATA`: it carries text. */
  readonly data: boolean;
  /** `ACK` alone: a bare acknowledgement. */
  readonly bareAck: boolean;
  readonly nth: number;
}

/** One thing that a condition asks of a world. */
export type Atom =
  | { readonly kind: 'state'; readonly end: End; readonly state: State }
  | { readonly kind: 'was'; readonly end: End; readonly state: State }
  | {
      readonly kind: 'segment';
      readonly from: End;
      /** Exactly these flags. */
      readonly flags: number;
      readonly seq: number | null;
      readonly ack: number | null;
      readonly len: number | null;
    }
  | { readonly kind: 'in-flight'; readonly from: End | null }
  | { readonly kind: 'got'; readonly end: End; readonly what: number | 'EOF' }
  | { readonly kind: 'error'; readonly end: End; readonly error: TcpError }
  | { readonly kind: 'timer'; readonly end: End; readonly timer: Timer; readonly left: number | null }
  | { readonly kind: 'number'; readonly end: End; readonly name: 'next' | 'unacked' | 'awaits'; readonly value: number }
  | { readonly kind: 'accepted-old'; readonly end: End }
  | { readonly kind: 'data-lost' };

/** Atoms joined by `and`, each perhaps negated. */
export interface Condition {
  readonly terms: readonly { readonly not: boolean; readonly atom: Atom; readonly place: Place }[];
  /** The text as written, blanks folded. */
  readonly text: string;
}

/** One line of a scripted file that does or asks something. */
export type Action =
  | { readonly kind: 'call'; readonly end: End; readonly call: Call }
  /** Discrete time only: the retransmission happens at this instant. */
  | { readonly kind: 'resend'; readonly end: End }
  /** Discrete time only: the ACK that was held (`delayed-ack`) goes at this instant. */
  | { readonly kind: 'ack'; readonly end: End }
  | { readonly kind: 'deliver' | 'lose' | 'duplicate'; readonly selection: Selection }
  | { readonly kind: 'deliver-all' }
  | {
      readonly kind: 'inject';
      readonly from: End;
      readonly flags: number;
      readonly seq: number;
      readonly ack: number;
      readonly len: number;
    }
  | { readonly kind: 'wait'; readonly duration: number }
  | { readonly kind: 'iss'; readonly end: End; readonly iss: number }
  | { readonly kind: 'expect'; readonly condition: Condition };

/** An action and where it stands. */
export interface Line {
  readonly place: Place;
  readonly action: Action;
}

/** What both sorts of file have in their head. */
export interface Head {
  readonly title: string | null;
  readonly start: Start;
  readonly iss: Both;
  /** Most retransmissions of one segment, for each end: `Infinity` unless the file says `may resend`; 1 in explored files. */
  readonly resends: Both;
  /** With `discrete` set when the file's durations are ticks. */
  readonly settings: Settings;
}

/** A file in which the author decides what happens. */
export interface Scripted extends Head {
  readonly kind: 'scripted';
  readonly lines: readonly Line[];
}

/** A call that an application may make once; the line may be repeated. */
export interface Permission {
  readonly end: End;
  readonly call: Call;
  /** Only in this state. */
  readonly in: State | null;
  /** A run is not complete before it has happened. */
  readonly must: boolean;
}

/** What an explored file asserts about every run. */
export interface Claim {
  readonly place: Place;
  readonly kind: 'never' | 'possible' | 'always';
  readonly condition: Condition;
}

/** A file in which everything that it allows may happen, in every order, at every time. */
export interface Explored extends Head {
  readonly kind: 'explored';
  /** The initial sequence number of each end's next connection, after the one that `iss` is for; null: as the machine chooses. */
  readonly nextIss: { readonly A: number | null; readonly B: number | null };
  readonly permissions: readonly Permission[];
  /** How many segments the network may lose and duplicate in all. */
  readonly network: { readonly lose: number; readonly duplicate: number };
  readonly claims: readonly Claim[];
}

/** A parsed file: what could be understood, and every fault. `scenario` is null when not even its sort is clear. */
export interface Parsed {
  readonly scenario: Scripted | Explored | null;
  readonly faults: readonly Fault[];
}
