import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { icon, inline, source } from '../text';
import { proofView } from './proof';

type Verdict = NonNullable<QuestionScreen['verdict']>;
type Judged = Verdict['options'][number];

/** The options after the answer, in the same order: what the machine found of each, why, and the run that shows it. */
export function judgedView(screen: QuestionScreen, { options, spots }: Verdict, context: Context): TemplateResult {
  return html`<ol class="judged" aria-label=${t('The options, as the machine found them')}>
    ${options.map((option) => judged(option, spots, screen, context))}
  </ol>`;
}

function judged(option: Judged, spots: boolean, screen: QuestionScreen, context: Context): TemplateResult {
  const { id, text, holds, because, ladder, story } = option;
  const isChosen = screen.chosen.includes(id);
  const isRight = isChosen === holds;
  const look = isRight ? (holds ? 'right' : 'neutral') : 'wrong';
  return html`<li class="card ${look}">
    <p class="claim">${inline(text)}</p>
    <p class="found">
      <span class="truth">${spots ? possibility(holds) : truth(holds)}</span>
      <span class="yours">${icon(isRight ? 'thumbsup' : 'thumbsdown')} ${yours(isChosen, holds)}</span>
    </p>
    <p class="because">${inline(because)}</p>
    <p class="how">${how(option)}</p>
    ${proofView({ key: id, ladder, story }, screen.id, context)}
  </li>`;
}

function truth(holds: boolean): TemplateResult {
  return html`${icon(holds ? 'check' : 'close')} ${holds ? t('True') : t('False')}`;
}

/** Of a line that was to be spotted: calling a line that does happen "false" would say the contrary of what is meant. */
function possibility(holds: boolean): TemplateResult {
  return html`${icon(holds ? 'circle-slash' : 'check')} ${holds ? t('Cannot happen') : t('Can happen')}`;
}

function yours(isChosen: boolean, holds: boolean): string {
  if (isChosen) return holds ? t('You chose it, rightly') : t('You chose it');
  return holds ? t('You left it out') : t('You left it out, rightly');
}

/** How it is known: by one run, by searching so many worlds, by a story about ports, or from a document. */
function how(option: Judged): TemplateResult {
  const { claim, said, cites } = option;
  if (cites !== null)
    return html`${icon('book')} ${t('No machine decides this; it is written here:')} ${source(cites)}`;
  return html`${icon('beaker')} ${decidedBy(option)}
    <code>${claim}</code>${said === null ? nothing : html` – ${said}`}`;
}

function decidedBy({ worlds, ladder, story }: Judged): string {
  if (story !== null) return t('Decided by this story about ports:');
  if (worlds === null) return t('Decided by this run:');
  const many = worlds.toLocaleString(document.documentElement.lang);
  if (ladder === null) return t('Decided by searching all {0} worlds:', many);
  return t('Shown by the shortest of all runs, {0} worlds searched:', many);
}
