import { effectOf, whyOf, type Effect, type Why } from './reasons';
import { countPlaces, isReuseOn, openTime } from './rules';
import { countPorts, mostPairs, type Parameters } from './parameters';
import { createSimulation, type Result, type Simulation } from './simulate';

/** What people do against running out of ports. */
export const remedyIds = [
  'longer-lived',
  'more-ports',
  'more-destinations',
  'other-end-closes',
  'shorter-time-wait',
  'tw-reuse',
  'reuse-addr',
  'reset',
] as const;
export type RemedyId = (typeof remedyIds)[number];

/** A remedy tried: the same requests with something changed. */
export interface Remedy {
  readonly id: RemedyId;
  /** The fields that differ from what was there. */
  readonly change: Partial<Parameters>;
  readonly result: Result;
  readonly effect: Effect;
  readonly why: Why;
  /** What it costs or where it cannot be had; null: nothing to say. */
  readonly caution: 'loses-data' | 'server-waits' | 'not-on-linux' | 'registered-ports' | null;
}

/** The comparison, run in pieces: the run as it is, then each remedy. */
export interface Comparison {
  /** Goes on for `budget` requests at most; whether all is done. */
  advance(budget: number): boolean;
  readonly progress: number;
  /** The run as it is, when it is done, and the remedies that are done. */
  read(): { readonly base: Result | null; readonly remedies: readonly Remedy[] };
}

/** What `id` changes. Remedies with a size are made as large as ends the shortage by the formula, if they can be. */
export function changeFor(id: RemedyId, parameters: Parameters): Partial<Parameters> {
  const { requests, destinations, timeWait, lowPort, highPort } = parameters;
  switch (id) {
    case 'longer-lived':
      return { requestsPerConnection: Math.max(parameters.requestsPerConnection, Math.min(100, requests)) };
    case 'more-ports':
      return { lowPort: Math.min(1024, lowPort), highPort: Math.max(65_535, highPort) };
    case 'more-destinations': {
      const most = Math.floor(mostPairs / countPorts(parameters));
      return { destinations: Math.max(destinations, Math.min(most, 65_536, neededFactor(parameters) * destinations)) };
    }
    case 'other-end-closes':
      return { closesFirst: 'server' };
    case 'shorter-time-wait':
      return { timeWait: Math.min(timeWait, 30_000) };
    case 'tw-reuse':
      return { tcpTwReuse: isReuseOn(parameters) ? parameters.tcpTwReuse : 1 };
    case 'reuse-addr':
      return { reuseAddr: true };
    case 'reset':
      return { closesFirst: 'reset' };
  }
}

/** How many times as many places the offered rate needs, at least twice. */
function neededFactor(parameters: Parameters): number {
  const { arrivals, rate, timeWait, requestsPerConnection } = parameters;
  const offered = arrivals === 'list' ? 0 : rate / requestsPerConnection;
  const needed = (offered * (timeWait + openTime(parameters))) / 1000 / countPlaces(parameters);
  return Math.max(2, Math.ceil(needed * 1.02));
}

const cautions: Readonly<Partial<Record<RemedyId, Remedy['caution']>>> = {
  'more-ports': 'registered-ports',
  'other-end-closes': 'server-waits',
  'shorter-time-wait': 'not-on-linux',
  reset: 'loses-data',
};

const isApplied = (change: Partial<Parameters>, parameters: Parameters): boolean =>
  Object.entries(change).every(([field, value]) => parameters[field as keyof Parameters] === value);

/** The run as it is and with each remedy, to be run in pieces. `points` as for `createSimulation`. */
export function createComparison(parameters: Parameters, points = 200): Comparison {
  const results: Result[] = [];
  let running: Simulation | undefined = createSimulation(parameters, points);
  return {
    advance(budget) {
      // Each run in turn gets the budget whole; a call goes no further than the end of one.
      if (running?.advance(budget) === true) {
        results.push(running.read());
        const id = remedyIds[results.length - 1];
        running =
          id === undefined ? undefined : createSimulation({ ...parameters, ...changeFor(id, parameters) }, points);
      }
      return running === undefined;
    },
    get progress() {
      return (results.length + (running?.progress ?? 0)) / (remedyIds.length + 1);
    },
    read() {
      const [base = null, ...rest] = results;
      const remedies = rest.flatMap((result, index): Remedy[] => {
        const id = remedyIds[index];
        if (base === null || id === undefined) return [];
        const change = changeFor(id, parameters);
        const effect = effectOf(base, result, isApplied(change, parameters));
        return [{ id, change, result, effect, why: whyOf(id, parameters, effect), caution: cautions[id] ?? null }];
      });
      return { base, remedies };
    },
  };
}

/** The comparison in one go: nine runs. */
export function compareRemedies(parameters: Parameters): {
  readonly base: Result;
  readonly remedies: readonly Remedy[];
} {
  const comparison = createComparison(parameters);
  while (!comparison.advance(1e6));
  const { base, remedies } = comparison.read();
  if (base === null) throw new Error('timewait: the comparison has ended without its first run');
  return { base, remedies };
}
