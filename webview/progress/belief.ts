import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { icon, inline } from '../text';

/** A misconception beside what is the case. */
export function beliefView({ believed, fact }: { readonly believed: string; readonly fact: string }): TemplateResult {
  return html`<dl class="belief">
    <div>
      <dt>${icon('close')} ${t('Believed')}</dt>
      <dd>${inline(believed)}</dd>
    </div>
    <div>
      <dt>${icon('check')} ${t('In fact')}</dt>
      <dd>${inline(fact)}</dd>
    </div>
  </dl>`;
}
