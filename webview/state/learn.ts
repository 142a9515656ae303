import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import { inline } from '../text';
import type { StateScreen } from './state';

/** The questions about a state, by topic; each opens the quiz on just that one. */
export function questionsView({ questions }: StateScreen, { send }: Context): TemplateResult | typeof nothing {
  const count = questions.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return nothing;
  return html`<section class="about">
    <h2>${t('Questions about it ({0})', count)}</h2>
    ${questions.map(
      ({ title, items }) =>
        html`<details>
          <summary>${t('{0} ({1})', title, items.length)}</summary>
          <ul>
            ${items.map(
              ({ id, prompt }) =>
                html`<li>
                  ${link(inline(prompt), () => {
                    send({ type: 'quizQuestion', question: id });
                  })}
                </li>`,
            )}
          </ul>
        </details>`,
    )}
  </section>`;
}

/** The lessons about a state. */
export function lessonsView({ lessons }: StateScreen, { send }: Context): TemplateResult | typeof nothing {
  if (lessons.length === 0) return nothing;
  return html`<section class="about">
    <h2>${t('Lessons about it')}</h2>
    <ul>
      ${lessons.map(
        ({ id, title }) =>
          html`<li>
            ${link(title, () => {
              send({ type: 'openLesson', lesson: id });
            })}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** A button that looks like a link: it leads to another page. */
function link(text: unknown, go: () => void): TemplateResult {
  return html`<button class="text-link" @click=${go}>${text}</button>`;
}
