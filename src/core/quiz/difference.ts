import type { Ladder, LadderStep } from '../scenario';

/**
 * The first step, counted from 1, in which two runs differ: in what happens, to whom, or in the states that both ends are
 * in afterwards. Where one run goes on after the other has ended, the first step that only one has. Null for equal runs.
 */
export function firstDifference(one: Ladder, other: Ladder): number | null {
  const longest = Math.max(one.steps.length, other.steps.length);
  for (let index = 0; index < longest; index += 1) {
    const [left, right] = [one.steps[index], other.steps[index]];
    if (left === undefined || right === undefined || !isSame(left, right)) return index + 1;
  }
  return null;
}

/** Numbers of lines and ids of flights count how a run was written; they say nothing about what happens. */
function isSame(left: LadderStep, right: LadderStep): boolean {
  return tellingOf(left) === tellingOf(right);
}

function tellingOf({ at, kind, end, segment, call, returned, timer, A, B }: LadderStep): string {
  const carried = segment === null ? [] : [segment.flags, segment.seq, segment.ack, segment.len];
  return [at, kind, end, ...carried, call, returned, timer, A, B].join(' ');
}
