import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { ExperimentId } from '../../src/core/live';
import type { LiveAct, LiveScreen } from '../../src/messages/live';
import type { Context } from '../context';
import { breakable, icon, inline, spinner } from '../text';
import { liveStepView } from './liveStep';
import { endedText, experimentWords, failedText, lacksText, verdictText } from './liveWords';

/** The lab in which a close is run for real, beside what the machine says. */
export function liveView(screen: LiveScreen, { send }: Pick<Context, 'send'>): TemplateResult {
  const { title, about } = experimentWords(screen.chosen);
  const act = (what: LiveAct) => () => {
    send({ type: 'live', act: what });
  };
  return html`<article class="live">
    <header>
      <h1 tabindex="-1" data-main>${t('A real close on this machine')}</h1>
      <p>
        ${t('Nothing leaves this machine. A click opens a listener and one connection to it, both here, on 127.0.0.1. All is closed when you stop, choose another experiment, or close this page.')}
      </p>
    </header>
    <div class="choice">
      <label for="experiment">${t('Experiment')}</label>
      <select
        id="experiment"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          send({ type: 'live', act: { do: 'choose', experiment: value as ExperimentId } });
        }}
      >
        ${screen.experiments.map(
          (id) => html`<option value=${id} ?selected=${id === screen.chosen}>${experimentWords(id).title}</option>`,
        )}
      </select>
    </div>
    <section aria-labelledby="about-experiment">
      <h2 id="about-experiment">${title}</h2>
      <p>${inline(about)}</p>
      ${screen.lacks === null ? controls(screen, act) : html`<p class="note">${icon('info')} ${lacksText(screen.lacks)}</p>`}
      <vscode-button
        class="play-run"
        appearance="secondary"
        @click=${() => {
          send({ type: 'watchRun', scenario: screen.scenario });
        }}
        >${t('Play the machine’s run')}${icon('pulse', 'start')}</vscode-button
      >
    </section>
    ${nowView(screen)}
    <ol class="live-steps">
      ${screen.steps.map((step, index) => liveStepView(step, index, screen))}
    </ol>
  </article>`;
}

/** A button that cannot be pressed now does nothing. */
const stay = () => undefined;

function controls({ phase, failed, at, steps }: LiveScreen, act: (what: LiveAct) => () => void): TemplateResult {
  const isRunning = phase === 'running';
  const canGoOn = phase === 'open';
  const isOpen = isRunning || canGoOn || phase === 'done';
  const count = steps.filter(({ onlyPredicted }) => !onlyPredicted).length;
  // Not `disabled`: the one that was pressed would lose the focus while its step runs.
  const press = (what: LiveAct, can: boolean) => (can ? act(what) : stay);
  return html`<div class="buttons" role="group" aria-label=${t('Run the experiment')}>
      <vscode-button
        class=${isRunning ? 'idle' : ''}
        aria-disabled=${isRunning ? 'true' : 'false'}
        @click=${press({ do: 'step' }, !isRunning)}
        >${canGoOn ? t('Run step {0} of {1}', at + 1, count) : phase === 'idle' ? t('Run step {0} of {1}', 1, count) : t('Begin again')}${icon('play', 'start')}</vscode-button
      >
      <vscode-button
        appearance="secondary"
        class=${isRunning ? 'idle' : ''}
        aria-disabled=${isRunning ? 'true' : 'false'}
        @click=${press({ do: 'all' }, !isRunning)}
        >${canGoOn ? t('Run the rest') : t('Run all')}${icon('debug-continue', 'start')}</vscode-button
      >
      <vscode-button
        appearance="secondary"
        class=${isOpen ? '' : 'idle'}
        aria-disabled=${isOpen ? 'false' : 'true'}
        @click=${press({ do: 'stop' }, isOpen)}
        >${t('Stop and close all')}${icon('debug-stop', 'start')}</vscode-button
      >
      ${isRunning ? spinner() : nothing}
    </div>
    ${failed === null ? nothing : html`<p class="note failed">${icon('warning')} ${failedText(failed)}</p>`}
    ${endedText(phase) === '' ? nothing : html`<p class="note">${icon(phase === 'ended' ? 'info' : 'pass')} ${endedText(phase)}</p>`}`;
}

/** What the kernel's table shows at this moment, with its own timers. */
function nowView({ ports, now }: LiveScreen): TemplateResult | typeof nothing {
  if (ports === null || now === null) return nothing;
  const row = (end: 'A' | 'B') => {
    const left = now.left[end];
    return html`<div>
      <dt>${end} <span class="quiet">127.0.0.1:${ports[end]}</span></dt>
      <dd>
        <code>${breakable(now.states[end])}</code>
        ${left === null ? nothing : html`<span class="countdown" role="timer">${t('{0} s left', Math.ceil(left / 1000))}</span>`}
      </dd>
    </div>`;
  };
  return html`<section class="live-now" aria-labelledby="live-now">
    <h2 id="live-now">${t('In the kernel’s table now')}</h2>
    <dl>${row('A')}${row('B')}</dl>
    ${
      now.left.A === null && now.left.B === null
        ? nothing
        : html`<p class="quiet">
            ${t('The time is the kernel’s own timer, from /proc/net/tcp. TIME_WAIT needs no program: it runs on after everything is closed, and takes nothing but a small record.')}
          </p>`
    }
  </section>`;
}

/** What a screen reader is told without moving the focus. */
export function liveAnnouncement({ phase, failed, steps, at }: LiveScreen): string {
  if (failed !== null) return failedText(failed);
  const ended = endedText(phase);
  if (ended !== '') return ended;
  const last = steps[at - 1]?.seen ?? null;
  if (last === null || phase === 'running') return '';
  return t('Step {0}: {1}. A is {2}, B is {3}.', at, verdictText(last.verdict), last.states.A, last.states.B);
}
