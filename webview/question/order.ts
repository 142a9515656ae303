import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { icon, inline } from '../text';

/** Events to be put in order: each can be moved up and down, by its buttons or by the arrow keys while one has the focus. */
export function orderView(
  { id: question, options }: QuestionScreen,
  { chosen, answer, send }: Context,
): TemplateResult {
  const shown = options.map(({ id }) => id);
  const order = chosen.length === shown.length ? chosen : shown;
  const texts = new Map(options.map(({ id, text }) => [id, text]));
  const move = (id: string, by: 1 | -1) => {
    const moved = moveBy(order, id, by);
    if (moved !== order) answer(moved);
  };
  const onKey = (id: string) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.repeat) {
      // The keys that a learner is told: Enter checks, wherever the focus is. Space still presses a button.
      event.preventDefault();
      send({ type: 'check', question });
      return;
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(id, event.key === 'ArrowUp' ? -1 : 1);
  };
  const button = (id: string, text: string, by: 1 | -1, isIdle: boolean) => {
    const label = by === -1 ? t('Move up: {0}', text) : t('Move down: {0}', text);
    return html`<vscode-button
      appearance="icon"
      class=${isIdle ? 'idle' : ''}
      aria-label=${label}
      aria-disabled=${isIdle ? 'true' : 'false'}
      title=${by === -1 ? t('Move up') : t('Move down')}
      @click=${() => {
        move(id, by);
      }}
      >${icon(by === -1 ? 'arrow-up' : 'arrow-down')}</vscode-button
    >`;
  };
  return html`<ol class="order" aria-labelledby="prompt">
    ${repeat(
      order,
      (id) => id,
      (id, index) => {
        const text = texts.get(id) ?? id;
        return html`<li @keydown=${onKey(id)}>
          <kbd aria-hidden="true">${index + 1}</kbd><span class="text">${inline(text)}</span>
          <span class="moves"
            >${button(id, text, -1, index === 0)}${button(id, text, 1, index === order.length - 1)}</span
          >
        </li>`;
      },
    )}
  </ol>`;
}

/** `order` with one id moved by a place; itself when there is no such place. */
export function moveBy(order: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const from = order.indexOf(id);
  const other = order[from + by];
  if (from < 0 || other === undefined) return order;
  return order.map((one, index) => (index === from ? other : index === from + by ? id : one));
}
