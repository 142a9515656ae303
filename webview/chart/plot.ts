import uPlot from 'uplot';
import { formatNumber } from './format';
import type { ChartData, Pane } from './data';
import { ticksOf, topOf } from './data';
import type { Ink } from './svg';
import { spread } from './svg';

/** Narrower than this, names at the ends of lines would take too much of the plot, px. */
const ROOM_FOR_NAMES = 480;
const PANE_HEIGHT = 210;

/** A pane drawn by uPlot. `ink` is asked at every drawing; `moved` hears the index under the pointer, and
 * `ready` when values have places, which is after the first drawing. */
export function plotPane(
  into: HTMLElement,
  data: ChartData,
  pane: Pane,
  options: {
    readonly width: number;
    /** Room before and behind every pane, so that one instant is at one place in all of them, px. */
    readonly margins: Margins;
    readonly isFirst: boolean;
    readonly isLast: boolean;
    readonly ink: () => Ink;
    readonly moved: (index: number) => void;
    readonly ready: () => void;
  },
): uPlot {
  const { width, margins, isFirst, isLast, ink, moved, ready } = options;
  const top = topOf(pane);
  const font = fontOf(into);
  const axis = { stroke: () => ink().quiet, font, ticks: { show: false } };
  return new uPlot(
    {
      width,
      height: PANE_HEIGHT - (isLast ? 0 : 18),
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, points: { size: 7 }, focus: { prox: -1 } },
      scales: { x: { time: false }, y: { range: [0, top] } },
      padding: [26, margins.end, 0, 0],
      axes: [
        {
          ...axis,
          size: isLast ? 26 : 8,
          grid: { show: false },
          values: (_, ticks) => ticks.map((tick) => (isLast ? formatNumber(tick) : '')),
        },
        {
          ...axis,
          size: margins.start,
          grid: { stroke: () => ink().grid, width: 1 },
          splits: () => ticksOf(top),
          values: (_, ticks) => ticks.map((tick) => formatNumber(tick)),
        },
      ],
      series: [
        {},
        ...pane.series.map(({ name, colour, dash }) => ({
          label: name,
          stroke: () => ink()[colour],
          width: 2,
          dash: [...dash],
          points: { show: false },
        })),
      ],
      hooks: {
        setCursor: [
          ({ cursor }) => {
            // What was moved from here is known already.
            if (!(cursor.event instanceof MouseEvent) || cursor.left === undefined || cursor.left < 0) return;
            if (typeof cursor.idx === 'number') moved(cursor.idx);
          },
        ],
        ready: [ready],
        draw: [
          (plot) => {
            drawWords(plot, isFirst ? data.marks : data.marks.map(({ x }) => ({ x, label: '' })), pane, ink(), {
              font,
              named: margins.named,
            });
          },
        ],
      },
    },
    [[...data.x.values], ...pane.series.map(({ values }) => [...values])],
    into,
  );
}

/** Room beside the plots, px; `named`: there is enough for names at the ends of lines. */
export interface Margins {
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
}

/** The room that the longest number and the longest name of any pane need. */
export function marginsOf(into: HTMLElement, { panes }: ChartData, width: number): Margins {
  const context = document.createElement('canvas').getContext('2d');
  const longest = (texts: readonly string[]) => {
    if (context !== null) context.font = fontOf(into);
    return Math.ceil(Math.max(0, ...texts.map((text) => context?.measureText(text).width ?? 80)));
  };
  const named = width >= ROOM_FOR_NAMES;
  const names = panes.flatMap(({ series }) => series.map(({ name }) => name));
  return {
    start: longest(panes.flatMap((pane) => ticksOf(topOf(pane)).map(formatNumber))) + 16,
    end: named ? longest(names) + 14 : 12,
    named,
  };
}

const fontOf = (element: HTMLElement) => `12px ${getComputedStyle(element).fontFamily}`;

/** What the pane counts, the marks, and the names at the ends of the lines. */
function drawWords(
  plot: uPlot,
  marks: ChartData['marks'],
  pane: Pane,
  ink: Ink,
  { font, named }: { font: string; named: boolean },
): void {
  const { ctx, bbox } = plot;
  const scale = uPlot.pxRatio;
  ctx.save();
  ctx.font = font.replace('12px', `${12 * scale}px`);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.fillStyle = ink.quiet;
  ctx.fillText(pane.name, bbox.left, bbox.top - 15 * scale);
  ctx.fillStyle = ink.text;
  ctx.strokeStyle = ink.text;
  for (const { x, label } of marks) {
    const at = plot.valToPos(x, 'x', true);
    ctx.lineWidth = scale;
    ctx.setLineDash([2 * scale, 3 * scale]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(label).width;
    // Above the plot, beside what the pane counts; it stays between the two ends of the plot.
    const least = bbox.left + ctx.measureText(pane.name).width + 12 * scale;
    const left = Math.max(least, Math.min(at - width / 2, bbox.left + bbox.width - width));
    ctx.fillText(label, left, bbox.top - 15 * scale);
    ctx.setLineDash([]);
    ctx.strokeStyle = ink.text;
  }
  if (named) {
    const ends = pane.series.map(({ values }) => plot.valToPos(values.at(-1) ?? 0, 'y', true));
    const places = spread(ends, 15 * scale, bbox.top + bbox.height);
    for (const [index, { name }] of pane.series.entries())
      ctx.fillText(name, bbox.left + bbox.width + 7 * scale, places[index] ?? 0);
  }
  ctx.restore();
}
