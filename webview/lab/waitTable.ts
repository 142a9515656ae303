import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { WaitScreen } from '../../src/messages/wait';
import type { Context } from '../context';
import { breakable, icon } from '../text';
import { changeSetting, settingOf } from './waitSetting';
import { cellText, iconOf, inMsl, laneTitle } from './waitWords';

/** The verdicts in words: a row for each length, and each verdict a button that shows what it rests on. */
export function waitTable(screen: WaitScreen, context: Context): TemplateResult {
  const { lanes } = screen;
  const { msl } = screen.setting;
  const shown = settingOf(screen);
  return html`<table class="verdicts">
    <thead>
      <tr>
        <th scope="col">${breakable('TIME_WAIT')}</th>
        ${lanes.map(({ ask }) => html`<th scope="col">${laneTitle(ask)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${(lanes[0]?.cells ?? []).map(
        ({ ticks }, row) =>
          html`<tr>
            <th scope="row">${inMsl(ticks, msl)}</th>
            ${lanes.map((lane) => {
              const cell = lane.cells[row];
              if (cell === undefined) return html`<td></td>`;
              const isEdge = lane.edge.kind === 'at' && lane.edge.ticks === ticks;
              return html`<td>
                <button
                  type="button"
                  class="verdict-button ${cell.verdict ?? 'open'}"
                  aria-pressed=${shown.ticks === ticks && shown.ask === lane.ask ? 'true' : 'false'}
                  @click=${() => {
                    changeSetting(screen, { ticks, ask: lane.ask }, context);
                  }}
                >
                  ${icon(iconOf(cell))} <span>${cellText(cell)}</span>
                </button>
                ${isEdge ? html`<span class="edge-word">${t('safe from here on')}</span>` : ''}
              </td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
