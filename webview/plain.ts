import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Screen } from '../src/messages';
import type { Context } from './context';
import { icon, inline, spinner } from './text';

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
  return html`<section class="plain loading">
    ${spinner()}
    <h1 tabindex="-1">${t('The machine is working')}</h1>
    <p>${t('It decides by running a claim, or by searching all runs.')}</p>
  </section>`;
}
