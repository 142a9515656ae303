import type { Remedy, Result } from '../../core/timewait';
import { countPlaces, countPorts } from '../../core/timewait';
import type { PortsFault, PortsForm, PortsRemedy, PortsResult, PortsScreen } from '../../messages/ports';
import { presetIn, says } from './portsForm';

/** What the lab knows at a moment. */
export interface PortsState {
  readonly form: PortsForm;
  readonly faults: readonly PortsFault[];
  readonly running: number | null;
  readonly isStopped: boolean;
  readonly base: Result | null;
  readonly remedies: readonly Remedy[];
}

/** What the page shows of it. */
export function portsScreen({ form, faults, running, isStopped, base, remedies }: PortsState): PortsScreen {
  const preset = presetIn(form);
  return {
    kind: 'ports',
    form: { ...form },
    preset: preset?.id ?? null,
    sources: preset?.sources ?? [],
    faults: [...faults],
    running,
    isStopped,
    result: base === null ? null : resultView(base),
    isOld: base !== null && !says(form, base.parameters),
    remedies: remedies.map(remedyView),
  };
}

function resultView({ parameters, series, totals, firstRefusal, rate, ratio, ends }: Result): PortsResult {
  const { requests, attempts, opened, refused, takenOver, skipped, leastFree } = totals;
  const { time, inTimeWait, open, free, refused: refusedSoFar } = series;
  return {
    ports: countPorts(parameters),
    destinations: parameters.destinations,
    timeWait: parameters.timeWait,
    offered: parameters.rate / parameters.requestsPerConnection,
    choosesPort: parameters.choosesPort,
    series: {
      time: [...time],
      inTimeWait: [...inTimeWait],
      open: [...open],
      free: [...free],
      refused: [...refusedSoFar],
    },
    requests,
    attempts,
    opened,
    refused,
    takenOver,
    skipped,
    leastFree,
    places: countPlaces(parameters),
    firstRefusal,
    measured: rate.measured,
    formula: rate.formula,
    exact: rate.exact,
    ...ratio,
    waits: ends.waits,
  };
}

function remedyView({ id, change, effect, why, caution, result }: Remedy): PortsRemedy {
  const { refused } = result.totals;
  return { id, size: sizeOf(change), effect, why, caution, refused, firstRefusal: result.firstRefusal };
}

/** The size that a remedy was tried in: requests on a connection, ports, destinations, or milliseconds. */
function sizeOf({ requestsPerConnection, lowPort, highPort, destinations, timeWait }: Remedy['change']): number | null {
  if (lowPort !== undefined && highPort !== undefined) return highPort - lowPort + 1;
  return requestsPerConnection ?? destinations ?? timeWait ?? null;
}
