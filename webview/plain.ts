import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Screen } from '../src/messages';
import type { Context } from './context';
import { icon, inline } from './text';

/** The end of a session. */
export function finishView(
  { right, of }: Extract<Screen, { kind: 'finish' }>,
  { send }: Pick<Context, 'send'>,
): TemplateResult {
  return html`<section class="plain">
    ${icon(right === of ? 'pass' : 'checklist')}
    <h1 tabindex="-1">${t('That was all')}</h1>
    <p class="score">${t('{0} of {1} right', right, of)}</p>
    <progress value=${right} max=${Math.max(of, 1)} aria-label=${t('{0} of {1} right', right, of)}></progress>
    <p>${comment(right, of)}</p>
    <vscode-button
      data-main
      @click=${() => {
        send({ type: 'again' });
      }}
      >${t('Practise again')}${icon('refresh', 'start')}</vscode-button
    >
  </section>`;
}

function comment(right: number, of: number): string {
  if (right === of) return t('The machine agrees with you on every one.');
  return t('What went wrong comes back sooner, and with a run that shows it.');
}

/** Nothing can be shown: why, and what to do. */
export function problemView(
  { message }: Extract<Screen, { kind: 'problem' }>,
  { send }: Pick<Context, 'send'>,
): TemplateResult {
  return html`<section class="plain">
    ${icon('warning')}
    <h1 tabindex="-1">${t('This cannot be shown')}</h1>
    <p>${inline(message)}</p>
    <vscode-button
      data-main
      @click=${() => {
        send({ type: 'ready' });
      }}
      >${t('Try again')}${icon('refresh', 'start')}</vscode-button
    >
  </section>`;
}

/** Before the first snapshot, or while the machine is searching. */
export function loadingView(): TemplateResult {
  return html`<section class="plain">
    <vscode-progress-ring></vscode-progress-ring>
    <h1 tabindex="-1">${t('The machine is working')}</h1>
    <p>${t('It decides every option by running it, or by searching all runs.')}</p>
  </section>`;
}
