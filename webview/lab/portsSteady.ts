import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { PortsResult } from '../../src/messages/ports';
import { formatNumber } from '../chart/format';
import { formatTime, isReused } from './portsWords';

/** The steady state: what the formula says, what the run has shown, and the ratio of work to waiting. */
export function steadyView(result: PortsResult): TemplateResult {
  const { formula, exact, measured, offered, working, blocked, places, timeWait } = result;
  const rate = (value: number) => t('{0} connections a second', formatNumber(value));
  const row = (name: string, value: string | TemplateResult) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<section aria-labelledby="steady">
    <h2 id="steady">${t('How many it can be for ever')}</h2>
    <dl class="steady">
      ${
        formula === null
          ? row(t('The formula: ports / TIME_WAIT'), t('Does not apply: the client has no TIME_WAIT.'))
          : row(
              result.places === result.ports
                ? t('The formula: ports / TIME_WAIT')
                : t('The formula: ports × destinations / TIME_WAIT'),
              html`${formatNumber(places)} / ${formatTime(timeWait)} = <b>${rate(formula)}</b>`,
            )
      }
      ${
        exact === null
          ? nothing
          : row(
              isReused(result)
                ? t('With the time that each is open, and one second instead of TIME_WAIT')
                : t('With the time that each is open, too'),
              html`${formatNumber(places)} / (${formatTime(blocked)} + ${formatTime(working)}) = <b>${rate(exact)}</b>`,
            )
      }
      ${row(
        t('In this run, once it is steady'),
        measured === null
          ? t(
              'Not known: it is over before the first port could come round again, after {0}.',
              formatTime(blocked + working),
            )
          : html`<b>${rate(measured)}</b>${offered > measured * 1.001 ? '' : t(', for no more are asked for')}`,
      )}
      ${row(t('Asked for'), rate(offered))} ${row(t('Work to waiting'), ratioText(working, blocked))}
    </dl>
  </section>`;
}

function ratioText(working: number, blocked: number): string {
  if (blocked === 0) return t('A port works for {0} and is free at once.', formatTime(working));
  const share = working > 0 ? t('1 : {0}', formatNumber(blocked / working)) : t('0 : 1');
  return t('A port works for {0} and is then blocked for {1}: {2}.', formatTime(working), formatTime(blocked), share);
}
