import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { State } from '../../src/core/tcp';
import type { Context } from '../context';
import { tint } from '../ladder/draw';
import { breakable } from '../text';

/** A state that can be opened. */
export function stateLink(state: State, { send }: Pick<Context, 'send'>): TemplateResult {
  const open = () => {
    send({ type: 'openState', state });
  };
  return html`<button class="state-link ${tint(state)}" @click=${open}>${breakable(state)}</button>`;
}
