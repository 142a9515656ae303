import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { playerView } from '../ladder/player';
import { icon } from '../text';

type Story = NonNullable<NonNullable<QuestionScreen['verdict']>['options'][number]['story']>;

/** What shows that something is so: a run to be played, or a story about ports. `key`: the option, `yours` or `machines`. */
export interface Proof {
  readonly key: string;
  readonly ladder: Ladder | null;
  readonly story: Story | null;
}

/** A button that opens the run or the story, and it, once it is open. One is open at a time. */
export function proofView(proof: Proof, question: string, context: Context): TemplateResult | typeof nothing {
  const { key, ladder, story } = proof;
  const { view, change, send } = context;
  if (ladder === null && story === null) return nothing;
  const isOpen = view.open === key;
  const label =
    ladder !== null
      ? isOpen
        ? t('Hide the run')
        : t('Show the run')
      : isOpen
        ? t('Hide the story')
        : t('Show the story');
  return html`<vscode-button
      appearance="secondary"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => {
        change({ open: isOpen ? null : key });
      }}
      >${label}${icon(isOpen ? 'chevron-up' : 'play', 'start')}</vscode-button
    >
    ${
      !isOpen
        ? nothing
        : html`<div class="run">
            ${
              ladder !== null
                ? playerView(
                    {
                      key,
                      ladder,
                      open: () => {
                        send({ type: 'openRun', question, option: key });
                      },
                      canWatch: true,
                    },
                    context,
                  )
                : storyView(story ?? [])
            }
          </div>`
    }`;
}

/** What each line of a story about a host's ports was answered, and what held between them. */
export function storyView(story: Story): TemplateResult {
  return html`<table class="story">
    <thead>
      <tr>
        <th scope="col">${t('Line')}</th>
        <th scope="col">${t('Answer')}</th>
      </tr>
    </thead>
    <tbody>
      ${story.map(({ line, answer, why }) =>
        line.startsWith('expect ')
          ? html`<tr class="held">
              <td colspan="2">${icon('check')} <code>${line.slice('expect '.length)}</code></td>
            </tr>`
          : html`<tr>
              <td><code>${line}</code></td>
              <td><code>${answer}</code>${why === null ? nothing : html`<p class="why">${why}</p>`}</td>
            </tr>`,
      )}
    </tbody>
  </table>`;
}
