import type { Comparison, Parameters } from '../../core/timewait';
import { createComparison } from '../../core/timewait';

/** So many requests are simulated before the clock is looked at: far less than a millisecond's work each. */
const PIECE = 5000;
/** So long this thread is kept at a time, in milliseconds. */
const SLICE = 12;
/** The most points of a chart: about one for every two pixels of the page. */
const POINTS = 400;

/** A run that goes on. */
export interface Going {
  /** Lets it be: nothing more is told. */
  stop(): void;
  /** Resolves when it is over, one way or the other. */
  readonly over: Promise<void>;
}

/**
 * Runs the comparison a slice at a time; between two slices this thread does whatever else is waiting. `told` hears after
 * every slice how far it is, and at the end.
 */
export function runInSlices(
  parameters: Parameters,
  told: (comparison: Comparison, isDone: boolean) => void,
  giveWay: () => Promise<void> = waitForOthers,
  now: () => number = Date.now,
): Going {
  let isStopped = false;
  const isOver = () => isStopped;
  const run = async () => {
    await giveWay();
    if (isOver()) return;
    const comparison = createComparison(parameters, POINTS);
    for (;;) {
      const isDone = advanceFor(comparison, now);
      told(comparison, isDone);
      if (isDone) return;
      await giveWay();
      if (isOver()) return;
    }
  };
  return {
    stop: () => {
      isStopped = true;
    },
    over: run(),
  };
}

function advanceFor(comparison: Comparison, now: () => number): boolean {
  const until = now() + SLICE;
  do if (comparison.advance(PIECE)) return true;
  while (now() < until);
  return false;
}

/** Lets everything else that is waiting in this thread go first. */
function waitForOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
