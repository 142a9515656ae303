import type { Search } from '../explore';
import type { Finding } from './finding';
import { findingOf, searchModel } from './finding';
import type { Parameters, Trial } from './wait';
import { experiment } from './wait';

/** How far an experiment is. */
export interface Progress {
  /** Trials decided, and how many there are. */
  readonly done: number;
  readonly of: number;
  /** The trial that is being searched, and the worlds that it has reached; null when there is nothing more to do. */
  readonly now: { readonly trial: Trial; readonly worlds: number } | null;
}

/** An experiment that goes on in slices, so that nobody has to wait for it: who stops calling has cancelled it. */
export interface Experiment {
  readonly trials: readonly Trial[];
  /** Looks at the steps of up to `budget` more worlds. Whether there is more to do. */
  advance: (budget: number) => boolean;
  readonly progress: Progress;
  /** What has been found about a trial so far. */
  found: (trial: Trial) => Finding | undefined;
}

/** What has been found before, by the model's text: a `Map` will do. */
export interface Findings {
  get: (model: string) => Finding | undefined;
  set: (model: string, finding: Finding) => unknown;
}

/** Prepares an experiment. What is in `known` is not searched again, and what is found is added to it. */
export function createExperiment(
  parameters: Parameters,
  { known = new Map<string, Finding>(), bound }: { readonly known?: Findings; readonly bound?: number } = {},
): Experiment {
  const trials = experiment(parameters);
  const findings = new Map<Trial, Finding>();
  for (const trial of trials) {
    const finding = known.get(trial.model);
    if (finding !== undefined) findings.set(trial, finding);
  }
  const open = trials.filter((trial) => !findings.has(trial));
  let search: Search | null = null;

  /** Goes on with the trial in front; whether it is still open. */
  const slice = (trial: Trial, budget: number): boolean => {
    search ??= searchModel(trial.model, bound);
    if (search.advance(budget)) return true;
    const finding = findingOf(search);
    known.set(trial.model, finding);
    findings.set(trial, finding);
    open.shift();
    search = null;
    return false;
  };

  const advance = (budget: number): boolean => {
    for (let left = budget; left > 0;) {
      const [trial] = open;
      if (trial === undefined) return false;
      const before = search?.worlds ?? 0;
      if (slice(trial, left)) return true;
      left -= Math.max(1, (findings.get(trial)?.worlds ?? 0) - before);
    }
    return open.length > 0;
  };

  return {
    trials,
    advance,
    get progress() {
      const [trial] = open;
      const now = trial === undefined ? null : { trial, worlds: search?.worlds ?? 0 };
      return { done: trials.length - open.length, of: trials.length, now };
    },
    found: (trial) => findings.get(trial),
  };
}
