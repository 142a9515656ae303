import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import type { Context } from '../context';
import type { QuestionScreen } from '../draft';
import { icon } from '../text';
import type { View } from '../view';
import { controlsView } from './controls';
import { copyView } from './copy/view';
import { drawLayout } from './draw';
import { explanationView, sentenceView } from './explained';
import { knownLayout } from './known';
import type { Tape } from './playback';
import { playback } from './playing';
import { tableView } from './table';
import './window';

/** A run on the screen. Its key in the view: an option's id, `yours`, `machines`, or '' for the one that the question shows. */
export interface Run {
  readonly key: string;
  readonly ladder: Ladder;
  /** Opens it in the editor; null where it cannot be opened. */
  readonly open: (() => void) | null;
  /** The step to which it has been played when it is first shown; its end unless given. */
  readonly from?: number;
  /** Where it is higher than a screen it scrolls by itself, so that what plays it stays in sight. */
  readonly scrolls?: boolean;
  /** It may be opened on the page that watches runs. */
  readonly canWatch?: boolean;
  /** Why the numbers are what they are is told; not while a question asks for just that. */
  readonly explains?: boolean;
}

/** What the arrow keys play: the run that was opened, the one that is being written, or the one that the question shows. */
export function whichRun({ verdict, shows, construct }: QuestionScreen, { open }: View): Played | undefined {
  if (open === BOTH && verdict?.yours?.ladder && verdict.machines?.ladder && verdict.differ !== null) {
    const [yours, machines] = [verdict.yours.ladder, verdict.machines.ladder];
    const ladder = yours.steps.length < machines.steps.length ? machines : yours;
    return { key: BOTH, ladder, from: verdict.differ };
  }
  const opened =
    open === 'yours' || open === 'machines' ? verdict?.[open] : verdict?.options.find(({ id }) => id === open);
  if (open !== null && opened?.ladder) return { key: open, ladder: opened.ladder };
  if (verdict === null && construct?.sofar.ladder) return { key: SO_FAR, ladder: construct.sofar.ladder };
  return shows === null ? undefined : { key: '', ladder: shows };
}

/** A run and how far it has been played at first. */
export type Played = Pick<Run, 'key' | 'ladder' | 'from'>;

/** The key in the view of the run that is being written. */
export const SO_FAR = 'so far';

/** The key in the view of two runs that are compared: they are played in step. */
export const BOTH = 'both';

/** How far a run has been played; a run opens at its end, so that all of it can be seen. */
export function stepOf({ key, ladder, from }: Played, { step }: View): number {
  return Math.min(ladder.steps.length, Math.max(0, step[key] ?? from ?? ladder.steps.length));
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

/** Plays a run, or stops. */
export function playOrPause(run: Played, context: Context): void {
  playback.toggle(tapeOf(run, context));
}

function tapeOf(run: Played, context: Context): Tape {
  return {
    key: run.key,
    step: stepOf(run, context.view),
    last: run.ladder.steps.length,
    speed: context.view.speed,
    go: (step) => {
      stepTo(context, run, () => step);
    },
    redraw: () => {
      context.change({});
    },
  };
}

/** A run of more steps scrolls by itself, and only what is seen of it is drawn. */
const LONG = 120;

/** A run that can be played: the diagram or the table, the controls, and what happens in the present step and why. */
export function playerView(run: Run, context: Context): TemplateResult {
  const { ladder, open, key } = run;
  const { view, send, change } = context;
  const step = stepOf(run, view);
  const last = ladder.steps.length;
  const tape = tapeOf(run, context);
  playback.see(tape);
  const { asTable } = view;
  const onKeys = (event: KeyboardEvent) => {
    const isField = event.composedPath().some((one) => one instanceof Element && one.matches(FIELDS));
    if (event.key === ' ' && !event.repeat && !isField) playback.toggle(tape);
    else if ((event.key === 'Home' || event.key === 'End') && !(event.target instanceof HTMLInputElement) && !isField)
      tape.go(event.key === 'Home' ? 0 : last);
    else return;
    event.preventDefault();
  };
  const isPlaying = playback.isPlaying(key);
  return html`<div class="player ${isPlaying ? 'playing' : ''}" @keydown=${onKeys}>
    ${asTable ? table(ladder, step, tape.go) : diagram(run, step, context.width, tape.go)}
    ${controlsView({
      ...tape,
      isPlaying,
      toggle: () => {
        playback.toggle(tape);
      },
      setSpeed: (speed) => {
        change({ speed });
      },
    })}
    ${sentenceView(ladder, step, isPlaying)}
    ${run.explains === false ? nothing : explanationView(ladder, step, context)}
    <div class="tools">
      <vscode-button
        appearance="secondary"
        @click=${() => {
          change({ asTable: !asTable });
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
      ${
        run.canWatch === true
          ? html`<vscode-button
              appearance="secondary"
              @click=${() => {
                send({ type: 'watchRun', scenario: ladder.scenario });
              }}
              >${t('Watch')}${icon('eye', 'start')}</vscode-button
            >`
          : nothing
      }
      ${copyView(run, context)}
    </div>
  </div>`;
}

/** Controls that want the space bar for themselves. */
const FIELDS = 'vscode-button, vscode-link, a, summary, select, [role=button]';

function table(ladder: Ladder, step: number, go: (step: number) => void): TemplateResult {
  const view = tableView(ladder, step, go);
  if (ladder.steps.length <= LONG) return view;
  return html`<div class="long" tabindex="0" role="group" aria-label=${t('The run, step by step')}>${view}</div>`;
}

function diagram({ ladder, scrolls }: Run, step: number, width: number, go: (step: number) => void): TemplateResult {
  const mayScroll = scrolls === true || ladder.steps.length > LONG;
  const layout = knownLayout(ladder, mayScroll ? width - SCROLLBAR : width);
  const isLong = mayScroll && layout.height > HIGH;
  const label = t(
    'Time-sequence diagram of {0} steps between A and B; the same as text is in the table.',
    ladder.steps.length,
  );
  if (isLong)
    return html`<ladder-window
      class="long"
      tabindex="0"
      role="img"
      aria-label=${label}
      .shown=${{ layout, step, go }}
    ></ladder-window>`;
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

/** What is higher than this is a long drawing, px. */
const HIGH = 560;
/** Room for the scrollbar of a long run, px. */
const SCROLLBAR = 16;
