import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Screen } from '../../src/messages';
import type { Context } from '../context';
import { stateLink } from '../state/link';
import { icon, inline, source } from '../text';
import { beliefView } from './belief';

type FinishScreen = Extract<Screen, { kind: 'finish' }>;

/** The end of a round: how it went, what to read next, and every question again to see why. */
export function finishView(screen: FinishScreen, context: Context): TemplateResult {
  const { right, of, topics, misconceptions, answers } = screen;
  const { send } = context;
  const score = t('{0} of {1} right', right, of);
  return html`<article class="finish">
    <header>
      <p class="overline">${t('The round is over')}</p>
      <h1 tabindex="-1">${score}</h1>
      <progress value=${right} max=${Math.max(of, 1)} aria-label=${score}></progress>
      <p>
        ${right === of ? t('The machine agrees with you on every one.') : t('What went wrong comes back sooner, and with a run that shows it.')}
      </p>
      <div class="tools">
        <vscode-button
          data-main
          @click=${() => {
            send({ type: 'again' });
          }}
          >${t('Practise again')}${icon('refresh', 'start')}</vscode-button
        >
        <vscode-button
          appearance="secondary"
          @click=${() => {
            send({ type: 'showProgress' });
          }}
          >${t('How I stand')}${icon('graph', 'start')}</vscode-button
        >
      </div>
    </header>
    ${
      topics.length === 0
        ? nothing
        : html`<section>
            <h2>${t('What to read next')}</h2>
            <ul class="next-topics">
              ${topics.map((topic) => topicView(topic, context))}
            </ul>
          </section>`
    }
    ${
      misconceptions.length === 0
        ? nothing
        : html`<section>
            <h2>${t('What your answers believed')}</h2>
            <ul class="beliefs">
              ${misconceptions.map((one) => html`<li class="card">${beliefView(one)}</li>`)}
            </ul>
          </section>`
    }
    ${answers.length === 0 ? nothing : answersView(answers, context)}
  </article>`;
}

function topicView(
  { topic, title, answers, wrong, states, sources }: FinishScreen['topics'][number],
  context: Context,
): TemplateResult {
  return html`<li class="card">
    <h3>${title}</h3>
    <p class="quiet">${t('{0} of {1} wrong', wrong, answers)}</p>
    ${states.length === 0 ? nothing : html`<p class="links">${states.map((state) => stateLink(state, context))}</p>`}
    ${sources.length === 0 ? nothing : html`<p class="where">${icon('book')} ${sources.map((one, index) => [index > 0 ? ' · ' : '', source(one)])}</p>`}
    <vscode-button
      appearance="secondary"
      @click=${() => {
        context.send({ type: 'quizTopic', topic });
      }}
      >${t('Practise this topic')}${icon('mortar-board', 'start')}</vscode-button
    >
  </li>`;
}

function answersView(answers: FinishScreen['answers'], { send }: Context): TemplateResult {
  return html`<section>
    <h2>${t('Your answers')}</h2>
    <ol class="answers">
      ${answers.map(
        ({ number, prompt, right }) =>
          html`<li>
            <button
              class="revisit"
              @click=${() => {
                send({ type: 'revisit', number });
              }}
            >
              <span class=${right ? 'right' : 'wrong'}
                >${icon(right ? 'check' : 'close')} ${right ? t('right') : t('wrong')}</span
              >
              <span class="prompt">${inline(prompt)}</span>
            </button>
          </li>`,
      )}
    </ol>
  </section>`;
}
