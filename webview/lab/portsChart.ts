import { t } from '@vscode/l10n';
import type { PortsResult } from '../../src/messages/ports';
import type { ChartData, ChartSeries } from '../chart/data';
import { formatNumber } from '../chart/format';
import { isReused } from './portsWords';

/** The chart of a run: what waits and what is free, and below, where something was refused, the refusals so far. */
export function portsChart(result: PortsResult): ChartData {
  const { series, refused, firstRefusal } = result;
  const waiting: ChartSeries = { name: 'TIME_WAIT', values: series.inTimeWait, colour: 'purple', dash: [] };
  const free: ChartSeries = {
    name: freeName(result),
    values: series.free,
    colour: 'green',
    dash: [9, 4],
  };
  const open: ChartSeries = { name: t('Open'), values: series.open, colour: 'blue', dash: [2, 3] };
  const refusals: ChartSeries = { name: t('Refused'), values: series.refused, colour: 'red', dash: [9, 3, 2, 3] };
  const hasRefusals = refused > 0;
  return {
    title: t('Connections, ports and refusals'),
    file: 'how-ports-run-out',
    x: {
      name: t('Seconds'),
      values: series.time.map((time) => time / 1000),
      say: (seconds) => t('{0} s', formatNumber(seconds)),
    },
    panes: [
      { name: t('Connections'), series: hasRefusals ? [waiting, free, open] : [waiting, free, open, refusals] },
      ...(hasRefusals ? [{ name: t('Refused since the start'), series: [refusals] }] : []),
    ],
    marks: firstRefusal === null ? [] : [{ x: firstRefusal.time / 1000, label: t('first refusal') }],
  };
}

function freeName(result: PortsResult): string {
  if (result.places === result.ports) return isReused(result) ? t('Free or reusable ports') : t('Free ports');
  return isReused(result) ? t('Free or reusable pairs') : t('Free pairs');
}
