import { t } from '@vscode/l10n';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';
import type { State } from '../../src/core/tcp';
import type { Context } from '../context';
import { tint } from '../ladder/draw';
import type { Box, Neighbourhood } from './neighbours';
import { GAP, neighboursOf, placeNeighbours } from './neighbours';
import type { StateScreen } from './state';

/** This state between the states before and after it; each of them can be opened. */
export function diagramView(
  { state, into, out }: StateScreen,
  { width, send }: Context,
): TemplateResult | typeof nothing {
  const neighbours = neighboursOf(state, into, out);
  if (neighbours.before.length + neighbours.after.length === 0) return nothing;
  const place = placeNeighbours(state, neighbours, Math.max(240, Math.min(736, width)), (count) =>
    t('and {0} more', count),
  );
  const open = (other: State) => () => {
    send({ type: 'openState', state: other });
  };
  return html`<svg
    class="neighbours"
    role="group"
    aria-label=${t('The states before and after {0}', state)}
    viewBox="0 0 ${place.width} ${place.height}"
    width=${place.width}
    height=${place.height}
    font-size=${place.font}
  >
    ${place.before.map((box) => wire(place, box, true))} ${place.after.map((box) => wire(place, box, false))}
    ${centre(place.centre)}
    ${place.before.map((box) => neighbour(place, box, t('from {0}', box.state), open(box.state)))}
    ${place.after.map((box) => neighbour(place, box, t('to {0}', box.state), open(box.state)))}
  </svg>`;
}

function centre({ state, left, top, width, height }: Box): SVGTemplateResult {
  return svg`<g class="centre ${tint(state)}">
    <rect x=${left} y=${top} width=${width} height=${height} rx="4" />
    <text x=${left + width / 2} y=${top + height / 2} dy="0.35em" text-anchor="middle">${state}</text>
  </g>`;
}

function neighbour(place: Neighbourhood, box: Box, label: string, open: () => void): SVGTemplateResult {
  const { state, left, top, width, height, lines } = box;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    open();
  };
  return svg`<g class="neighbour ${tint(state)}">
    <g class="goes" role="link" tabindex="0" aria-label=${label} @click=${open} @keydown=${onKey}>
      <rect x=${left} y=${top} width=${width} height=${height} rx="4" />
      <text x=${left + width / 2} y=${top + height / 2} dy="0.35em" text-anchor="middle">${state}</text>
    </g>
    ${lines.map(
      (line, index) =>
        svg`<text class="way" x=${left} y=${top + height + 4 + place.lineHeight * (index + 0.7)}>${line}</text>`,
    )}
  </g>`;
}

/** The arrow between a neighbour and the state: level and curved, or along the left edge when they are stacked. */
function wire({ centre: c, isStacked }: Neighbourhood, box: Box, isBefore: boolean): SVGTemplateResult {
  const y = box.top + box.height / 2;
  if (isStacked) {
    const [from, to] = isBefore ? [y, c.top] : [c.top + c.height, y];
    const path = isBefore ? `M ${box.left} ${from} H 12 V ${to - 8}` : `M 12 ${from} V ${to} H ${box.left - 8}`;
    return svg`<g class="wire"><path d=${path} />${isBefore ? tip(12, to, 'down') : tip(box.left, to, 'right')}</g>`;
  }
  const middle = c.top + c.height / 2;
  const [x1, y1, x2, y2] = isBefore
    ? [box.left + box.width, y, c.left, middle]
    : [c.left + c.width, middle, box.left, y];
  // Level past the neighbour's texts, and bent only in the gap before the state.
  const level = isBefore ? c.left - GAP : x1;
  const bend = level + GAP / 2;
  return svg`<g class="wire">
    <path d="M ${x1} ${y1} H ${level} C ${bend} ${y1} ${bend} ${y2} ${x2 - 8} ${y2}" />
    ${tip(x2, y2, 'right')}
  </g>`;
}

function tip(x: number, y: number, to: 'right' | 'down'): SVGTemplateResult {
  return svg`<path class="tip" d=${to === 'right' ? `M ${x} ${y} l -9 -4 v 8 z` : `M ${x} ${y} l -4 -9 h 8 z`} />`;
}
