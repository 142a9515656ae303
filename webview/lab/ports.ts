import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { PortsScreen } from '../../src/messages/ports';
import '../chart/chart';
import type { Charted } from '../chart/chart';
import type { Context } from '../context';
import { icon, inline, spinner } from '../text';
import { portsChart } from './portsChart';
import { portsForm } from './portsForm';
import { remediesView, whoRunsOut } from './portsRemedies';
import { steadyView } from './portsSteady';
import { faultText, fieldName, headline, inARow, summary } from './portsWords';

/** The lab: a form, what comes of it in a sentence, in a chart, against the formula, and with each remedy. */
export function portsView(screen: PortsScreen, context: Context): TemplateResult {
  const { result, remedies, isOld } = screen;
  return html`<article class=${isOld ? 'lab ports old' : 'lab ports'}>
    <header>
      <p class="overline">${t('Lab')}</p>
      <h1 tabindex="-1">${t('How ports run out')}</h1>
      <p>
        ${inline(
          t(
            'A client opens many connections. Whoever closes first keeps each one in TIME_WAIT for a while; if that is the client, one of its ports is kept with it.',
          ),
        )}
      </p>
    </header>
    ${portsForm(screen, context)} ${runView(screen, context)}
    ${
      result === null
        ? nothing
        : html`<section class="came" aria-labelledby="outcome" aria-describedby=${isOld ? 'of-before' : nothing}>
              <h2 id="outcome" class="headline">${inline(headline(result))}</h2>
              <p>${summary(result)}</p>
              ${chartView({ data: portsChart(result), send: context.send })}
            </section>
            ${steadyView(result)} ${remediesView(result, remedies)} ${whoRunsOut(result)}`
    }
  </article>`;
}

const chartView = (charted: Charted) => html`<time-chart .charted=${charted}></time-chart>`;

/** How far the run is, how to stop it, and what stands below meanwhile; its place is always there, so that nothing jumps. */
function runView({ running, isStopped, isOld, faults }: PortsScreen, { send }: Context): TemplateResult {
  const act = (what: 'stop' | 'run') => () => {
    send({ type: 'ports', act: { do: what } });
  };
  const old = isOld ? html`<span id="of-before">${icon('warning')} ${oldText()}</span>` : nothing;
  if (running !== null)
    return html`<div class="running">
      ${spinner()} ${old}
      <progress aria-label=${t('The simulation')} max="1" .value=${running}></progress>
      <vscode-button appearance="secondary" @click=${act('stop')}>${t('Stop')}</vscode-button>
    </div>`;
  if (isStopped && faults.length === 0)
    return html`<div class="running">
      <span>${t('Stopped.')}</span> ${old}
      <vscode-button data-main @click=${act('run')}>${t('Run it')}</vscode-button>
    </div>`;
  return html`<div class="running">${old}</div>`;
}

const oldText = () => t('What stands below is still of the values before.');

/** What is said without moving the focus: what is wrong with a field, or what has come out. */
export function portsAnnouncement({ faults, running, isStopped, isOld, result }: PortsScreen): string {
  const [fault] = faults;
  if (fault !== undefined) return t('{0}: {1}', fieldName(fault.field), faultText(fault));
  if (isStopped) return inARow([t('Stopped.'), ...(isOld ? [oldText()] : [])]);
  return running !== null || result === null ? '' : headline(result).replaceAll('`', '');
}
