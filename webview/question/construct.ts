import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { playerView, SO_FAR } from '../ladder/player';
import { icon, inline, spinner } from '../text';

type Construct = NonNullable<QuestionScreen['construct']>;

/** A run to be written: the goal, the lines so far with what they lead to, and the lines that are possible next. */
export function constructView(screen: QuestionScreen, construct: Construct, context: Context): TemplateResult {
  const { head, goal, par, sofar, reached } = construct;
  const { chosen, answer, isPending } = context;
  return html`<div class="construct">
    <dl class="facts">
      <div>
        <dt>${t('Goal')}</dt>
        <dd><code>${goal}</code></dd>
      </div>
      ${
        head.length === 0
          ? nothing
          : html`<div>
              <dt>${t('Given')}</dt>
              <dd><code>${head.join(' · ')}</code></dd>
            </div>`
      }
      <div>
        <dt>${t('Shortest run')}</dt>
        <dd>${par === 1 ? t('1 step') : t('{0} steps', par)}</dd>
      </div>
    </dl>
    <h2>${t('Your run')}</h2>
    ${
      chosen.length === 0
        ? html`<p class="empty">${t('No line yet.')}</p>`
        : html`<ol class="lines">
            ${chosen.map((line) => html`<li><code>${line}</code></li>`)}
          </ol>`
    }
    ${said(reached, sofar, isPending)}
    ${
      chosen.length === 0
        ? nothing
        : html`<div class="tools">
            <vscode-button
              appearance="secondary"
              @click=${() => {
                answer(chosen.slice(0, -1));
              }}
              >${t('Take the last line back')}${icon('discard', 'start')}</vscode-button
            >
            <vscode-button
              appearance="secondary"
              @click=${() => {
                answer([]);
              }}
              >${t('Start over')}${icon('clear-all', 'start')}</vscode-button
            >
          </div>`
    }
    ${next(screen, context)}
    ${
      sofar.ladder === null || sofar.ladder.steps.length === 0
        ? nothing
        : html`<section class="shown" aria-label=${t('Your run')}>
            ${playerView({ key: SO_FAR, ladder: sofar.ladder, open: null }, context)}
          </section>`
    }
  </div>`;
}

function said(reached: boolean, { said: missing, steps }: Construct['sofar'], isPending: boolean) {
  if (isPending) return html`<p class="state-of-run">${spinner()} ${t('The machine runs it …')}</p>`;
  if (reached)
    return html`<p class="state-of-run right">
      ${icon('pass-filled')} ${t('The goal is reached.')}
      ${steps === null ? nothing : steps === 1 ? t('1 step') : t('{0} steps', steps)}
    </p>`;
  return missing === null ? nothing : html`<p class="state-of-run">${icon('info')} ${inline(missing)}</p>`;
}

/** The possible lines as buttons, and a field for those who would rather write. */
function next({ options }: QuestionScreen, { chosen, answer, isPending }: Context): TemplateResult {
  const add = (line: string) => {
    if (!isPending && line.trim() !== '') answer([...chosen, line.trim()]);
  };
  const onKey = (event: KeyboardEvent) => {
    const field = event.currentTarget as HTMLInputElement;
    if (event.key !== 'Enter' || field.value.trim() === '') return;
    event.preventDefault();
    add(field.value);
    field.value = '';
  };
  return html`<h2>${t('What happens next?')}</h2>
    <div class="next" role="group" aria-label=${t('What happens next?')}>
      ${options.map(
        ({ id, text }, index) =>
          html`<vscode-button
            appearance="secondary"
            class=${isPending ? 'idle' : ''}
            @click=${() => {
              add(id);
            }}
            >${index < 9 ? html`<kbd slot="start" aria-hidden="true">${index + 1}</kbd>` : nothing}<code
              >${text}</code
            ></vscode-button
          >`,
      )}
    </div>
    <vscode-text-field
      class="write"
      maxlength="200"
      placeholder=${t('or write a line, and press Enter')}
      @keydown=${onKey}
      >${t('Another line')}</vscode-text-field
    >`;
}
