import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { WaitScreen } from '../../src/messages/wait';
import type { Context } from '../context';
import { tellPlaces } from '../ladder/places';
import { stepTo } from '../ladder/player';
import { icon, prose } from '../text';
import { laneChart } from './waitChart';
import { settingView } from './waitSetting';
import { runShown, shownView } from './waitShown';
import { waitTable } from './waitTable';
import { headline, laneMeaning, laneTitle, numberText } from './waitWords';

/** The page “Why 2MSL”: a network to be set, the verdict on every length of TIME_WAIT in it, and the runs behind them. */
export function waitView(screen: WaitScreen, context: Context): TemplateResult {
  tellPlaces(runShown(screen), context);
  return html`<article class="wait">
    <header>
      <h1 tabindex="-1" data-main>${t('Why 2MSL?')}</h1>
      <p class="lead">
        ${t(
          'A closes first and waits in TIME_WAIT. How long must it wait until nothing of this connection can do harm? Set the network: every run that it allows is searched, for every length.',
        )}
      </p>
    </header>
    ${settingView(screen, context)} ${progressView(screen, context)}
    ${screen.lanes.map(
      (lane) =>
        html`<section class="lane">
          <h2>${laneTitle(lane.ask)}</h2>
          <p class="headline">${headline(lane, screen)}</p>
          <p class="where">${laneMeaning(lane.ask)}</p>
          ${laneChart(lane, screen, context)}
        </section>`,
    )}
    <details class="as-table">
      <summary>${t('The same as a table')}</summary>
      ${waitTable(screen, context)}
      <div class="tools">
        <vscode-button
          appearance="secondary"
          @click=${() => {
            context.send({ type: 'waitDo', act: 'export' });
          }}
          >${t('As CSV')}${icon('export', 'start')}</vscode-button
        >
      </div>
    </details>
    ${shownView(screen, context)} ${assumptionsView()}
  </article>`;
}

const SEARCH_ICONS = { searching: 'loading', stopped: 'debug-pause', done: 'check' } as const;

/** How far the search is, and a button to stop it or to go on. */
function progressView({ progress, lanes }: WaitScreen, { send }: Context): TemplateResult {
  const { done, of, state } = progress;
  const worlds = lanes.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + cell.worlds, 0);
  const said = {
    searching: t('Searching: {0} of {1} verdicts, {2} worlds', done, of, numberText(worlds)),
    stopped: t('Stopped: {0} of {1} verdicts, {2} worlds', done, of, numberText(worlds)),
    done: t('Searched: {0} verdicts, {1} worlds', of, numberText(worlds)),
  }[state];
  const act = state === 'searching' ? 'stop' : 'go';
  return html`<div class="search">
    <p>${icon(SEARCH_ICONS[state])} ${said}</p>
    <vscode-button
      appearance="secondary"
      class=${state === 'done' ? 'gone' : ''}
      @click=${() => {
        send({ type: 'waitDo', act });
      }}
      >${act === 'stop' ? t('Stop') : t('Go on')}</vscode-button
    >
    <progress max=${of} value=${done} aria-label=${t('Verdicts found')}></progress>
  </div>`;
}

function assumptionsView(): TemplateResult {
  const items = [
    t('MSL is a true bound: whatever is older has gone. Nobody in the Internet guarantees that.'),
    t('Time goes in whole ticks. A segment takes any number of them from 0 to one MSL, and may overtake others.'),
    t(
      'A retransmission comes after any number of ticks from 1 to the longest RTO. Each end repeats as often as the losses need: two times and more, in the second question once and more.',
    ),
    t('Each end sends one FIN, and A closes first. In the second question B may send one byte before its FIN.'),
    t(
      'That byte matters: an ACK of it that arrives late starts B’s retransmission timer again (RFC 6298, 5.3), and so the FIN may be repeated later than in the first question.',
    ),
    t(
      'The next connection has the worst numbers there are. Real ones are chosen by a clock and a hash, and timestamps reject what is old: the runs show what can happen, not how often.',
    ),
    t('A move is a call, an arrival, a loss, a doubling, a repetition, or the passing of one tick.'),
    t('A search that has reached a million worlds is cut off, and then says that it does not know.'),
  ];
  return html`<section class="assumed">
    <h2>${t('What this rests on')}</h2>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
    ${prose(
      t(
        'Not covered: more data, hosts that crash, address translators, kernels that end or reuse TIME_WAIT early. And a safe length does not promise that B has closed: with enough losses it is still in LAST_ACK when the wait ends.',
      ),
    )}
  </section>`;
}

/** The arrow keys play the run that is shown; sliders and fields keep their own. */
export function onWaitKey(
  { key }: KeyboardEvent,
  screen: WaitScreen,
  context: Context,
  isOn: (selector: string) => boolean,
): boolean {
  const run = runShown(screen);
  if (run === undefined || (key !== 'ArrowLeft' && key !== 'ArrowRight') || isOn('input, select')) return false;
  stepTo(context, run, (step) => step + (key === 'ArrowRight' ? 1 : -1));
  return true;
}

/** What a screen reader is told when a search has stopped, or has come to its end. */
export function waitAnnouncement(screen: WaitScreen): string {
  if (screen.progress.state === 'stopped') return t('Stopped.');
  if (screen.progress.state !== 'done') return '';
  return screen.lanes.map((lane) => `${laneTitle(lane.ask)}: ${headline(lane, screen)}`).join(' ');
}
