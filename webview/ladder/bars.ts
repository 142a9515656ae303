import type { Ladder } from '../../src/core/scenario/ladder';
import type { Frame } from './frame';
import type { BarMark, RowMark } from './marks';
import { isRestart } from './timewait';

/** From a life line to the timer bar outside it. */
const BESIDE = 10;

/** The TIME_WAIT timer of each end: a bar from the step that starts it to the one that ends it or starts it again. */
export function placeBars(ladder: Ladder, frame: Frame, rows: readonly RowMark[], height: number): BarMark[] {
  const bars: BarMark[] = [];
  for (const end of ['A', 'B'] as const) {
    const x = frame.lines[end] + (end === 'A' ? -BESIDE : BESIDE);
    let first: number | null = ladder.start[end] === 'TIME_WAIT' ? 0 : null;
    const finish = (last: number | null, ends: BarMark['ends']) => {
      if (first === null) return;
      const from = rows[first]?.y ?? 0;
      bars.push({ end, first, last, x, from, to: last === null ? height - 2 : (rows[last]?.y ?? height), ends });
    };
    ladder.steps.forEach((step, index) => {
      const number = index + 1;
      const isThere = step[end] === 'TIME_WAIT';
      if (first === null) {
        if (isThere) first = number;
      } else if (!isThere) {
        finish(number, step.kind === 'timeout' && step.timer === 'time-wait' ? 'over' : 'cut');
        first = null;
      } else if (step.end === end && isRestart(step)) {
        finish(number, 'restart');
        first = number;
      }
    });
    finish(null, 'open');
  }
  return bars;
}
