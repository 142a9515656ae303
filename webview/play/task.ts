import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { ChallengeView, PlayAct, PlayScreen } from '../../src/messages/play';
import { SETUP_IDS } from '../../src/core/play/setups';
import type { Context } from '../context';
import { playerView } from '../ladder/player';
import { icon, inline, prose, source } from '../text';
import { levelText, setupText, sharedText, starsText } from './words';

type Act = (act: PlayAct) => void;

/** What is to be done: a challenge, or where free play begins. */
export function taskView(screen: PlayScreen, act: Act): TemplateResult {
  const { challenge, setup } = screen;
  return challenge === null ? freeView(setup ?? 'rfc', act) : challengeView(challenge);
}

function freeView(setup: NonNullable<PlayScreen['setup']>, act: Act): TemplateResult {
  return html`<header>
    <p class="overline">${t('Free play')}</p>
    <h1 tabindex="-1">${t('You are both ends and the network')}</h1>
    <p class="lead">
      ${t('Make the calls of both applications, and decide what becomes of each segment. Nothing happens unless you say so, and nothing that you have tried is thrown away.')}
    </p>
    <p class="setup">
      <label for="setup">${t('It begins with')}</label>
      <select
        id="setup"
        @change=${(event: Event) => {
          const { value } = event.currentTarget as HTMLSelectElement;
          const chosen = SETUP_IDS.find((one) => one === value);
          if (chosen !== undefined) act({ do: 'begin', setup: chosen });
        }}
      >
        ${SETUP_IDS.map((one) => html`<option value=${one} ?selected=${one === setup}>${setupText(one)}</option>`)}
      </select>
    </p>
  </header>`;
}

function challengeView(challenge: ChallengeView): TemplateResult {
  const { number, of, level, title, text, aim, goal, head, given, par, steps, best, task, solved } = challenge;
  return html`<header>
    <p class="overline">
      <span>${t('Challenge {0} of {1}', number, of)}</span><span>${levelText(level)}</span>
      ${best === null ? nothing : html`<span>${t('Best')}: ${starsView(best)}</span>`}
    </p>
    <h1 tabindex="-1">${title}</h1>
    <div class="lead">${prose(text)}</div>
    <dl class="facts">
      <div>
        <dt>${t('Goal')}</dt>
        <dd>${inline(aim)}<br /><code>${goal}</code></dd>
      </div>
      <div>
        <dt>${t('Allowed')}</dt>
        <dd><code>${challenge.moves.join(' · ')}</code></dd>
      </div>
      ${lines(t('Given'), head)} ${lines(t('So far'), given)}
      <div>
        <dt>${t('Steps')}</dt>
        <dd class="count">
          <strong>${steps}</strong> ${
            par !== null
              ? t('of {0} in the shortest run', par)
              : task === 'decide' && solved === null
                ? t('– whether there is a run at all is the question')
                : nothing
          }
        </dd>
      </div>
    </dl>
  </header>`;
}

function lines(name: string, content: readonly string[]): TemplateResult | typeof nothing {
  if (content.length === 0) return nothing;
  return html`<div>
    <dt>${name}</dt>
    <dd><code>${content.join(' · ')}</code></dd>
  </div>`;
}

/** Stars, and the same in words for who cannot see them. */
export function starsView(stars: number): TemplateResult {
  return html`<span class="stars" role="img" aria-label=${starsText(stars)}
    >${[1, 2, 3].map((one) => icon(one <= stars ? 'star-full' : 'star-empty'))}</span
  >`;
}

/** How far the challenge has come: what is the case instead, what the machine answered, or that it is solved. */
export function standingView(challenge: ChallengeView, act: Act, context: Context): TemplateResult {
  const { solved, said, asked } = challenge;
  return html`<section class="standing">
    ${solved === null ? nothing : solvedView(challenge, solved, act)}
    ${
      solved !== null || said === null
        ? nothing
        : html`<p class="note">${icon('target')} <span>${t('Not yet:')} ${inline(said)}</span></p>`
    }
    ${asked === null ? nothing : html`<p class="note asked">${icon('lightbulb')} <span>${askedView(asked)}</span></p>`}
    ${machinesView(challenge, act, context)}
  </section>`;
}

function askedView(asked: NonNullable<ChallengeView['asked']>): TemplateResult | string {
  switch (asked.kind) {
    case 'next':
      return html`${t('A shortest way on begins with')} <code>${asked.line}</code>${' '}
        (${asked.steps === 1 ? t('1 step') : t('{0} steps', asked.steps)})`;
    case 'never':
      return t(
        'From here the goal cannot be reached any more: the machine has searched all {0} worlds.',
        count(asked.worlds),
      );
    case 'unknown':
      return t('The machine does not know: it stopped after {0} worlds.', count(asked.worlds));
    case 'refuted':
      return t('It can be done. The shortest run has {0} steps; here it is.', asked.steps);
  }
}

function count(number: number): string {
  return number.toLocaleString(document.documentElement.lang);
}

function solvedView(challenge: ChallengeView, solved: NonNullable<ChallengeView['solved']>, act: Act): TemplateResult {
  const { steps, par } = challenge;
  return html`<div class="solved">
    <p class="verdict right">
      ${icon('pass-filled')} <strong>${t('Solved.')}</strong> ${solved.isKept ? starsView(solved.stars) : nothing}
      <span
        >${
          solved.proved !== null
            ? t('It cannot be done: the machine has searched all {0} worlds.', count(solved.proved))
            : t('{0} steps; the shortest run has {1}.', steps, par ?? steps)
        }</span
      >
    </p>
    ${solved.isKept ? nothing : html`<p class="where">${sharedText()}</p>`}
    ${solved.isKept && solved.hasAsked && solved.stars === 2 ? html`<p class="where">${t('With the machine’s help two stars are the most.')}</p>` : nothing}
    ${prose(solved.lesson)}
    <p class="where">${icon('book')} ${source(solved.rfc)}</p>
    <div class="tools">
      <vscode-button
        @click=${() => {
          act({ do: 'next' });
        }}
        >${t('Next challenge')}${icon('arrow-right', 'start')}</vscode-button
      >
    </div>
  </div>`;
}

function machinesView({ machines }: ChallengeView, act: Act, context: Context): TemplateResult | typeof nothing {
  if (machines === null) return nothing;
  const open = () => {
    act({ do: 'open', whose: 'machines' });
  };
  return html`<details class="machines">
    <summary>${t('The machine’s shortest run')}</summary>
    ${playerView({ key: 'machines', ladder: machines, open }, context)}
  </details>`;
}
