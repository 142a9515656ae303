import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { icon, inline } from '../text';
import { compareView } from './compare';
import { proofView } from './proof';

type Verdict = NonNullable<QuestionScreen['verdict']>;
type AnswerView = NonNullable<Verdict['yours']>;

/** An answer without options: the learner's, and beside it the machine's where it is another. */
export function answersView(screen: QuestionScreen, verdict: Verdict, context: Context): TemplateResult {
  const { right, because, yours, machines } = verdict;
  const isSame = yours !== null && machines !== null && right && yours.lines.join('\n') === machines.lines.join('\n');
  return html`<div class="judged">
    ${
      yours === null
        ? nothing
        : card(
            'yours',
            t('Your answer'),
            ownView(screen, yours, machines, isSame),
            right ? 'right' : 'wrong',
            because,
            screen,
            context,
          )
    }
    ${
      machines === null || isSame
        ? nothing
        : card(
            'machines',
            machinesTitle(screen, right),
            machines,
            'neutral',
            yours === null ? because : null,
            screen,
            context,
          )
    }
    ${compareView(screen, verdict, context)}
  </div>`;
}

/** A number is no run of its own: what it is read from stands once, with the machine's number. */
function ownView(
  { pick }: QuestionScreen,
  yours: AnswerView,
  machines: AnswerView | null,
  isSame: boolean,
): AnswerView {
  return pick === 'number' && machines !== null && !isSame ? { ...yours, ladder: null, story: null } : yours;
}

function machinesTitle({ pick }: QuestionScreen, right: boolean): string {
  if (pick === 'construct') return t('The shortest run, found by searching all of them');
  return right
    ? t('It can go this way too')
    : pick === 'order'
      ? t('An order that can happen')
      : t('The machine’s answer');
}

function card(
  key: 'yours' | 'machines',
  title: string,
  { lines, said, stopped, ladder, story, steps }: AnswerView,
  look: 'right' | 'wrong' | 'neutral',
  because: string | null,
  { id, pick }: QuestionScreen,
  context: Context,
): TemplateResult {
  const line = (text: string) => (pick === 'construct' ? html`<code>${text}</code>` : inline(text));
  return html`<section class="card ${look}">
    <h2>${look === 'neutral' ? nothing : icon(look === 'right' ? 'check' : 'close')} ${title}</h2>
    ${
      lines.length > 1
        ? html`<ol class="lines">
            ${lines.map((text, index) => html`<li>${line(text)}${index + 1 === stopped ? cannot() : nothing}</li>`)}
          </ol>`
        : html`<p class="number-of">${lines.map(line)}</p>`
    }
    ${said === null ? nothing : html`<p class="said">${inline(said)}</p>`}
    ${because === null ? nothing : html`<p class="because">${inline(because)}</p>`}
    ${steps === null ? nothing : html`<p class="how">${steps === 1 ? t('1 step') : t('{0} steps', steps)}</p>`}
    ${proofView({ key, ladder, story }, id, context)}
  </section>`;
}

/** Beside the event that could not happen; none after it was reached. */
function cannot(): TemplateResult {
  return html` <span class="cannot">${icon('circle-slash')} ${t('This cannot happen here')}</span>`;
}
