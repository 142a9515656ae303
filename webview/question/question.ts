import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Screen } from '../../src/messages';
import type { Context } from '../context';
import { playerView } from '../ladder/player';
import { icon, inline, prose, source } from '../text';
import { optionsView } from './options';
import { judgedView } from './judged';

export type QuestionScreen = Extract<Screen, { kind: 'question' }>;

/** A question, before and after the answer. */
export function questionView(screen: QuestionScreen, context: Context): TemplateResult {
  return html`<article class="question">${keyed(`${screen.number} ${screen.id}`, body(screen, context))}</article>`;
}

function body(screen: QuestionScreen, context: Context): TemplateResult {
  const { number, of, topic, prompt, shows, verdict } = screen;
  const [first = '', ...rest] = prompt.split(/\n\s*\n/);
  return html`
    <header>
      <p class="overline">
        <span>${t('Question {0} of {1}', number, of)}</span><span class="topic">${topic}</span>
      </p>
      <progress value=${verdict === null ? number - 1 : number} max=${of} aria-hidden="true"></progress>
      <h1 tabindex="-1" id="prompt">${inline(first)}</h1>
      ${prose(rest.join('\n\n'))}
    </header>
    ${
      shows === null
        ? nothing
        : html`<section class="shown" aria-label=${t('The run of this question')}>
            ${playerView(shows, '', context, screen.id)}
          </section>`
    }
    ${verdict === null ? optionsView(screen, context) : [banner(verdict.right), judgedView(screen, verdict, context)]}
    ${
      verdict === null
        ? nothing
        : html`<section class="explanation">
            <h2>${t('Why')}</h2>
            ${prose(verdict.explanation)}
            <p class="where">${icon('book')} ${source(verdict.rfc)}</p>
          </section>`
    }
    ${action(screen, context)}
  `;
}

function banner(right: boolean): TemplateResult {
  return html`<p class="verdict ${right ? 'right' : 'wrong'}">
    ${icon(right ? 'pass-filled' : 'error')}
    <strong>${right ? t('Right.') : t('Not right.')}</strong>
    <span
      >${right ? t('The machine agrees with you.') : t('The machine found otherwise. Open a run to see it happen.')}</span
    >
  </p>`;
}

/** The one button that goes on. It stays the same element when "Check" becomes "Next", and so it keeps the focus. */
function action(screen: QuestionScreen, context: Context): TemplateResult {
  const isChecked = screen.verdict !== null;
  const press = () => {
    if (isChecked) context.send({ type: 'next', question: screen.id });
    else context.check();
  };
  const label = !isChecked ? t('Check') : screen.number < screen.of ? t('Next') : t('Finish');
  return html`<footer class="action">
    <vscode-button
      data-main
      appearance=${isChecked || context.chosen.length > 0 ? 'primary' : 'secondary'}
      @click=${press}
      >${label}</vscode-button
    >
    <p class="hint">${isChecked ? t('Enter continues, ← and → play the open run') : hint(screen)}</p>
  </footer>`;
}

function hint({ options }: QuestionScreen): string {
  return t('Keys 1–{0} choose, Enter checks', Math.min(options.length, 9));
}
