import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { RowView, Screen } from '../../src/messages';
import type { State } from '../../src/core/tcp';
import type { Context } from '../context';
import { stateDiagramView } from '../diagram/view';
import { tint } from '../ladder/draw';
import { breakable, icon, prose, source } from '../text';
import { lessonsView, questionsView } from './learn';
import { stateLink } from './link';
import { listingView, toolsView } from './tools';

/** What the page of a state is given. */
export type StateScreen = Extract<Screen, { kind: 'state' }>;

/** The page of one state: what it means, what leads in and out, what calls do here, and what tools call it. */
export function stateView(screen: StateScreen, context: Context): TemplateResult {
  const { state, places, group, meaning, who, many, list: lists, tools, into, out, calls, ignores } = screen;
  const quiz = () => {
    context.send({ type: 'quizState', state });
  };
  return html`<article class="state">
    <header>
      <p class="overline">${group}</p>
      <h1 tabindex="-1" class=${tint(state)}><span>${breakable(state)}</span></h1>
      <div class="lead">${prose(meaning)}</div>
      <vscode-button data-main @click=${quiz}
        >${t('Quiz me on this state')}${icon('mortar-board', 'start')}</vscode-button
      >
    </header>
    ${stateDiagramView({ places, selected: state }, context)}
    ${
      who === ''
        ? nothing
        : html`<section>
            <h2>${t('Who is in it, and for how long')}</h2>
            ${prose(who)}
          </section>`
    }
    ${
      many === ''
        ? nothing
        : html`<section>
            <h2>${t('When there are many')}</h2>
            ${prose(many)} ${listingView(lists)}
          </section>`
    }
    ${rows(t('What leads here'), into, (row) => ({ word: t('from'), ends: row.from }), context)}
    ${rows(t('What leads on'), out, (row) => ({ word: t('to'), ends: row.to === null ? [] : [row.to] }), context)}
    ${callTable(calls, context)}
    ${
      ignores.length === 0
        ? nothing
        : html`<details>
            <summary>${t('What it ignores or refuses ({0})', ignores.length)}</summary>
            ${list(ignores, () => ({ word: '', ends: [] }), context)}
          </details>`
    }
    ${toolsView(tools)} ${questionsView(screen, context)} ${lessonsView(screen, context)}
  </article>`;
}

/** The states at the other end of a row, and the word for its direction. */
type Others = (row: RowView) => { readonly word: string; readonly ends: readonly State[] };

function rows(title: string, views: readonly RowView[], others: Others, context: Context) {
  if (views.length === 0) return nothing;
  return html`<section>
    <h2>${title}</h2>
    ${list(views, others, context)}
  </section>`;
}

function list(views: readonly RowView[], others: Others, context: Context): TemplateResult {
  return html`<ul class="rows">
    ${views.map((row) => {
      const { word, ends } = others(row);
      return html`<li>
        <p class="on">
          <strong>${row.on}</strong>
          ${row.sends === '' ? nothing : html`<span class="sends">${icon('arrow-right')} ${t('sends {0}', row.sends)}</span>`}
          ${ends.length === 0 ? nothing : html`<span class="quiet">${word}</span>`}
          ${ends.map((state) => stateLink(state, context))}
        </p>
        <p class="why">${t(row.why)} <span class="where">${source(row.rfc)}</span></p>
      </li>`;
    })}
  </ul>`;
}

function callTable(calls: readonly RowView[], context: Context): TemplateResult | typeof nothing {
  if (calls.length === 0) return nothing;
  const outcome = ({ refuses, sends, to }: RowView) => [
    refuses === null
      ? nothing
      : html`<span class="refused">${icon('circle-slash')} ${t('refused: {0}', refuses)}</span>`,
    sends === '' ? nothing : html`<span>${t('sends {0}', sends)}</span>`,
    to === null ? nothing : stateLink(to, context),
  ];
  return html`<section>
    <h2>${t('What socket calls do here')}</h2>
    <table class="calls">
      <thead>
        <tr>
          <th scope="col">${t('Call')}</th>
          <th scope="col">${t('What happens')}</th>
        </tr>
      </thead>
      <tbody>
        ${calls.map(
          (row) =>
            html`<tr>
              <th scope="row"><code>${breakable(row.on)}</code></th>
              <td>
                <p class="outcome">${outcome(row)}</p>
                <p class="why">${t(row.why)} <span class="where">${source(row.rfc)}</span></p>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
