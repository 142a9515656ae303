import type { Said } from '../said';
import { say } from '../said';
import type { Ladder, Run } from '../scenario';
import { ladderOf, parse, run, sayFault } from '../scenario';

/** A scripted scenario that was played, or why the text is none. */
export type Played = { readonly run: Run; readonly ladder: Ladder } | { readonly problem: Said };

/** Parses and plays a scripted scenario. It may have stopped: see `run.failure`. */
export function play(text: string): Played {
  const { scenario, faults } = parse(text);
  const [fault] = faults;
  if (fault !== undefined) return { problem: sayFault(fault) };
  if (scenario?.kind !== 'scripted') return { problem: say('this is not a scripted scenario') };
  const done = run(scenario);
  return { run: done, ladder: ladderOf(done, text) };
}
