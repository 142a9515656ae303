import type { ChartData, Colour, Pane } from './data';
import { ticksOf, topOf } from './data';

/** The colours that a picture is drawn in. */
export type Ink = Readonly<Record<Colour | 'text' | 'quiet' | 'grid' | 'page', string>>;

const WIDTH = 960;
const HEIGHT = 260;
const [LEFT, RIGHT, TOP, BOTTOM] = [80, 140, 34, 30];

/** A chart as an SVG document of its own, from the same numbers as the table, with a name at the end of each line. */
export function svgOf(data: ChartData, ink: Ink, say: (value: number) => string): string {
  const height = data.panes.length * HEIGHT + 40;
  const panes = data.panes.map((pane, index) => paneOf(data, pane, 36 + index * HEIGHT, ink, say));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="${escape(ink.text)}">`,
    `<title>${escape(data.title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="${escape(ink.page)}"/>`,
    textAt(16, 24, data.title, 'font-size="16" font-weight="bold"'),
    ...panes.flat(),
    textAt((LEFT + WIDTH - RIGHT) / 2, height - 8, data.x.name, 'text-anchor="middle"'),
    '</svg>',
    '',
  ].join('\n');
}

function paneOf(data: ChartData, pane: Pane, y: number, ink: Ink, say: (value: number) => string): string[] {
  const { values } = data.x;
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  const top = topOf(pane);
  const bottom = y + HEIGHT - BOTTOM;
  const atX = (x: number) => round(LEFT + ((x - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT));
  const atY = (value: number) => round(bottom - (value / top) * (HEIGHT - TOP - BOTTOM));
  const line = (x1: number, y1: number, x2: number, y2: number, more: string) =>
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${more}/>`;
  const grid = `stroke="${escape(ink.grid)}"`;
  const ends = spread(
    pane.series.map(({ values: column }) => atY(column.at(-1) ?? 0) + 4),
    15,
    bottom + 4,
  );
  return [
    textAt(LEFT, y + 20, pane.name, `fill="${escape(ink.quiet)}"`),
    ...ticksOf(top).flatMap((tick) => [
      line(LEFT, atY(tick), WIDTH - RIGHT, atY(tick), grid),
      textAt(LEFT - 8, atY(tick) + 4, say(tick), 'text-anchor="end"'),
    ]),
    ...ticksOf(last - first || 1, 6).map((tick) =>
      textAt(atX(first + tick), bottom + 18, say(first + tick), 'text-anchor="middle"'),
    ),
    ...data.marks.flatMap(({ x, label }) => [
      line(atX(x), y + TOP, atX(x), bottom, `stroke="${escape(ink.text)}" stroke-dasharray="2 3"`),
      textAt(atX(x) + 5, y + TOP + 2, label, ''),
    ]),
    ...pane.series.flatMap(({ name, values: column, colour, dash }, index) => {
      const points = column.map((value, at) => `${atX(values[at] ?? 0)},${atY(value)}`).join(' ');
      const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
      return [
        `<polyline points="${points}" fill="none" stroke="${escape(ink[colour])}" stroke-width="2"${dashes}/>`,
        textAt(WIDTH - RIGHT + 8, ends[index] ?? 0, name, ''),
      ];
    }),
  ];
}

/** Moves what is nearer than `gap` apart, upwards from `most`; the order of the results is that of the given. */
export function spread(wanted: readonly number[], gap: number, most: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[b] ?? 0) - (wanted[a] ?? 0));
  const placed = [...wanted];
  let lowest = most;
  for (const index of order) {
    placed[index] = Math.min(wanted[index] ?? 0, lowest);
    lowest = (placed[index] ?? 0) - gap;
  }
  return placed;
}

const round = (value: number) => Math.round(value * 100) / 100;
const textAt = (x: number, y: number, said: string, more: string) =>
  `<text x="${x}" y="${y}"${more === '' ? '' : ` ${more}`}>${escape(said)}</text>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (said: string) => said.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
