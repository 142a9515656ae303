import { play } from '../quiz/play';
import type { Finding } from '../said';
import { findingOf, found } from '../said';
import type { Ladder } from '../scenario';
import { parse, sayFailure } from '../scenario';
import type { EditorTask } from './lesson';

/** What the machine says of a learner's run. */
export interface TaskCheck {
  readonly done: boolean;
  /** What is the case instead (`A is FIN_WAIT_2`), or why the text is no run (`line 3: …`); null when the goal is reached. */
  readonly said: Finding | null;
  /** The end is right, but the head was changed, so that it counts for nothing. */
  readonly otherHead: boolean;
  /** The run as far as it came; null when the text is none. */
  readonly ladder: Ladder | null;
}

/**
 * Runs what the learner has written and asks whether its end fulfils the goal. The head must stay as it was, unless the
 * task's own solution changes it: otherwise `start` and `set` could put the goal at the beginning.
 */
export function checkTask(task: EditorTask, text: string): TaskCheck {
  const lines = text.replace(/\n+$/, '').split(/\r?\n/);
  const played = play([...lines, `expect ${task.goal}`].join('\n'));
  if ('problem' in played) return { done: false, said: found(played.problem), otherHead: false, ladder: null };
  const { failure } = played.run;
  const ladder = { ...played.ladder, scenario: text };
  if (failure !== null) {
    const isGoal = failure.kind === 'expectation' && failure.line > lines.length;
    return { done: false, said: isGoal ? findingOf(failure) : found(sayFailure(failure)), otherHead: false, ladder };
  }
  const isFree = headOf(task.solution) !== headOf(task.scenario);
  const otherHead = !isFree && headOf(lines) !== headOf(task.scenario);
  return { done: !otherHead, said: null, otherHead, ladder };
}

/** What the head says, without its title, as a text that can be compared. */
function headOf(lines: readonly string[]): string {
  const { scenario } = parse(lines.join('\n'));
  if (scenario === null) return '';
  const { start, iss, resends, settings } = scenario;
  return JSON.stringify({ start, iss, resends, settings }, (_, value: unknown) =>
    value === Infinity ? 'Infinity' : value,
  );
}
