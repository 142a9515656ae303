import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { ChartData } from './data';
import { seriesOf } from './data';
import { formatNumber } from './format';

/** The numbers of a chart, all of them, in a box that scrolls. */
export function tableView(data: ChartData): TemplateResult {
  const series = seriesOf(data);
  return html`<div class="numbers" tabindex="0" role="region" aria-label=${data.title}>
    <table>
      <thead>
        <tr>
          <th scope="col">${data.x.name}</th>
          ${series.map(({ name }) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${data.x.values.map(
          (x, index) =>
            html`<tr>
              <th scope="row">${formatNumber(x)}</th>
              ${series.map(({ values }) => html`<td>${formatNumber(values[index] ?? 0)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
