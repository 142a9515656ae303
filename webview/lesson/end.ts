import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import { stateLink } from '../state/link';
import { icon, inline, prose } from '../text';
import type { BodyOf, LessonScreen } from './lesson';

type EndBody = BodyOf<'end'>;

/** What was learnt, what it feeds to practice, and where to go on. */
export function endView({ id }: LessonScreen, body: EndBody, context: Context): TemplateResult {
  const { about, open, states, next } = body;
  return html`
    <div class="lead">${prose(about)}</div>
    ${
      open.length === 0
        ? html`<p class="status right">
            ${icon('pass-filled')} <span>${t('Every part of this lesson is done.')}</span>
          </p>`
        : html`<section>
            <h2>${t('Not done yet')}</h2>
            <ul class="left-open">
              ${open.map(
                ({ index, title }) =>
                  html`<li>
                    <button
                      type="button"
                      class="link"
                      @click=${() => {
                        context.send({ type: 'lessonPart', lesson: id, part: index });
                      }}
                    >
                      ${title}
                    </button>
                  </li>`,
              )}
            </ul>
          </section>`
    }
    ${feedsView(body, context)}
    ${
      states.length === 0
        ? nothing
        : html`<section>
            <h2>${t('The states it was about')}</h2>
            <p class="states">${states.map((state) => stateLink(state, context))}</p>
          </section>`
    }
    <section>
      <h2>${t('What next')}</h2>
      <p>${inline(next)}</p>
    </section>
  `;
}

function feedsView({ topics, concepts, practised }: EndBody, { send }: Context): TemplateResult | typeof nothing {
  if (topics.length === 0) return nothing;
  return html`<section>
    <h2>${t('What it feeds to practice')}</h2>
    <p>${t('{0} concepts come back in practice when you are about to forget them.', concepts)}</p>
    <p>${t('In practice now: {0} of {1}.', practised, concepts)}</p>
    <ul class="feeds">
      ${topics.map(
        ({ topic, title, concepts: some }) =>
          html`<li>
            <vscode-button
              appearance="secondary"
              @click=${() => {
                send({ type: 'quizTopic', topic });
              }}
              >${t('{0} ({1})', title, some)}${icon('mortar-board', 'start')}</vscode-button
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
