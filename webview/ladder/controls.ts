import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { IconName } from '../icons';
import { icon } from '../text';
import type { Speed } from './playback';
import { SPEEDS } from './playback';

/** What the controls show and do. */
export interface Controls {
  readonly step: number;
  readonly last: number;
  readonly speed: number;
  readonly isPlaying: boolean;
  readonly go: (step: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

/** First, back, play or pause, the slider, forward, last, and how fast. */
export function controlsView({ step, last, isPlaying, speed, go, toggle, setSpeed }: Controls): TemplateResult {
  const button = (name: IconName, label: string, to: number, word: boolean) =>
    html`<vscode-button
      appearance="icon"
      class=${step === to || to < 0 || to > last ? 'idle' : ''}
      aria-label=${label}
      title=${label}
      aria-disabled=${step === to || to < 0 || to > last ? 'true' : 'false'}
      @click=${() => {
        go(to);
      }}
      >${icon(name)}${word ? html`<span class="word">${label}</span>` : nothing}</vscode-button
    >`;
  const scrub = (event: Event) => {
    go(Number((event.currentTarget as HTMLInputElement).value));
  };
  const choose = (event: Event) => {
    const chosen = Number((event.currentTarget as HTMLSelectElement).value);
    const found = SPEEDS.find((one) => one === chosen);
    if (found !== undefined) setSpeed(found);
  };
  const play = isPlaying ? t('Pause') : t('Play');
  return html`<div class="controls" role="group" aria-label=${t('Play the run')}>
    ${button('debug-reverse-continue', t('First'), 0, false)} ${button('arrow-left', t('Back'), step - 1, true)}
    <vscode-button
      appearance="icon"
      class="play"
      aria-label=${play}
      title=${play}
      aria-keyshortcuts="Space"
      @click=${toggle}
      >${icon(isPlaying ? 'debug-pause' : 'play')}</vscode-button
    >
    <input
      type="range"
      min="0"
      max=${last}
      .value=${live(String(step))}
      aria-label=${t('Step')}
      aria-valuetext=${t('Step {0} of {1}', step, last)}
      @input=${scrub}
    />
    ${button('arrow-right', t('Forward'), step + 1, true)} ${button('debug-continue', t('Last'), last, false)}
    <select class="speed" aria-label=${t('Speed')} title=${t('Speed')} .value=${live(String(speed))} @change=${choose}>
      ${SPEEDS.map((one) => html`<option value=${String(one)} ?selected=${one === speed}>${one}×</option>`)}
    </select>
  </div>`;
}
