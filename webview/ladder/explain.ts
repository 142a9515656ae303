import { t } from '@vscode/l10n';
import type { Ladder, LadderSegment, LadderStep } from '../../src/core/scenario/ladder';
import type { Event, State } from '../../src/core/tcp';
import { advance, before, EVENTS } from '../../src/core/tcp';
import type { End } from '../../src/core/world';
import { eventText } from '../../src/messages/events';
import { sentences } from './sentence';

/** Why a step is as it is, in sentences; each is null where there is nothing to be said. */
export interface Explanation {
  /** Why the segment has this sequence number. */
  readonly seq: string | null;
  /** Why it has this acknowledgment number. */
  readonly ack: string | null;
  /** What became of it, and of its copies. */
  readonly fate: string | null;
  /** The row of the table that decided the step. */
  readonly row: { readonly state: State; readonly event: string } | null;
}

/** Explains step `number` (1-based) from the steps before it and, for what became of a segment, from those after it. */
export function explain(ladder: Ladder, number: number): Explanation {
  const step = ladder.steps[number - 1];
  if (step === undefined) return { seq: null, ack: null, fate: null, row: null };
  const sent = sendingOf(ladder, step, number);
  const { segment } = step;
  const isChosen = sent?.step.kind === 'inject';
  return {
    seq:
      segment === null || sent === null
        ? null
        : isChosen
          ? t('Somebody else chose its numbers.')
          : whySeq(ladder, sent),
    ack: segment === null || sent === null || isChosen ? null : whyAck(ladder, sent, segment),
    fate: segment === null ? null : fateOf(ladder, step, number),
    row: rowOf(step, (ladder.steps[number - 2] ?? ladder.start)[step.end]),
  };
}

/** The step that put a segment on its way. */
interface Sending {
  readonly step: LadderStep;
  readonly segment: LadderSegment;
  /** 1-based. */
  readonly number: number;
}

/** Where the segment of a step comes from; a copy has its original's. */
function sendingOf({ steps }: Ladder, { flight }: LadderStep, number: number): Sending | null {
  let sought = flight;
  for (let index = number - 1; index >= 0; index -= 1) {
    const step = steps[index];
    if (step === undefined || sought === null) return null;
    if (step.kind === 'duplicate' && step.copy === sought) sought = step.flight;
    if ((step.kind === 'send' || step.kind === 'inject') && step.flight === sought && step.segment !== null)
      return { step, segment: step.segment, number: index + 1 };
  }
  return null;
}

const has = ({ flags }: LadderSegment, flag: string) => flags.split(',').includes(flag);
/** How many numbers a segment takes: its bytes, and one each for SYN and FIN. */
const takes = (segment: LadderSegment) => segment.len + (has(segment, 'SYN') ? 1 : 0) + (has(segment, 'FIN') ? 1 : 0);

/** The index of the last of the first `count` steps for which `holds` does, or -1. */
function lastIndex(steps: Ladder['steps'], count: number, holds: (step: LadderStep) => boolean): number {
  for (let index = count - 1; index >= 0; index -= 1) {
    const step = steps[index];
    if (step !== undefined && holds(step)) return index;
  }
  return -1;
}

/** SND.NXT of `end` before step `number`, as its segments tell; undefined before its first. */
function sndNxt({ steps }: Ladder, end: End, number: number): number | undefined {
  let next: number | undefined;
  for (const { kind, end: sender, segment } of steps.slice(0, number - 1)) {
    if (kind !== 'send' || sender !== end || segment === null) continue;
    // A reset without ACK has its number from the other end, a SYN begins a connection of its own.
    if (has(segment, 'RST') && segment.ack === null) continue;
    const after = advance(segment.seq, takes(segment));
    if (next === undefined || has(segment, 'SYN') || before(next, after)) next = after;
  }
  return next;
}

