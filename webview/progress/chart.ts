import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import type { Value } from './bars';
import { placeBars } from './bars';

/** A bar chart, with the same as a table for those who do not see it. `columns`: what the label, the part and the whole are. */
export function chartView(
  title: string,
  values: readonly Value[],
  [label, part, whole]: readonly [string, string, string | null],
  width: number,
): TemplateResult {
  const { bars, base, height, font } = placeBars(values, Math.min(width, 640));
  return html`<figure class="chart">
    <svg
      aria-hidden="true"
      viewBox="0 0 ${Math.min(width, 640)} ${height}"
      width=${Math.min(width, 640)}
      height=${height}
      font-size=${font}
    >
      <line class="base" x1="0" y1=${base} x2=${Math.min(width, 640)} y2=${base} />
      ${bars.map(
        (bar) => svg`
          <rect class="whole" x=${bar.x} y=${bar.wholeTop} width=${bar.width} height=${Math.max(0, base - bar.wholeTop)} />
          <rect class="part" x=${bar.x} y=${bar.partTop} width=${bar.width} height=${Math.max(0, base - bar.partTop)} />
          ${bar.number === null ? nothing : svg`<text x=${bar.middle} y=${bar.wholeTop - 5} text-anchor="middle">${bar.number}</text>`}
          ${bar.label === null ? nothing : svg`<text class="label" x=${bar.middle} y=${base + 14} text-anchor="middle">${bar.label}</text>`}
        `,
      )}
    </svg>
    <table class="unseen">
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${label}</th>
          <th scope="col">${part}</th>
          ${whole === null ? nothing : html`<th scope="col">${whole}</th>`}
        </tr>
      </thead>
      <tbody>
        ${values.map(
          (one) =>
            html`<tr>
              <td>${one.label}</td>
              <td>${one.part}</td>
              ${whole === null ? nothing : html`<td>${one.whole}</td>`}
            </tr>`,
        )}
      </tbody>
    </table>
  </figure>`;
}

/** A day (whole days since 1970-01-01) as the reader's language writes it. */
export function dayText(day: number): string {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(day * 86_400_000);
}

/** A share from 0 to 1 in per cent. */
export function percent(share: number): string {
  return t('{0}%', Math.round(share * 100));
}
