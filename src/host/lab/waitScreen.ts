import { edgeOf } from '../../core/lab/edge';
import type { Ask } from '../../core/lab/wait';
import { ASKS } from '../../core/lab/wait';
import type { Ladder } from '../../core/scenario';
import type { WaitLane, WaitScreen } from '../../messages/wait';
import { watchedOf } from '../watch/watched';
import type { WaitLab } from './waitLab';

/** What the page needs to know of the lab. */
export type Shown = Pick<WaitLab, 'setting' | 'turn' | 'experiment' | 'state'>;

/** The page of the lab. */
export function waitScreen(lab: Shown): WaitScreen {
  const { setting, turn, experiment, state } = lab;
  const { done, of } = experiment.progress;
  const { model, run } = shownOf(lab);
  return {
    kind: 'wait',
    setting: { ...setting },
    turn,
    lanes: ASKS.map((ask) => laneOf(ask, lab)),
    progress: { done, of, state },
    model,
    ladder: run === null ? null : ladderFrom(run),
  };
}

/** The model of the length and the question that are shown, and its shortest bad run. */
export function shownOf({ setting, experiment }: Pick<Shown, 'setting' | 'experiment'>): {
  readonly model: string;
  readonly run: string | null;
} {
  const shown = experiment.trials.find(({ ask, ticks }) => ask === setting.ask && ticks === setting.ticks);
  if (shown === undefined) return { model: '', run: null };
  return { model: shown.model, run: experiment.found(shown)?.run ?? null };
}

function laneOf(ask: Ask, { experiment }: Shown): WaitLane {
  const { now } = experiment.progress;
  const tried = experiment.trials
    .filter((trial) => trial.ask === ask)
    .map((trial) => ({ trial, ticks: trial.ticks, finding: experiment.found(trial) }));
  return {
    ask,
    edge: edgeOf(tried),
    cells: tried.map(({ trial, ticks, finding }) => {
      const isNow = now?.trial === trial;
      return {
        ticks,
        verdict: finding?.verdict ?? null,
        worlds: finding?.worlds ?? (isNow ? now.worlds : 0),
        steps: finding?.steps ?? null,
        isNow,
      };
    }),
  };
}

let last: { readonly run: string; readonly ladder: Ladder | null } | undefined;

/** The run, played; the last one is kept, since a page that hears of a search shows the same run many times. */
function ladderFrom(run: string): Ladder | null {
  if (last?.run !== run) last = { run, ladder: watchedOf(run).ladder };
  return last.ladder;
}
