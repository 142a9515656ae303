import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { playerView } from '../ladder/player';
import { icon, inline, prose, source } from '../text';
import { confidenceView, hintsView, unclearView } from './aids';
import { answersView } from './answers';
import { constructView } from './construct';
import { judgedView } from './judged';
import { numberView } from './number';
import { optionsView } from './options';
import { orderView } from './order';

/** A question, before and after the answer. */
export function questionView(screen: QuestionScreen, context: Context): TemplateResult {
  return html`<article class="question">${keyed(`${screen.number} ${screen.id}`, body(screen, context))}</article>`;
}

function body(screen: QuestionScreen, context: Context): TemplateResult {
  const { shows, verdict } = screen;
  return html`
    ${head(screen)}
    ${
      shows === null
        ? nothing
        : html`<section class="shown" aria-label=${t('The run of this question')}>
            ${playerView(
              {
                key: '',
                ladder: shows,
                open: () => {
                  context.send({ type: 'openRun', question: screen.id, option: null });
                },
                // Before the answer they would give it away.
                canWatch: verdict !== null,
                explains: verdict !== null,
              },
              context,
            )}
          </section>`
    }
    ${verdict === null ? asked(screen, context) : told(screen, verdict, context)} ${action(screen, context)}
  `;
}

function head({ number, of, topic, prompt, verdict }: QuestionScreen): TemplateResult {
  const [first = '', ...rest] = prompt.split(/\n\s*\n/);
  return html`<header>
    <p class="overline"><span>${t('Question {0} of {1}', number, of)}</span><span>${topic}</span></p>
    <progress value=${verdict === null ? number - 1 : number} max=${of} aria-hidden="true"></progress>
    <h1 tabindex="-1" id="prompt">${inline(first)}</h1>
    ${prose(rest.join('\n\n'))}
  </header>`;
}

/** Before the answer is checked: how it is given, and what helps. */
function asked(screen: QuestionScreen, context: Context): TemplateResult {
  return html`${answerView(screen, context)} ${hintsView(screen)} ${confidenceView(screen, context)}
  ${unclearView(screen)}`;
}

function answerView(screen: QuestionScreen, context: Context): TemplateResult | typeof nothing {
  switch (screen.pick) {
    case 'one':
    case 'many':
      return optionsView(screen, context);
    case 'order':
      return orderView(screen, context);
    case 'construct':
      return screen.construct === null ? nothing : constructView(screen, screen.construct, context);
    case 'number':
      return numberView(screen, context);
  }
}

/** After the answer: the verdict, what decides it, and the whole matter. */
function told(
  screen: QuestionScreen,
  verdict: NonNullable<QuestionScreen['verdict']>,
  context: Context,
): TemplateResult {
  const { right, options, explanation, rfc } = verdict;
  return html`
    <div>
      ${banner(right)}
      ${options.length > 0 ? judgedView(screen, verdict, context) : answersView(screen, verdict, context)}
    </div>
    ${hintsView(screen)}
    <section class="explanation">
      <h2>${t('Why')}</h2>
      ${prose(explanation)}
      <p class="where">${icon('book')} ${source(rfc)}</p>
      ${
        screen.code === null
          ? nothing
          : html`<p class="where">
              ${icon('symbol-numeric')} ${t('A generated question. Its code:')}
              <code class="code" title="npm run questions -- show ${screen.code}">${screen.code}</code>
            </p>`
      }
    </section>
  `;
}

function banner(right: boolean): TemplateResult {
  return html`<p class="verdict ${right ? 'right' : 'wrong'}">
    ${icon(right ? 'pass-filled' : 'error')}
    <strong>${right ? t('Right.') : t('Not right.')}</strong>
    <span>${right ? t('The machine agrees with you.') : t('The machine found otherwise.')}</span>
  </p>`;
}

/** The one button that goes on. It stays the same element when "Check" becomes "Next", and so it keeps the focus. */
function action(screen: QuestionScreen, { chosen, send }: Context): TemplateResult {
  const { id, pick, verdict, number, of, moreHints, hasVariant } = screen;
  const isChecked = verdict !== null;
  const isReady = isChecked || chosen.length > 0 || pick === 'order';
  const label = !isChecked ? t('Check') : number < of ? t('Next') : t('Finish');
  return html`<footer class="action">
    <vscode-button
      data-main
      appearance=${isReady ? 'primary' : 'secondary'}
      @click=${() => {
        send({ type: isChecked ? 'next' : 'check', question: id });
      }}
      >${label}</vscode-button
    >
    ${
      isChecked || !moreHints
        ? nothing
        : html`<vscode-button
            appearance="secondary"
            @click=${() => {
              send({ type: 'hint', question: id });
            }}
            >${t('Hint')}${icon('lightbulb', 'start')}</vscode-button
          >`
    }
    ${
      hasVariant
        ? html`<vscode-button
            appearance="secondary"
            @click=${() => {
              send({ type: 'variant', question: id });
            }}
            >${t('Try a variant')}${icon('refresh', 'start')}</vscode-button
          >`
        : nothing
    }
    <p class="keys">${keysOf(screen)}</p>
  </footer>`;
}

function keysOf({ pick, options, verdict, hasVariant }: QuestionScreen): string {
  if (verdict !== null)
    return hasVariant
      ? t('Enter continues, V asks a variant, ← and → play the open run')
      : t('Enter continues, ← and → play the open run');
  const most = Math.min(options.length, 9);
  switch (pick) {
    case 'one':
    case 'many':
      return t('Keys 1–{0} choose, Enter checks', most);
    case 'order':
      return t('Keys 1–{0} go to an event, ↑ and ↓ move it, Enter checks', most);
    case 'construct':
      return most === 0
        ? t('Backspace takes the last line back')
        : t('Keys 1–{0} add a line, Backspace takes it back', most);
    case 'number':
      return t('Type the number, Enter checks');
  }
}
