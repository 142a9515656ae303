import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Screen } from '../../src/messages';
import type { Context } from '../context';
import { icon } from '../text';
import { beliefView } from './belief';
import { chartView, dayText, percent } from './chart';

type ProgressScreen = Extract<Screen, { kind: 'progress' }>;

/** How many days of answers a chart shows. */
const DAYS = 14;

/** How the learner stands: what is due, what comes, what is known, and what is still believed. */
export function progressView(screen: ProgressScreen, context: Context): TemplateResult {
  const { due, fresh, forecast, recall, topics, misconceptions } = screen;
  const { send, width } = context;
  const [first] = forecast;
  const days = recall.slice(-DAYS);
  return html`<article class="progress">
    <header>
      <p class="overline">${t('How I stand')}</p>
      <h1 tabindex="-1">
        ${due === 0 ? t('Nothing is due today') : due === 1 ? t('1 to practise today') : t('{0} to practise today', due)}
      </h1>
      ${fresh === 0 ? nothing : html`<p>${fresh === 1 ? t('1 has not been asked yet.') : t('{0} have not been asked yet.', fresh)}</p>`}
      <div class="tools">
        <vscode-button
          data-main
          @click=${() => {
            send({ type: 'practise', mode: 'practice' });
          }}
          >${t('Practise')}${icon('mortar-board', 'start')}</vscode-button
        >
        <vscode-button
          appearance="secondary"
          @click=${() => {
            send({ type: 'practise', mode: 'weak' });
          }}
          >${t('What I know least')}${icon('target', 'start')}</vscode-button
        >
        <vscode-button
          appearance="secondary"
          @click=${() => {
            send({ type: 'practise', mode: 'exam' });
          }}
          >${t('Exam')}${icon('checklist', 'start')}</vscode-button
        >
      </div>
    </header>
    ${
      forecast.every((day) => day.due === 0)
        ? nothing
        : html`<section>
            <h2>${t('The next {0} days', forecast.length)}</h2>
            ${chartView(
              t('The next {0} days', forecast.length),
              forecast.map(({ day, due: count }) => ({
                label: day === first?.day ? t('today') : dayText(day),
                part: count,
                whole: count,
              })),
              [t('Day'), t('To practise'), null],
              width,
            )}
          </section>`
    }
    ${
      days.length === 0
        ? nothing
        : html`<section>
            <h2>${t('Days with answers')}</h2>
            <p class="quiet">${t('Filled: right. Framed: all answers.')}</p>
            ${chartView(
              t('Days with answers'),
              days.map(({ day, right, answers }) => ({ label: dayText(day), part: right, whole: answers })),
              [t('Day'), t('Right answers'), t('Answers')],
              width,
            )}
            ${recalled(recall)}
          </section>`
    }
    <section>
      <h2>${t('Topics')}</h2>
      <ul class="topics">
        ${topics.map((topic) => topicView(topic, context))}
      </ul>
    </section>
    ${misconceptionsView(misconceptions)}
  </article>`;
}

/** Of what was asked again on a later day, how much was still known. */
function recalled(recall: ProgressScreen['recall']): TemplateResult | typeof nothing {
  const reviews = recall.reduce((sum, day) => sum + day.reviews, 0);
  if (reviews === 0) return nothing;
  const known = recall.reduce((sum, day) => sum + day.recalled, 0);
  return html`<p>
    ${t('Of {0} asked again on a later day, {1} were still known: {2}.', reviews, known, percent(known / reviews))}
  </p>`;
}

function topicView(
  { topic, title, concepts, seen, due, mastery }: ProgressScreen['topics'][number],
  { send }: Context,
): TemplateResult {
  const known = t('{0} known', percent(mastery));
  return html`<li>
    <span class="title">${title}</span>
    <progress value=${mastery} max="1" aria-label="${title}: ${known}"></progress>
    <span class="known">${known}</span>
    <span class="quiet"
      >${t('{0} of {1} seen', seen, concepts)}${due === 0 ? nothing : html` · ${t('{0} due', due)}`}</span
    >
    <vscode-button
      appearance="secondary"
      aria-label=${t('Practise: {0}', title)}
      @click=${() => {
        send({ type: 'quizTopic', topic });
      }}
      >${t('Practise')}</vscode-button
    >
  </li>`;
}

function misconceptionsView(all: ProgressScreen['misconceptions']): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const part = (title: string, ones: ProgressScreen['misconceptions']) =>
    ones.length === 0
      ? nothing
      : html`<h3>${title}</h3>
          <ul class="beliefs">
            ${ones.map(
              (one) =>
                html`<li class="card">
                  ${beliefView(one)}
                  <p class="quiet">
                    ${t('Last shown on {0}.', dayText(one.day))}
                    ${one.rights === 0 ? nothing : t('Answered rightly since: {0}', one.rights)}
                  </p>
                </li>`,
            )}
          </ul>`;
  return html`<section>
    <h2>${t('Misconceptions')}</h2>
    ${part(
      t('Still held'),
      all.filter(({ held }) => held),
    )}
    ${part(
      t('Put right'),
      all.filter(({ held }) => !held),
    )}
  </section>`;
}
