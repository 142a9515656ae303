import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { ARROWS } from '../../src/core/tcp';
import { breakable } from '../text';
import { wayText } from './labels';

/** Every arrow of the diagram in words. */
export function transitionsView(): TemplateResult {
  return html`<details class="transitions">
    <summary>${t('The diagram as a table')}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('From')}</th>
          <th scope="col">${t('To')}</th>
          <th scope="col">${t('What happens / what is sent')}</th>
        </tr>
      </thead>
      <tbody>
        ${ARROWS.map(
          ({ from, to, rows }) =>
            html`<tr>
              <th scope="row"><code>${breakable(from)}</code></th>
              <td><code>${breakable(to)}</code></td>
              <td>${rows.map((row) => html`<p>${wayText(row)}</p>`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
