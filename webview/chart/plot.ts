import uPlot from 'uplot';
import { formatNumber } from './format';
import type { ChartData, Pane } from './data';
import { ticksOf, topOf } from './data';
import type { Ink } from './svg';
import { spread } from './svg';

/** Narrower than this, names at the ends of lines would take too much of the plot, px. */
const ROOM_FOR_NAMES = 480;
const PANE_HEIGHT = 210;

/** A pane drawn by uPlot. `ink` is asked at every drawing; `moved` hears the index under the pointer, null when it leaves. */
export function plotPane(
  into: HTMLElement,
  data: ChartData,
  pane: Pane,
  options: {
    readonly width: number;
    readonly isLast: boolean;
    readonly ink: () => Ink;
    readonly moved: (index: number | null) => void;
  },
): uPlot {
  const { width, isLast, ink, moved } = options;
  const top = topOf(pane);
  const font = `12px ${getComputedStyle(into).fontFamily}`;
  const axis = { stroke: () => ink().quiet, font, ticks: { show: false } };
  const named = width >= ROOM_FOR_NAMES;
  return new uPlot(
    {
      width,
      height: PANE_HEIGHT - (isLast ? 0 : 14),
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, points: { size: 7 }, focus: { prox: -1 } },
      scales: { x: { time: false }, y: { range: [0, top] } },
      padding: [26, named ? endRoom(pane, font) : 12, 0, 0],
      axes: [
        {
          ...axis,
          size: 26,
          grid: { show: false },
          values: (_, ticks) => ticks.map((tick) => formatNumber(tick)),
        },
        {
          ...axis,
          size: (_, values) => 14 + Math.max(0, ...(values ?? []).map((value) => value.length)) * 7,
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
          (plot) => {
            moved(plot.cursor.left === undefined || plot.cursor.left < 0 ? null : (plot.cursor.idx ?? null));
          },
        ],
        draw: [
          (plot) => {
            drawWords(plot, data, pane, ink(), { font, named });
          },
        ],
      },
    },
    [[...data.x.values], ...pane.series.map(({ values }) => [...values])],
    into,
  );
}

/** So much the longest name needs behind the plot, px. */
function endRoom({ series }: Pane, font: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return 90;
  context.font = font;
  return Math.max(...series.map(({ name }) => context.measureText(name).width)) + 14;
}

/** What the pane counts, the marks, and the names at the ends of the lines. */
function drawWords(
  plot: uPlot,
  data: ChartData,
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
  for (const { x, label } of data.marks) {
    const at = plot.valToPos(x, 'x', true);
    ctx.lineWidth = scale;
    ctx.setLineDash([2 * scale, 3 * scale]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(label).width;
    const left = at + 5 * scale + width > bbox.left + bbox.width ? at - 5 * scale - width : at + 5 * scale;
    ctx.lineWidth = 4 * scale;
    ctx.setLineDash([]);
    ctx.strokeStyle = ink.page;
    ctx.strokeText(label, left, bbox.top + 8 * scale);
    ctx.fillText(label, left, bbox.top + 8 * scale);
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
