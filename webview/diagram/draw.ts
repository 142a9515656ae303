import { t } from '@vscode/l10n';
import type { SVGTemplateResult } from 'lit/html.js';
import { nothing, svg } from 'lit/html.js';
import type { State } from '../../src/core/tcp';
import type { ArrowLabel } from './labels';
import { LINE_HEIGHT, wayText } from './labels';
import type { Point } from './place';
import type { Route } from './route';
import type { StateDiagram } from './view';

/** An arrow with a broad invisible line to press. Those that leave the selected state can be reached by Tab. */
export function arrowView(
  { arrow, points, isStub }: Route,
  selected: State | null,
  last: StateDiagram['last'],
  select: (state: State) => void,
): SVGTemplateResult {
  const { from, to, rows, isEarly } = arrow;
  const isLast = last?.from === from && last.to === to;
  const line = lineOf(points);
  const ways = rows.map(wayText);
  const name = t('From {0} to {1}: {2}', from, to, ways.join('; '));
  const classes = [
    'arrow',
    isEarly ? 'early' : '',
    selected === from ? 'out' : selected === to ? 'in' : '',
    isLast ? 'last' : '',
  ];
  const go = () => {
    if (from !== selected) select(from);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    go();
  };
  return svg`<g
    class=${classes.filter(Boolean).join(' ')}
    role="button"
    data-from=${from}
    data-to=${to}
    aria-label=${isLast ? t('{0} (just taken by {1})', name, last.end) : name}
    tabindex=${selected === from ? '0' : '-1'}
    @click=${go}
    @keydown=${onKey}
  >
    <title>${`${from} → ${to}\n${ways.join('\n')}`}</title>
    <path class="hit" d=${line} />
    <path class="line" d=${line} />
    ${endOf(points, isStub)}
  </g>`;
}

/** A line through all points, with round corners. */
function lineOf(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M ${point.x} ${point.y}`;
      if (after === undefined) return `L ${point.x} ${point.y}`;
      const [a, b] = [towards(point, before, 6), towards(point, after, 6)];
      return `L ${a.x} ${a.y} Q ${point.x} ${point.y} ${b.x} ${b.y}`;
    })
    .join(' ');
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.5, by / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The head of an arrow; of a stub, the sign for CLOSED: a circle with a cross. */
function endOf(points: readonly Point[], isStub: boolean): SVGTemplateResult | typeof nothing {
  const [before, { x, y } = { x: 0, y: 0 }] = points.slice(-2);
  if (before === undefined) return nothing;
  const angle = Math.atan2(y - before.y, x - before.x);
  if (isStub) return svg`<path class="end" d=${closedSign(x + 4.5 * Math.cos(angle), y)} />`;
  const wing = (turn: number) => `${x - 8 * Math.cos(angle + turn)} ${y - 8 * Math.sin(angle + turn)}`;
  return svg`<path class="tip" d="M ${x} ${y} L ${wing(0.42)} L ${wing(-0.42)} Z" />`;
}

/** A circle with a cross, 9 px wide. */
export function closedSign(x: number, y: number): string {
  return `M ${x - 4.5} ${y} a 4.5 4.5 0 1 0 9 0 a 4.5 4.5 0 1 0 -9 0 M ${x - 2.2} ${y - 2.2} l 4.4 4.4 m 0 -4.4 l -4.4 4.4`;
}

/** The words beside an arrow. */
export function labelView({ arrow, lines, rect }: ArrowLabel, font: number, selected: State | null): SVGTemplateResult {
  const isNear = selected === null || arrow.from === selected || arrow.to === selected;
  return svg`<g class="arrow-label ${isNear ? '' : 'far'}" font-size=${font} aria-hidden="true">
    ${lines.map(
      (line, index) => svg`<text
        x=${rect.left + rect.width / 2}
        y=${rect.top + font * LINE_HEIGHT * (index + 0.5)}
        dy="0.35em"
        text-anchor="middle"
      >${line}</text>`,
    )}
  </g>`;
}
