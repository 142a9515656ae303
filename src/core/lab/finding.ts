import type { Search } from '../explore';
import { createSearch, DEFAULT_BOUND } from '../explore';
import { parse } from '../scenario';

/** What the explorer has found about one trial. */
export interface Finding {
  /** `none`: no run within the model's bounds is bad. `bad`: some run is. `unknown`: the search was cut off before either. */
  readonly verdict: 'none' | 'bad' | 'unknown';
  /** How many worlds it had reached by then: all there are for `none`. */
  readonly worlds: number;
  /** A shortest bad run, in the notation, and how many steps it has, ticks included; null unless `bad`. */
  readonly run: string | null;
  readonly steps: number | null;
}

/** Prepares to decide a model that has one claim `never`. Throws if the text is none: it is ours, so the fault is too. */
export function searchModel(model: string, bound: number = DEFAULT_BOUND): Search {
  const { scenario, faults } = parse(model);
  if (faults.length > 0 || scenario?.kind !== 'explored')
    throw new Error(`not a model, line ${faults[0]?.line ?? 1}:\n${model}`);
  return createSearch(scenario, { bound });
}

/** What a search that has ended says about its one claim. */
export function findingOf(search: Search): Finding {
  const [decided] = search.result().verdicts;
  if (decided === undefined) throw new Error('a model without a claim');
  const { verdict, worlds, run = null, steps = null } = decided;
  return { verdict: verdict === 'true' ? 'none' : verdict === 'false' ? 'bad' : 'unknown', worlds, run, steps };
}

/** Whether a RST of B’s reaches A in the run, and RFC 1337’s fix does not keep it from ending TIME_WAIT. */
export function isAssassination(run: string): boolean {
  return !/^set rfc1337 on$/m.test(run) && /^deliver RST(?: \S+)? B>A/m.test(run);
}
