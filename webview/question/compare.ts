import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { BOTH, playerView } from '../ladder/player';
import { sentenceOf } from '../ladder/sentence';
import { icon } from '../text';

type Verdict = NonNullable<QuestionScreen['verdict']>;

/** Two runs fit beside each other from this width on, px. */
const WIDE = 640;
const GAP = 16;

/** The learner's run beside the machine's: where they part, and both of them, played in step. */
export function compareView(
  { id }: QuestionScreen,
  { yours, machines, differ }: Verdict,
  context: Context,
): TemplateResult | typeof nothing {
  if (!yours?.ladder || !machines?.ladder || differ === null) return nothing;
  const runs = [
    { name: t('Your run'), option: 'yours', ladder: yours.ladder },
    { name: t('The machine’s run'), option: 'machines', ladder: machines.ladder },
  ];
  const isOpen = context.view.open === BOTH;
  const width = context.width < WIDE ? context.width : (context.width - GAP) / 2;
  return html`<section class="card neutral compare">
    <h2>${icon('diff')} ${t('The two runs part at step {0}', differ)}</h2>
    <dl>
      ${runs.map(
        ({ name, ladder }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${whatAt(ladder, differ)}</dd>
          </div>`,
      )}
    </dl>
    <vscode-button
      appearance="secondary"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => {
        context.change({ open: isOpen ? null : BOTH });
      }}
      >${isOpen ? t('Hide both runs') : t('Show both runs')}${icon(isOpen ? 'chevron-up' : 'split-horizontal', 'start')}</vscode-button
    >
    ${
      !isOpen
        ? nothing
        : html`<div class="both ${context.width < WIDE ? 'stacked' : ''}">
            ${runs.map(
              ({ name, option, ladder }) =>
                html`<section aria-label=${name}>
                  <h3>${name}</h3>
                  <p class="parts">${icon('diff')} ${markOf(ladder, differ)}</p>
                  ${playerView(
                    {
                      key: BOTH,
                      ladder,
                      from: differ,
                      open: () => {
                        context.send({ type: 'openRun', question: id, option });
                      },
                    },
                    { ...context, width },
                  )}
                </section>`,
            )}
          </div>`
    }
  </section>`;
}

/** Where this run parts from the other: its own step, or that it has none there. It stays while the runs are played. */
function markOf(ladder: Ladder, differ: number): string {
  const { length } = ladder.steps;
  return differ > length ? t('Nothing more happens.') : t('Step {0} of {1}', differ, length);
}

function whatAt(ladder: Ladder, step: number): string {
  return step > ladder.steps.length ? t('Nothing more happens.') : sentenceOf(ladder, step).what;
}
