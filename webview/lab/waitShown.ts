import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { WaitScreen } from '../../src/messages/wait';
import type { Context } from '../context';
import type { Run } from '../ladder/player';
import { playerView } from '../ladder/player';
import { icon } from '../text';
import { changeSetting } from './waitSetting';
import { iconOf, laneMeaning, laneTitle, lengthText, shownText } from './waitWords';

/** The run that is shown, if the verdict has one; what it belongs to is its key. */
export function runShown({ ladder, setting }: WaitScreen, open: (() => void) | null = null): Run | undefined {
  if (ladder === null) return undefined;
  const { msl, rto, losses, duplicates, rfc1337, ticks, ask } = setting;
  return { key: [ask, ticks, msl, rto, losses, duplicates, rfc1337].join(' '), ladder, open, canWatch: true };
}

/** What has been found about the length and the question that are chosen, and the run that it rests on. */
export function shownView(screen: WaitScreen, context: Context): TemplateResult {
  // Of the last confirmed setting: what stands here changes all at once, when the host has said what to show.
  const { ticks, ask, msl } = screen.setting;
  const lane = screen.lanes.find((one) => one.ask === ask);
  const cell = lane?.cells.find((one) => one.ticks === ticks);
  const act = (what: 'openRun' | 'openModel') => () => {
    context.send({ type: 'waitDo', act: what });
  };
  const run = runShown(screen, act('openRun'));
  return html`<section class="proof" aria-labelledby="wait-shown">
    <h2 id="wait-shown">TIME_WAIT = ${lengthText(ticks, msl)}</h2>
    <div class="asks" role="group" aria-label=${t('What is asked')}>
      ${screen.lanes.map(
        (one) =>
          html`<button
            type="button"
            class="ask"
            aria-pressed=${one.ask === ask ? 'true' : 'false'}
            @click=${() => {
              changeSetting(screen, { ask: one.ask }, context);
            }}
          >
            ${icon(one.cells[ticks] === undefined ? 'circle-large' : iconOf(one.cells[ticks]))}
            <span>${laneTitle(one.ask)}</span>
          </button>`,
      )}
    </div>
    <p class="where">${laneMeaning(ask)}</p>
    ${
      cell === undefined
        ? nothing
        : html`<p class="decided ${cell.verdict ?? 'open'}">
            ${icon(iconOf(cell))} <strong>${shownText(cell, ask)}</strong>
          </p>`
    }
    ${
      run === undefined
        ? html`<div class="tools">
            <vscode-button appearance="secondary" @click=${act('openModel')}
              >${t('Open the model')}${icon('go-to-file', 'start')}</vscode-button
            >
          </div>`
        : playerView(run, context)
    }
  </section>`;
}
