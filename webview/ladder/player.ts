import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { icon, source } from '../text';
import type { View } from '../view';
import { drawLayout } from './draw';
import { layOut } from './layout';
import { sentenceOf } from './sentence';
import { tableView } from './table';
import { wordsNow } from './words';

/** A run on the screen. Its key in the view: an option's id, `yours`, `machines`, or '' for the one that the question shows. */
export interface Run {
  readonly key: string;
  readonly ladder: Ladder;
  /** Opens it in the editor; null where it cannot be opened. */
  readonly open: (() => void) | null;
}

/** What the arrow keys play: the run that was opened, the one that is being written, or the one that the question shows. */
export function whichRun({ verdict, shows, construct }: QuestionScreen, { open }: View): Played | undefined {
  const opened =
    open === 'yours' || open === 'machines' ? verdict?.[open] : verdict?.options.find(({ id }) => id === open);
  if (open !== null && opened?.ladder) return { key: open, ladder: opened.ladder };
  if (verdict === null && construct?.sofar.ladder) return { key: SO_FAR, ladder: construct.sofar.ladder };
  return shows === null ? undefined : { key: '', ladder: shows };
}

type Played = Pick<Run, 'key' | 'ladder'>;

/** The key in the view of the run that is being written. */
export const SO_FAR = 'so far';

/** How far a run has been played; a run opens at its end, so that all of it can be seen. */
function stepOf({ key, ladder }: Played, { step }: View): number {
  return Math.min(ladder.steps.length, Math.max(0, step[key] ?? ladder.steps.length));
}

/** Plays a run to the step that `move` makes of the present one. */
export function stepTo(
  { view, change }: Pick<Context, 'view' | 'change'>,
  run: Played,
  move: (step: number) => number,
): void {
  const next = Math.min(run.ladder.steps.length, Math.max(0, move(stepOf(run, view))));
  change({ step: { ...view.step, [run.key]: next } });
}

/** The widest that a diagram becomes, px. */
const MOST = 640;

/** A run that can be played: the diagram or the table, the controls, and what happens in the present step. */
export function playerView(run: Run, context: Context): TemplateResult {
  const { ladder, open } = run;
  const step = stepOf(run, context.view);
  const last = ladder.steps.length;
  const go = (to: number) => {
    stepTo(context, run, () => to);
  };
  const { asTable } = context.view;
  const onKeys = (event: KeyboardEvent) => {
    if ((event.key !== 'Home' && event.key !== 'End') || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    go(event.key === 'Home' ? 0 : last);
  };
  return html`<div class="player" @keydown=${onKeys}>
    ${asTable ? tableView(ladder, step, go) : diagram(ladder, step, context.width, go)}
    ${controls(step, last, sentenceOf(ladder, step).what, go)} ${sentence(ladder, step)}
    <div class="tools">
      <vscode-button
        appearance="secondary"
        @click=${() => {
          context.change({ asTable: !asTable });
        }}
        >${asTable ? t('As a diagram') : t('As a table')}${icon(asTable ? 'type-hierarchy-sub' : 'table', 'start')}</vscode-button
      >
      ${
        open === null
          ? nothing
          : html`<vscode-button appearance="secondary" @click=${open}
              >${t('Change this run')}${icon('edit', 'start')}</vscode-button
            >`
      }
    </div>
  </div>`;
}

function diagram(ladder: Ladder, step: number, width: number, go: (step: number) => void): TemplateResult {
  const layout = layOut(ladder, Math.max(240, Math.min(MOST, width)), wordsNow());
  const label = t(
    'Time-sequence diagram of {0} steps between A and B; the same as text is in the table.',
    ladder.steps.length,
  );
  return html`<svg
    class="diagram"
    role="img"
    aria-label=${label}
    viewBox="0 0 ${layout.width} ${layout.height}"
    width=${layout.width}
    height=${layout.height}
  >
    ${drawLayout(layout, step, go)}
  </svg>`;
}

function controls(step: number, last: number, what: string, go: (step: number) => void): TemplateResult {
  const button = (name: string, label: string, to: number, word: boolean) =>
    html`<vscode-button
      appearance="icon"
      class=${step === to || to < 0 || to > last ? 'idle' : ''}
      aria-label=${label}
      title=${label}
      aria-disabled=${step === to || to < 0 || to > last ? 'true' : 'false'}
      @click=${() => {
        go(to);
      }}
      >${icon(name)}${word ? html`<span class="word">${label}</span>` : nothing}</vscode-button
    >`;
  const scrub = (event: Event) => {
    go(Number((event.currentTarget as HTMLInputElement).value));
  };
  return html`<div class="controls" role="group" aria-label=${t('Play the run')}>
    ${button('debug-reverse-continue', t('First'), 0, false)} ${button('arrow-left', t('Back'), step - 1, true)}
    <input
      type="range"
      min="0"
      max=${last}
      .value=${live(String(step))}
      aria-label=${t('Step')}
      aria-valuetext=${t('Step {0} of {1}: {2}', step, last, what)}
      @input=${scrub}
    />
    ${button('arrow-right', t('Forward'), step + 1, true)} ${button('debug-continue', t('Last'), last, false)}
  </div>`;
}

function sentence(ladder: Ladder, step: number): TemplateResult {
  const { what, why, rfc } = sentenceOf(ladder, step);
  return html`<div class="sentence" aria-live="polite">
    <p class="overline">${t('Step {0} of {1}', step, ladder.steps.length)}</p>
    <p>${what}</p>
    ${why === null ? nothing : html`<p class="why">${why}</p>`}
    ${rfc === null ? nothing : html`<p class="where">${icon('book')} ${source(rfc)}</p>`}
  </div>`;
}
