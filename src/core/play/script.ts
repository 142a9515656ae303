import type { Ladder, Run } from '../scenario';
import { ladderOf, parse, run } from '../scenario';

/** A scripted scenario that was played, or why the text is none. */
export type Played = { readonly run: Run; readonly ladder: Ladder } | { readonly problem: string };

/** Parses and plays a scripted scenario. It may have stopped: see `run.failure`. */
export function play(text: string): Played {
  const { scenario, faults } = parse(text);
  const [fault] = faults;
  if (fault !== undefined) return { problem: `line ${fault.line}: ${fault.message}` };
  if (scenario?.kind !== 'scripted') return { problem: 'this is not a scripted scenario' };
  const done = run(scenario);
  return { run: done, ladder: ladderOf(done, text) };
}
