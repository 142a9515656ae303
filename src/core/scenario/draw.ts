import type { Ladder } from './ladder';
import { ladderStep } from './ladder';
import type { Run } from './run';

/** A run as a page draws it; `text` is the scenario that it ran. */
export function ladderOf({ scenario, start, moments }: Run, text: string): Ladder {
  return {
    scenario: text,
    discrete: scenario.settings.discrete,
    start: { A: start.A.state, B: start.B.state },
    steps: moments.map(({ line, moment }) => ladderStep(moment, line)),
  };
}
