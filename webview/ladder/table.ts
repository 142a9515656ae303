import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import { breakable } from '../text';
import { happening } from './sentence';
import { duration } from './words';

/** So many rows are compared at once. */
const PART = 50;

/** The same run as a table of text: for those who do not see the drawing, or like reading better. */
export function tableView(
  { start, steps, discrete }: Ladder,
  step: number,
  go: (step: number) => void,
): TemplateResult {
  const row = (number: number, at: number, states: { A: string; B: string }, what: string) =>
    html`<tr
      class=${number > step ? 'later' : ''}
      aria-current=${number === step ? 'step' : nothing}
      data-step=${number}
    >
      <td>${duration(at, discrete)}</td>
      <td><code>${breakable(states.A)}</code></td>
      <td>${what}</td>
      <td><code>${breakable(states.B)}</code></td>
    </tr>`;
  const onClick = ({ target }: Event) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null;
    if (pressed !== null) go(Number(pressed.dataset.step));
  };
  // A part in which the present step has neither come nor gone is as it was.
  const parts = Array.from({ length: Math.ceil(steps.length / PART) }, (_, part) => {
    const first = part * PART;
    const rows = () =>
      steps.slice(first, first + PART).map((one, at) => row(first + at + 1, one.at, one, happening(one)));
    const here = Math.max(first, Math.min(first + PART + 1, step));
    return guard([steps, here, document.documentElement.lang], rows);
  });
  return html`<table class="steps" @click=${onClick}>
    <caption class="unseen">
      ${t('The run, step by step')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('Time')}</th>
        <th scope="col">A</th>
        <th scope="col">${t('What happens')}</th>
        <th scope="col">B</th>
      </tr>
    </thead>
    <tbody>
      ${row(0, 0, start, t('It begins.'))} ${parts}
    </tbody>
  </table>`;
}
