import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';

/** A number to be typed, with what it counts beside it. */
export function numberView({ unit }: QuestionScreen, { chosen, answer }: Context): TemplateResult {
  const typed = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLInputElement;
    if (value !== (chosen[0] ?? '')) answer(value.trim() === '' ? [] : [value]);
  };
  return html`<div class="number">
    <vscode-text-field inputmode="numeric" maxlength="40" size="14" .value=${live(chosen[0] ?? '')} @input=${typed}
      >${t('Your number')}</vscode-text-field
    >
    ${unit === null ? nothing : html`<span class="unit">${unit}</span>`}
  </div>`;
}
