import type { Row, Segment, State, Timer } from '../tcp';
import { ACK, formatFlags, has, idOf } from '../tcp';
import type { End, Happening, Moment } from '../world';
import type { Run } from './run';

/**
 * A run as a drawing needs it: plain data, small enough to send to a page. One step for each thing that happens; the page
 * draws arrows between the step that sends a segment and the one in which it arrives, by `flight`.
 */
export interface LadderStep {
  /** Time since the start, in the run's unit: milliseconds, or ticks when `Ladder.discrete`. */
  readonly at: number;
  /** The line of the scenario that made it happen, 1-based, or null for a start. */
  readonly line: number | null;
  readonly kind: Happening['kind'];
  /** Whose side it is on: the caller, the sender, the receiver of an arrival, the owner of a timer. */
  readonly end: End;
  /** Which segment in flight; for `duplicate` the original. */
  readonly flight: number | null;
  /** For `duplicate`: the copy's. */
  readonly copy: number | null;
  readonly segment: LadderSegment | null;
  /** `close()`, `send(10)`, and what it returned: `10`, `EOF`, an error's word, or null. */
  readonly call: string | null;
  readonly returned: string | null;
  readonly refused: boolean;
  readonly timer: Timer | null;
  /** Both ends' states afterwards. */
  readonly A: State;
  readonly B: State;
  /** The row of the table that decided it: its id, its section and its sentence, in English (the key of its translation). */
  readonly row: { readonly id: string; readonly rfc: string; readonly why: string } | null;
}

/** A segment as it is drawn. */
export interface LadderSegment {
  /** `FIN,ACK` */
  readonly flags: string;
  readonly seq: number;
  /** Null without the ACK bit. */
  readonly ack: number | null;
  readonly len: number;
}

/** A drawable run. */
export interface Ladder {
  /** The scenario as text, ready to be opened in an editor. */
  readonly scenario: string;
  readonly discrete: boolean;
  /** Both ends' states before the first step. */
  readonly start: { readonly A: State; readonly B: State };
  readonly steps: readonly LadderStep[];
}

/** A run as it can be drawn; `text` is the scenario that was run. */
export function ladderOf(run: Run, text: string): Ladder {
  return {
    scenario: text,
    discrete: run.scenario.settings.discrete,
    start: { A: run.start.A.state, B: run.start.B.state },
    steps: run.moments.map(({ moment, line }) => ladderStep(moment, line)),
  };
}

/** One moment of a run, with the line that caused it, as a step of a ladder. */
export function ladderStep(moment: Moment, line: number | null): LadderStep {
  const { happening: what, at, A, B } = moment;
  const flight = 'flight' in what ? what.flight : null;
  return {
    at,
    line,
    kind: what.kind,
    end: what.end,
    flight,
    copy: what.kind === 'duplicate' ? what.copy : null,
    segment: 'segment' in what ? ladderSegment(what.segment) : null,
    call: what.kind === 'call' ? callText(what) : null,
    returned: what.kind === 'call' ? (what.refusal ?? (what.got === null ? null : String(what.got))) : null,
    refused: what.kind === 'call' && what.refusal !== null,
    timer: what.kind === 'timeout' ? what.timer : null,
    A,
    B,
    row: 'row' in what ? ladderRow(what.row) : null,
  };
}

function ladderSegment(segment: Segment): LadderSegment {
  const { flags, seq, ack, len } = segment;
  return { flags: formatFlags(flags), seq, ack: has(segment, ACK) ? ack : null, len };
}

function ladderRow(row: Row): { id: string; rfc: string; why: string } {
  return { id: idOf(row), rfc: row.rfc, why: row.why };
}

function callText({ call }: Extract<Happening, { kind: 'call' }>): string {
  return call.name === 'send' ? `send(${call.bytes})` : `${call.name}()`;
}