function whySeq(ladder: Ladder, { step, segment, number }: Sending): string {
  const { end } = step;
  const { seq } = segment;
  const asked =
    ladder.steps[lastIndex(ladder.steps, number - 1, ({ kind, end: at }) => kind === 'arrive' && at === end)];
  const isReset = has(segment, 'RST');
  if (isReset && segment.ack === null && asked?.segment?.ack === seq && ladder.steps[number - 2]?.kind === 'arrive')
    return t('The RST answers a segment that acknowledges {0}, and takes that number, so that it is believed.', seq);
  if (isReset && seq === 0 && segment.ack !== null)
    return t('Where there is no connection there are no numbers: the RST has 0, and its ACK makes it believed.');
  if (has(segment, 'SYN'))
    return t('{0} is the initial sequence number that {1} chose; the SYN takes one number.', seq, end);
  const next = sndNxt(ladder, end, number) ?? seq;
  const count = takes(segment);
  if (before(seq, next) && count > 0) {
    const first = ladder.steps.findIndex(
      (other) => other.kind === 'send' && other.end === end && other.segment?.seq === seq && takes(other.segment) > 0,
    );
    return first >= 0 && first < number - 1
      ? t('It is sent again, with the numbers that it had in step {0}: the receiver knows it by them.', first + 1)
      : t('It begins before SND.NXT of {0}, which is {1}: it is sent again.', end, next);
  }
  if (count === 0) return t('SND.NXT of {0} was {1}; the segment takes no number.', end, seq);
  const parts = [
    ...(segment.len === 0
      ? []
      : [segment.len === 1 ? t('its byte takes one number') : t('its {0} bytes take {0} numbers', segment.len)]),
    ...(has(segment, 'FIN') ? [t('the FIN takes one number')] : []),
  ];
  return t('SND.NXT of {0} was {1}; {2}, so it becomes {3}.', end, seq, parts.join(t(', ')), advance(seq, count));
}

function whyAck({ steps }: Ladder, { step, number }: Sending, { ack }: LadderSegment): string | null {
  if (ack === null) return t('Without the ACK bit it acknowledges nothing.');
  const { end } = step;
  const upTo = advance(ack, -1);
  const what = t('It acknowledges everything up to {0}: {1} is the next number that {2} expects.', upTo, ack, end);
  const from = lastIndex(
    steps,
    number - 1,
    ({ kind, end: at, segment }) =>
      kind === 'arrive' &&
      at === end &&
      segment !== null &&
      takes(segment) > 0 &&
      advance(segment.seq, takes(segment)) === ack,
  );
  const arrived = steps[from]?.segment;
  if (arrived === undefined || arrived === null) return what;
  const last = has(arrived, 'FIN') ? 'FIN' : has(arrived, 'SYN') ? 'SYN' : null;
  const taken =
    last === null
      ? t('Number {0} is the last byte of what arrived in step {1}.', upTo, from + 1)
      : t('Number {0} is that of the {1} that arrived in step {2}.', upTo, last, from + 1);
  return sentences([what, taken]);
}

/** What becomes of a step's segment after it was sent, copied or injected. */
function fateOf({ steps }: Ladder, step: LadderStep, number: number): string | null {
  const { kind, flight, copy } = step;
  if (kind === 'duplicate')
    return t('The original: {0}. The copy: {1}.', endOf(steps, flight, number), endOf(steps, copy, number));
  if (kind !== 'send' && kind !== 'inject') {
    const began = steps.findIndex(({ kind: k, flight: f, copy: c }) =>
      k === 'duplicate' ? c === flight : (k === 'send' || k === 'inject') && f === flight,
    );
    const begun = steps[began];
    if (begun === undefined) return null;
    return begun.kind === 'duplicate'
      ? t('It is the copy made in step {0}.', began + 1)
      : t('It was sent in step {0}.', began + 1);
  }
  const copies = steps.flatMap((one, index) => (one.kind === 'duplicate' && one.flight === flight ? [index + 1] : []));
  const doubled = copies.map((at) => t('It is doubled in step {0}.', at));
  return sentences([t('What becomes of it: {0}.', endOf(steps, flight, number)), ...doubled]);
}

function endOf(steps: readonly LadderStep[], flight: number | null, number: number): string {
  const at = steps.findIndex(
    (one, index) =>
      index >= number &&
      one.flight === flight &&
      (one.kind === 'arrive' || one.kind === 'lose' || one.kind === 'expire'),
  );
  const kind = steps[at]?.kind;
  if (kind === 'arrive') return t('it arrives in step {0}', at + 1);
  if (kind === 'lose') return t('it is lost in step {0}', at + 1);
  if (kind === 'expire') return t('it is too old in step {0}, and gone', at + 1);
  return t('at the end it is still under way');
}

/** Where the end was, and the row's event from its id `FIN_WAIT_1: ACK of FIN`: a row may be for several states. */
function rowOf({ row }: LadderStep, state: State): Explanation['row'] {
  if (row === null) return null;
  const on = row.id.slice(row.id.indexOf(': ') + 2);
  return { state, event: on in EVENTS ? eventText(on as Event) : on };
}
