import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import type { Ladder } from '../../src/core/scenario/ladder';
import type { WatchScreen } from '../../src/messages/watch';
import type { Context } from '../context';
import { stateDiagramView } from '../diagram/view';
import { tellPlaces } from '../ladder/places';
import { playerView, stepOf } from '../ladder/player';
import { icon } from '../text';

/** The key in the view of the run that is watched. */
export const WATCHED = '';

/** From this width on the diagram of the states stands beside the run, px. */
const WIDE = 760;
const GAP = 24;

/** A run, to be watched: the player, and the state diagram in which both ends move. */
export function watchView(screen: WatchScreen, context: Context): TemplateResult {
  const { title, ladder, failed, isDocument } = screen;
  const { view, change, send, width } = context;
  const { withStates } = view;
  const isWide = withStates && width >= WIDE;
  const column = isWide ? Math.floor((width - GAP) / 2) : width;
  tellPlaces(ladder === null ? undefined : { key: WATCHED, ladder }, context);
  const openAt = (line: number | null) => () => {
    send({ type: 'openWatched', line });
  };
  const played = ladder === null ? nothing : playedView(ladder, { ...context, width: column });
  const beside =
    ladder === null || !withStates
      ? nothing
      : html`<section class="beside">${states(screen, ladder, { ...context, width: column })}</section>`;
  return html`<article class="watch">
    <header>
      <h1 tabindex="-1" data-main>${title}</h1>
      <vscode-button
        appearance="secondary"
        aria-pressed=${withStates ? 'true' : 'false'}
        @click=${() => {
          change({ withStates: !withStates });
        }}
        >${withStates ? t('Hide the state diagram') : t('Show the state diagram')}${icon('type-hierarchy-sub', 'start')}</vscode-button
      >
    </header>
    ${
      failed === null
        ? nothing
        : html`<div class="card wrong stops" role="note">
            <p>
              ${icon('warning')}
              ${failed.line === null ? t('This cannot be played.') : t('It stops at line {0}.', failed.line)}
              <span class="said">${failed.said}</span>
            </p>
            <vscode-button appearance="secondary" @click=${openAt(failed.line)}
              >${isDocument ? t('Show the line') : t('Open as text')}${icon('go-to-file', 'start')}</vscode-button
            >
          </div>`
    }
    ${ladder === null ? nothing : html`<div class=${isWide ? 'columns' : 'rows'}>${played}${beside}</div>`}
  </article>`;
}

function playedView(ladder: Ladder, context: Context): TemplateResult {
  const open = () => {
    const step = stepOf({ key: WATCHED, ladder }, context.view);
    context.send({ type: 'openWatched', line: ladder.steps[step - 1]?.line ?? null });
  };
  return html`<section class="played">
    ${
      ladder.steps.length === 0
        ? html`<p class="empty">${t('Nothing happens in this run.')}</p>`
        : playerView({ key: WATCHED, ladder, open, scrolls: true }, context)
    }
  </section>`;
}

function states(screen: WatchScreen, ladder: Ladder, context: Context): TemplateResult {
  const step = stepOf({ key: WATCHED, ladder }, context.view);
  const now = ladder.steps[step - 1] ?? ladder.start;
  const before = step <= 1 ? ladder.start : (ladder.steps[step - 2] ?? ladder.start);
  const end = (['A', 'B'] as const).find((one) => step > 0 && now[one] !== before[one]);
  const last = end === undefined ? undefined : { end, from: before[end], to: now[end] };
  // Most steps move nobody: then it stays as it is drawn.
  const shown = [now.A, now.B, last?.end, last?.from, screen.selected, context.width, document.documentElement.lang];
  return html`${guard(shown, () =>
    stateDiagramView({ places: { A: now.A, B: now.B }, selected: screen.selected, last }, context),
  )}`;
}
