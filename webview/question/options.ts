import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { toggled } from '../draft';
import { inline } from '../text';

/**
 * The options before the answer: radios when one is true, checkboxes when any number is. The controls tell of every change,
 * the learner's and ours alike. Ours are known by changing nothing, provided that the listener is renewed before the value:
 * lit does so in the order in which they are written.
 */
export function optionsView(screen: QuestionScreen, context: Context): TemplateResult {
  return screen.pick === 'one' ? radios(screen, context) : checkboxes(screen, context);
}

function radios({ options }: QuestionScreen, { chosen, answer }: Context): TemplateResult {
  const changed = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLInputElement;
    if (value !== '' && value !== chosen[0]) answer([value]);
  };
  return html`<vscode-radio-group
    class="options"
    orientation="vertical"
    aria-labelledby="prompt"
    @change=${changed}
    .value=${live(chosen[0] ?? '')}
  >
    ${options.map(
      ({ id, text }, index) =>
        html`<vscode-radio class="option" value=${id}
          >${key(index)}<span class="text">${inline(text)}</span></vscode-radio
        >`,
    )}
  </vscode-radio-group>`;
}

function checkboxes(screen: QuestionScreen, { chosen, answer }: Context): TemplateResult {
  const { options } = screen;
  const changed = (id: string) => (event: Event) => {
    if ((event.currentTarget as HTMLInputElement).checked !== chosen.includes(id)) answer(toggled(screen, chosen, id));
  };
  return html`<div role="group" aria-labelledby="prompt" class="options">
    <p class="many">${t('Any number may be true; at least one is.')}</p>
    ${options.map(
      ({ id, text }, index) =>
        html`<vscode-checkbox class="option" @change=${changed(id)} .checked=${live(chosen.includes(id))}
          >${key(index)}<span class="text">${inline(text)}</span></vscode-checkbox
        >`,
    )}
  </div>`;
}

/** The digit key that chooses it; those without one keep its place. */
function key(index: number): TemplateResult {
  return html`<kbd class=${index < 9 ? '' : 'none'} aria-hidden="true">${index < 9 ? index + 1 : nothing}</kbd>`;
}
