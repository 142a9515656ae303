import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Context } from '../context';
import { playerView } from '../ladder/player';
import { icon, inline } from '../text';
import type { QuestionScreen } from './question';

type Verdict = NonNullable<QuestionScreen['verdict']>;
type Judged = Verdict['options'][number];

/** The options after the answer, in the same order: what the machine found of each, why, and the run that shows it. */
export function judgedView(screen: QuestionScreen, { options }: Verdict, context: Context): TemplateResult {
  const texts = new Map(screen.options.map(({ id, text }) => [id, text]));
  return html`<ol class="judged" aria-label=${t('The options, as the machine found them')}>
    ${options.map((option) =>
      judged(option, texts.get(option.id) ?? option.id, screen.chosen.includes(option.id), screen.id, context),
    )}
  </ol>`;
}

function judged(option: Judged, text: string, isChosen: boolean, question: string, context: Context): TemplateResult {
  const { id, holds, because, ladder } = option;
  const isRight = isChosen === holds;
  const isOpen = context.view.open === id && ladder !== null;
  const look = isRight ? (holds ? 'right' : 'quiet') : 'wrong';
  return html`<li class="card ${look}">
    <p class="claim">${inline(text)}</p>
    <p class="found">
      <span class="truth">${icon(holds ? 'check' : 'close')} ${holds ? t('True') : t('False')}</span>
      <span class="yours">${icon(isRight ? 'thumbsup' : 'thumbsdown')} ${yours(isChosen, holds)}</span>
    </p>
    <p class="because">${inline(because)}</p>
    <p class="how">${icon('beaker')} ${how(option)}</p>
    ${
      ladder === null
        ? nothing
        : html`<vscode-button
            appearance="secondary"
            aria-expanded=${isOpen ? 'true' : 'false'}
            @click=${() => {
              context.change({ open: isOpen ? null : id });
            }}
            >${isOpen ? t('Hide the run') : t('Show the run')}${icon(isOpen ? 'chevron-up' : 'play', 'start')}</vscode-button
          >`
    }
    ${isOpen ? html`<div class="run">${playerView(ladder, id, context, question)}</div>` : nothing}
  </li>`;
}

function yours(isChosen: boolean, holds: boolean): string {
  if (isChosen) return holds ? t('You chose it, rightly') : t('You chose it');
  return holds ? t('You left it out') : t('You left it out, rightly');
}

/** How the machine came to know it: by one run, or by searching so many worlds. */
function how({ worlds, ladder, claim, said }: Judged): TemplateResult {
  const many = worlds === null ? '' : worlds.toLocaleString(document.documentElement.lang);
  const words =
    worlds === null
      ? t('Decided by this run:')
      : ladder === null
        ? t('Decided by searching all {0} worlds:', many)
        : t('Shown by the shortest of all runs, {0} worlds searched:', many);
  return html`${words} <code>${claim}</code>${said === null ? nothing : html` – ${said}`}`;
}
