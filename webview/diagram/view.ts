import { t } from '@vscode/l10n';
import type { SVGTemplateResult, TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { State } from '../../src/core/tcp';
import { STATES } from '../../src/core/tcp';
import type { End } from '../../src/core/world';
import type { Places } from '../../src/messages/where';
import { whereText } from '../../src/messages/where';
import type { Context } from '../context';
import { tint } from '../ladder/draw';
import { arrowView, closedSign, labelView } from './draw';
import { moveAmong, takeTabStop } from './keys';
import type { ArrowLabel } from './labels';
import { placeLabels } from './labels';
import type { Place, Rect } from './place';
import { placeStates } from './place';
import type { Route } from './route';
import { routeArrows } from './route';
import { transitionsView } from './table';

/** What the diagram of the states shows. */
export interface StateDiagram {
  readonly places: Places;
  readonly selected: State | null;
  /** The transition that was just made. */
  readonly last?: { readonly end: End; readonly from: State; readonly to: State } | undefined;
}

/**
 * The eleven states and every arrow of the table between them. A state or an arrow that is pressed sends `selectState`, the
 * selected state once more selects none. Below it stands the same as a table.
 */
export function stateDiagramView(
  { places, selected, last }: StateDiagram,
  { width, send }: Pick<Context, 'width' | 'send'>,
): TemplateResult {
  const { place, routes, labels } = layOut(width, selected);
  const select = (state: State) => {
    send({ type: 'selectState', state: state === selected ? null : state });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && selected !== null) send({ type: 'selectState', state: null });
    else if (!moveAmong(event)) return;
    event.preventDefault();
  };
  const stop = selected ?? places.A ?? places.B ?? 'ESTABLISHED';
  return html`<figure class="states">
    <svg
      class="state-diagram ${selected === null ? '' : 'has-selection'}"
      role="group"
      aria-label=${t('State diagram of TCP')}
      viewBox="0 0 ${place.width} ${place.height}"
      width=${place.width}
      height=${place.height}
      font-size=${place.font}
      @keydown=${onKey}
      @focusin=${takeTabStop}
    >
      ${area(place.areas.active, t('Active close'), 'active-close')}
      ${area(place.areas.passive, t('Passive close'), 'passive-close')}
      ${routes.map((route) => arrowView(route, selected, last, select))}
      ${labels.map((label) => labelView(label, place.labelFont, selected))}
      ${STATES.map((state) => stateView(state, place, places, { selected, stop }, select))}
      ${(['A', 'B'] as const).map((end) => marker(end, places[end], place))}
    </svg>
    <figcaption>
      <svg class="key" width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
        <g class="arrow early">
          <path class="line" d="M 1 6 H 21" />
          <path class="end" d=${closedSign(27, 6)} />
        </g>
      </svg>
      ${t('straight to CLOSED, by RST, abort() or a timeout')}
    </figcaption>
    ${transitionsView()}
  </figure>`;
}

/** A layout is found once and drawn at every step of a run. */
function layOut(width: number, selected: State | null): Drawing {
  const key = `${Math.floor(width)} ${selected ?? ''} ${document.documentElement.lang}`;
  if (known?.key === key) return known;
  const place = placeStates(width);
  const routes = routeArrows(place);
  known = { key, place, routes, labels: placeLabels(place, routes, selected) };
  return known;
}

interface Drawing {
  readonly key: string;
  readonly place: Place;
  readonly routes: readonly Route[];
  readonly labels: readonly ArrowLabel[];
}

let known: Drawing | undefined;

function area({ left, top, width, height }: Rect, title: string, kind: string): SVGTemplateResult {
  return svg`<g class="area ${kind}">
    <rect x=${left} y=${top} width=${width} height=${height} rx="6" />
    <text x=${left + 8} y=${top + height - 7}>${title}</text>
  </g>`;
}

function stateView(
  state: State,
  { boxes }: Place,
  places: Places,
  { selected, stop }: { selected: State | null; stop: State },
  select: (state: State) => void,
): SVGTemplateResult {
  const { left, top, width, height } = boxes[state];
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select(state);
  };
  return svg`<g
    class="state-box ${tint(state)} ${state === selected ? 'selected' : ''}"
    role="button"
    data-state=${state}
    aria-pressed=${state === selected ? 'true' : 'false'}
    aria-label=${[state, whereText(state, places)].filter(Boolean).join(', ')}
    tabindex=${live(state === stop ? '0' : '-1')}
    @click=${() => {
      select(state);
    }}
    @keydown=${onKey}
  >
    <rect x=${left} y=${top} width=${width} height=${height} rx="5" />
    <text x=${left + width / 2} y=${top + height / 2} dy="0.35em" text-anchor="middle">${state}</text>
  </g>`;
}

/** An end as a mark on the corner of its state: A a circle, B a square. */
function marker(end: End, state: State | null, { boxes, isNarrow }: Place): SVGTemplateResult | typeof nothing {
  if (state === null) return nothing;
  const { left, top, width } = boxes[state];
  const [x, y, r] = [end === 'A' ? left + 3 : left + width - 3, top - 2, isNarrow ? 7 : 8.5];
  // A property, so that the policy lets it pass and the style sheet can have it move.
  return svg`<g class="marker" data-end=${end} aria-hidden="true" .style=${`transform: translate(${x}px, ${y}px)`}>
    ${end === 'A' ? svg`<circle r=${r} />` : svg`<rect x=${-r} y=${-r} width=${2 * r} height=${2 * r} />`}
    <text dy="0.35em" text-anchor="middle" font-size=${r + 2.5}>${end}</text>
  </g>`;
}
