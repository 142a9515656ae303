import type { Event, State } from '../tcp';
import { EVENT_NAMES, isState } from '../tcp';
import type { Ladder, LadderStep } from '../scenario';
import type { End } from '../world';
import type { Prepared } from './prepare';

/**
 * Hints, computed from the run that decides the right answer: first where both ends stand before its last happening, then
 * what happens there, then with which segment, at last the answer itself.
 */
export type Hint =
  | { readonly kind: 'states'; readonly A: State; readonly B: State }
  | { readonly kind: 'event'; readonly end: End; readonly event: Event }
  | { readonly kind: 'segment'; readonly from: End; readonly segment: string }
  /** The ids of the true options, the events in order, the lines, or the number. */
  | { readonly kind: 'answer'; readonly answer: readonly string[] };

/** The hints of a question, in the order in which they are given. */
export function hintsOf({ choice, solution }: Prepared): readonly Hint[] {
  const answer: Hint = { kind: 'answer', answer: solution?.answer ?? trueOptions(choice) };
  const ladder = solution === null ? ladderOfTruth(choice) : solution.ladder;
  return ladder === null ? [answer] : [...hintsOfRun(ladder), answer];
}

function trueOptions(choice: Prepared['choice']): readonly string[] {
  return choice?.verdicts.filter(({ verdict }) => verdict.holds === true).map(({ option }) => option.id) ?? [];
}

function ladderOfTruth(choice: Prepared['choice']): Ladder | null {
  return (
    choice?.verdicts.find(({ verdict }) => verdict.holds === true && verdict.ladder !== null)?.verdict.ladder ?? null
  );
}

function hintsOfRun({ start, steps }: Ladder): readonly Hint[] {
  const at = steps.reduce((last, { row }, index) => (row === null ? last : index), -1);
  const last = steps[at];
  if (last === undefined) return [];
  const { A, B } = steps[at - 1] ?? start;
  const event = eventOf(last);
  const segment =
    segmentOf(last) ??
    steps
      .slice(at + 1)
      .map(segmentOf)
      .find((one) => one !== null) ??
    null;
  return [{ kind: 'states', A, B }, ...(event === null ? [] : [event]), ...(segment === null ? [] : [segment])];
}

/** A row's id is its first state and its event: `FIN_WAIT_1: FIN`. */
function eventOf({ row, end }: LadderStep): Hint | null {
  const [state = '', name = ''] = row?.id.split(/: (.*)/s) ?? [];
  const event = EVENT_NAMES.find((one) => one === name);
  return event === undefined || !isState(state) ? null : { kind: 'event', end, event };
}

function segmentOf({ segment, kind, end }: LadderStep): Hint | null {
  if (segment === null) return null;
  const from = kind === 'arrive' ? (end === 'A' ? 'B' : 'A') : end;
  const ack = segment.ack === null ? '' : ` ack ${segment.ack}`;
  return { kind: 'segment', from, segment: `${segment.flags} seq ${segment.seq}${ack}` };
}
