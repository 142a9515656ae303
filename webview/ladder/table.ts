import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Ladder } from '../../src/core/scenario/ladder';
import { breakable } from '../text';
import { happening } from './sentence';
import { duration } from './words';

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
      @click=${() => {
        go(number);
      }}
    >
      <td>${duration(at, discrete)}</td>
      <td><code>${breakable(states.A)}</code></td>
      <td>${what}</td>
      <td><code>${breakable(states.B)}</code></td>
    </tr>`;
  return html`<table class="steps">
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
      ${row(0, 0, start, t('It begins.'))} ${steps.map((one, index) => row(index + 1, one.at, one, happening(one)))}
    </tbody>
  </table>`;
}
