import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { PortsRemedy, PortsResult } from '../../src/messages/ports';
import { formatNumber, formatShare } from '../chart/format';
import type { IconName } from '../icons';
import { icon, inline } from '../text';
import { formatTime, inARow } from './portsWords';

/** The same requests with each remedy, side by side. */
export function remediesView(result: PortsResult, remedies: readonly PortsRemedy[]): TemplateResult {
  const head = [t('What is changed'), t('Effect'), t('First refusal'), t('Requests refused'), t('Why')];
  // Of the requests, which are the same in all runs: by them the effect is told.
  const refusedOf = ({ refused }: Tried) => {
    const share = formatShare(refused, result.requests);
    return refused === 0 ? share : t('{0} ({1})', formatNumber(refused), share);
  };
  const row = (name: TemplateResult, run: Tried, effect: TemplateResult | string, why: TemplateResult | string) =>
    html`<tr role="row">
      <th scope="row" role="rowheader">${name}</th>
      ${[effect, firstOf(run), refusedOf(run), why].map(
        (cell, index) =>
          html`<td role="cell"><span class="name" aria-hidden="true">${head[index + 1]}</span>${cell}</td>`,
      )}
    </tr>`;
  return html`<section aria-labelledby="remedies">
    <h2 id="remedies">${t('What helps')}</h2>
    <p>${t('The same requests again, each time with one thing changed.')}</p>
    <table class="remedies" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${row(html`${t('Nothing')}`, result, '–', '–')}
        ${remedies.map((remedy) => row(nameOf(remedy), remedy, effectOf(remedy), whyOf(remedy)))}
      </tbody>
    </table>
  </section>`;
}

type Tried = Pick<PortsRemedy, 'refused' | 'firstRefusal'>;

function firstOf({ firstRefusal }: Tried): string {
  return firstRefusal === null ? t('never') : t('after {0}', formatTime(firstRefusal.time));
}

function nameOf({ id, size }: PortsRemedy): TemplateResult {
  const number = formatNumber(size ?? 0);
  switch (id) {
    case 'longer-lived':
      return html`${t('Longer-lived connections: {0} requests on each', number)}`;
    case 'more-ports':
      return html`${t('More ports: {0}', number)}`;
    case 'more-destinations':
      return html`${t('More destinations: {0}', number)}`;
    case 'other-end-closes':
      return html`${t('The server closes first')}`;
    case 'shorter-time-wait':
      return html`${t('Shorter TIME_WAIT: {0}', formatTime(size ?? 0))}`;
    case 'tw-reuse':
      return html`<code>tcp_tw_reuse = 1</code>`;
    case 'reuse-addr':
      return html`<code>SO_REUSEADDR</code>`;
    case 'reset':
      return html`${inline(t('Reset instead of close (`SO_LINGER` 0)'))}`;
  }
}

const ICONS: Readonly<Record<PortsRemedy['effect'], IconName>> = {
  'ends-it': 'pass',
  helps: 'arrow-up',
  'helps-little': 'arrow-up',
  'no-effect': 'circle-slash',
  worse: 'arrow-down',
  'not-needed': 'dash',
  applied: 'dash',
};

function effectOf({ effect }: PortsRemedy): TemplateResult {
  return html`<span class="effect ${effect}">${icon(ICONS[effect])} ${effectText(effect)}</span>`;
}

function effectText(effect: PortsRemedy['effect']): string {
  switch (effect) {
    case 'ends-it':
      return t('ends it');
    case 'helps':
      return t('helps');
    case 'helps-little':
      return t('helps little');
    case 'no-effect':
      return t('no effect');
    case 'worse':
      return t('makes it worse');
    case 'not-needed':
      return t('not needed');
    case 'applied':
      return t('is so already');
  }
}

function whyOf({ why, caution }: PortsRemedy): TemplateResult {
  return html`<span>${inline(inARow([whyText(why), cautionText(caution)].filter((said) => said !== '')))}</span>`;
}

function whyText(why: PortsRemedy['why']): string {
  switch (why) {
    case 'fewer-connections':
      return t('Fewer connections are opened, and each needs a port.');
    case 'fewer-but-longer':
      return t('There are fewer connections, but each is open for longer, and keeps its port as long.');
    case 'more-ports':
      return t('More connections can have a port at a time.');
    case 'more-places':
      return t('A port waits only for the destination it was used with: there are more pairs of the two.');
    case 'bind-shares-ports':
      return t('`bind()` to port 0 takes a port for all destinations, so that another one adds nothing.');
    case 'time-wait-elsewhere':
      return t('The client closes second and its port is free at once; TIME_WAIT is the server’s.');
    case 'open-take-all':
      return t('Here it is open connections that take the ports, not TIME_WAIT.');
    case 'nothing-waits':
      return t('Here no port of the client is in TIME_WAIT.');
    case 'places-free-sooner':
      return t('Each port comes back sooner.');
    case 'taken-over-after-a-second':
      return t(
        '`connect()` may take the place of a connection that has waited for more than a second: timestamps keep its old segments apart.',
      );
    case 'reused-anyway':
      return t('Here `connect()` may replace a waiting connection after one second, however long TIME_WAIT is.');
    case 'over-within-a-second':
      return t('Here TIME_WAIT ends within the second after which `connect()` may replace a waiting connection.');
    case 'never-in-time':
      return t('Ports would come back sooner, but in this run never in time for a request.');
    case 'table-less-full':
      return t(
        'Entries leave their table sooner. So it is full less often, and fewer connections skip TIME_WAIT: more ports wait.',
      );
    case 'no-timestamps':
      return t('Without timestamps no waiting connection is replaced.');
    case 'bind-named-port':
      return t(
        'It lets `bind()` have a port by its number although an old connection waits there. `connect()` picks a port by itself and does not ask this option.',
      );
    case 'bind-any-port':
      return t('`bind()` to port 0 takes only a port that nobody holds, with this option or without.');
    case 'no-time-wait':
      return t('A reset leaves no TIME_WAIT behind.');
  }
}

function cautionText(caution: PortsRemedy['caution']): string {
  switch (caution) {
    case null:
      return '';
    case 'loses-data':
      return t('But it throws away data that is still under way.');
    case 'server-waits':
      return t('That costs the server memory, but no ports.');
    case 'not-on-linux':
      return t('On Linux it cannot be set: the 60 s are built in, and `tcp_fin_timeout` is about FIN_WAIT_2.');
    case 'registered-ports':
      return t('Some of these belong to services: reserve theirs.');
  }
}

/** Which end it is about. */
export function whoRunsOut({ waits }: PortsResult): TemplateResult {
  return html`<section aria-labelledby="who">
    <h2 id="who">${t('Who runs out')}</h2>
    <p>
      ${inline(
        t(
          'The end that opens connections: each needs a port of its own towards the same destination. A listening server does not run out by accepting: all that it accepts share its one port, told apart by the clients’ addresses and ports.',
        ),
      )}
    </p>
    <p>
      ${
        waits === 'server'
          ? t('Here TIME_WAIT is at the server. Many entries cost it some memory, and no port.')
          : t(
              'A server runs out only where it is a client itself: a proxy towards its backends, a service towards its database.',
            )
      }
    </p>
    <p class="quiet">
      ${t(
        'This is a simulation: opening and closing take no time, every connection is open equally long, and what is refused is not tried again.',
      )}
    </p>
  </section>`;
}
