import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { icon, inline } from '../text';

/** The hints that have been asked for; a new one is read out. */
export function hintsView({ hints }: QuestionScreen): TemplateResult {
  return html`<div class="hints" aria-live="polite">
    ${hints.map((hint) => html`<p>${icon('lightbulb')} <span class="unseen">${t('Hint')}:</span> <span>${inline(hint)}</span></p>`)}
  </div>`;
}

/** How sure the learner is: asked before the answer, so that a mistake made in certainty can be told from a guess. */
export function confidenceView({ id, confidence }: QuestionScreen, { send }: Context): TemplateResult {
  const changed = ({ currentTarget }: Event) => {
    const value = VALUES.find((one) => one === (currentTarget as HTMLInputElement).value);
    if (value !== undefined && value !== confidence) send({ type: 'confidence', question: id, value });
  };
  const words = { guess: t('a guess'), think: t('I think so'), sure: t('certain') };
  return html`<vscode-radio-group class="confidence" @change=${changed} .value=${live(confidence ?? '')}>
    <label slot="label">${t('How sure are you?')}</label>
    ${VALUES.map((value) => html`<vscode-radio value=${value}>${words[value]}</vscode-radio>`)}
  </vscode-radio-group>`;
}

const VALUES = ['guess', 'think', 'sure'] as const;

/** Why the last answer could not be understood. */
export function unclearView({ unclear }: QuestionScreen): TemplateResult | typeof nothing {
  return unclear === null ? nothing : html`<p class="unclear">${icon('warning')} <span>${inline(unclear)}</span></p>`;
}
