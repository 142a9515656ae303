import type { ChartData } from './data';
import { seriesOf } from './data';

/** The numbers of a chart as CSV (RFC 4180): a header, then one line for each value of x; lines end in CR LF. */
export function csvOf(data: ChartData): string {
  const series = seriesOf(data);
  const head = [data.x.name, ...series.map(({ name }) => name)].map(quote);
  const rows = data.x.values.map((x, index) => [x, ...series.map(({ values }) => values[index] ?? 0)].join(','));
  return [head.join(','), ...rows, ''].join('\r\n');
}

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
