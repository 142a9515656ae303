import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import type { Context } from '../context';
import { stateLink } from '../state/link';
import { breakable, icon, source } from '../text';
import { explain } from './explain';
import { segmentText, sentenceOf } from './sentence';

/**
 * What happens in the present step, and why, told aloud. While a run plays it stands beside the live region, so that nobody
 * is told every step; where it stops, the step is put into it, and so is told.
 */
export function sentenceView(ladder: Ladder, step: number, isPlaying: boolean): TemplateResult {
  const { what, why, rfc } = sentenceOf(ladder, step);
  const said = html`<p class="overline">${t('Step {0} of {1}', step, ladder.steps.length)}</p>
    <p>${what}</p>
    ${why === null ? nothing : html`<p class="why">${why}</p>`}`;
  return html`<div class="sentence">
    <div class="told" aria-live="polite" aria-atomic="true">${isPlaying ? nothing : said}</div>
    ${isPlaying ? html`<div>${said}</div>` : nothing}
    ${rfc === null ? nothing : html`<p class="where">${icon('book')} ${source(rfc)}</p>`}
  </div>`;
}

/** Why the segment of the present step has its numbers, what became of it, and which row of the table decided. */
export function explanationView(
  ladder: Ladder,
  step: number,
  context: Pick<Context, 'send'>,
): TemplateResult | typeof nothing {
  const { seq, ack, fate, row } = explain(ladder, step);
  const segment = ladder.steps[step - 1]?.segment ?? null;
  if (seq === null && ack === null && fate === null && row === null) return nothing;
  const part = (name: string | TemplateResult, said: string | TemplateResult | null) =>
    said === null
      ? nothing
      : html`<dt>${name}</dt>
          <dd>${said}</dd>`;
  return html`<dl class="explained" aria-label=${segment === null ? t('This step') : segmentText({ segment })}>
    ${part(html`<code>seq ${segment?.seq ?? ''}</code>`, seq)}
    ${part(typeof segment?.ack !== 'number' ? html`<code>ack</code>` : html`<code>ack ${segment.ack}</code>`, ack)}
    ${part(t('On its way'), fate)}
    ${
      row === null
        ? nothing
        : part(
            t('Row of the table'),
            html`${stateLink(row.state, context)}${t(': ')}<span>${breakable(row.event)}</span>`,
          )
    }
  </dl>`;
}
