import type { Parameters } from './parameters';
import { blockedTime, reuseAge } from './rules';
import type { RemedyId } from './remedies';
import type { Result } from './simulate';

/** What a remedy has done, and why: both from the two runs, so that the reason is never that of another effect. */

/** Held against the run without it, by refused requests: none any more; fewer, by a tenth at least or by less; as many;
 * more. `not-needed`: nothing was refused before either; `applied`: it was there already. */
export const effects = ['ends-it', 'helps', 'helps-little', 'no-effect', 'worse', 'not-needed', 'applied'] as const;
export type Effect = (typeof effects)[number];

/** Reasons why something helps, or would where it is needed. */
export const helpful = [
  'fewer-connections',
  'more-ports',
  'more-places',
  'time-wait-elsewhere',
  'no-time-wait',
  'places-free-sooner',
  'taken-over-after-a-second',
] as const;
/** Reasons why something does not help. `bind-named-port`: SO_REUSEADDR is about bind() to a port with a name, connect()
 * chooses among all; `bind-any-port`: bind() to port 0 wants a port that nobody holds, SO_REUSEADDR or not. */
export const helpless = [
  'fewer-but-longer',
  'bind-shares-ports',
  'open-take-all',
  'nothing-waits',
  'reused-anyway',
  'over-within-a-second',
  'never-in-time',
  'table-less-full',
  'bind-any-port',
  'bind-named-port',
  'no-timestamps',
] as const;
export type Why = (typeof helpful)[number] | (typeof helpless)[number];

/** The effect, by what was refused. */
export function effectOf(base: Result, result: Result, isApplied: boolean): Effect {
  if (isApplied) return 'applied';
  const [before, after] = [base.totals.refused, result.totals.refused];
  if (before === 0 && after === 0) return 'not-needed';
  if (after === 0) return 'ends-it';
  if (after < before) return after > before * 0.9 ? 'helps-little' : 'helps';
  return after === before ? 'no-effect' : 'worse';
}

/** Which sentence says why `id`, tried where `parameters` were, has had the effect. */
export function whyOf(id: RemedyId, parameters: Parameters, effect: Effect): Why {
  const byBind = parameters.choosesPort === 'bind';
  const isInVain = effect === 'no-effect' || effect === 'worse';
  switch (id) {
    case 'longer-lived':
      return isInVain ? 'fewer-but-longer' : 'fewer-connections';
    case 'more-ports':
      return 'more-ports';
    case 'more-destinations':
      return byBind ? 'bind-shares-ports' : 'more-places';
    case 'other-end-closes':
      // No port waits then; who is refused all the same has missed a port of an open connection.
      return isInVain ? 'open-take-all' : 'time-wait-elsewhere';
    case 'reset':
      return isInVain ? 'open-take-all' : 'no-time-wait';
    case 'shorter-time-wait':
      return whySooner(isReused(parameters) ? 'reused-anyway' : 'places-free-sooner', parameters, effect);
    case 'tw-reuse':
      if (byBind) return 'bind-any-port';
      if (!parameters.timestamps) return 'no-timestamps';
      if (parameters.timeWait <= reuseAge && portsWait(parameters)) return 'over-within-a-second';
      return whySooner('taken-over-after-a-second', parameters, effect);
    case 'reuse-addr':
      return byBind ? 'bind-any-port' : 'bind-named-port';
  }
}

/** Why it has had the effect that ports wait less; `why`: where nothing is in the way of it. */
function whySooner(why: Why, parameters: Parameters, effect: Effect): Why {
  if (!portsWait(parameters)) return 'nothing-waits';
  if (effect === 'worse') return 'table-less-full';
  return effect === 'no-effect' && why !== 'reused-anyway' ? 'never-in-time' : why;
}

/** Whether a port is to be had before its TIME_WAIT has ended. */
const isReused = (parameters: Parameters): boolean => blockedTime(parameters) < parameters.timeWait;

/** Whether any port of the client waits. */
const portsWait = (parameters: Parameters): boolean => blockedTime(parameters) > 0 && parameters.maxRecords > 0;
