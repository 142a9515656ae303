/** What a chart shows: columns of numbers over one axis, in panes one below the other, so that each pane has its own scale. */
export interface ChartData {
  /** What it shows, in a line: the name of the chart. */
  readonly title: string;
  /** The name of a file that it is saved in, without its ending: a-z, digits and hyphens. */
  readonly file: string;
  /** What runs to the right: its name with the unit, its ascending values, and how one of them is said. */
  readonly x: { readonly name: string; readonly values: readonly number[]; readonly say: (value: number) => string };
  readonly panes: readonly Pane[];
  /** What is marked at a value of x, such as the first time that something happened. */
  readonly marks: readonly { readonly x: number; readonly label: string }[];
}

/** Lines that share a scale, which begins at 0. */
export interface Pane {
  /** What the scale counts. */
  readonly name: string;
  readonly series: readonly ChartSeries[];
}

/** One line. */
export interface ChartSeries {
  readonly name: string;
  /** As many as the chart's x has. */
  readonly values: readonly number[];
  readonly colour: Colour;
  /** Lines are told apart by their dashes too: lengths of dashes and gaps in pixels; empty for an unbroken line. */
  readonly dash: readonly number[];
}

/** The colours that VS Code gives charts (`--vscode-charts-…`). */
export type Colour = 'blue' | 'green' | 'orange' | 'purple' | 'red' | 'yellow';

/** All lines, in the order of the panes. */
export const seriesOf = ({ panes }: ChartData): readonly ChartSeries[] => panes.flatMap(({ series }) => series);

/** The top of a pane's scale: a round number that no value passes, at least 1. */
export function topOf({ series }: Pane): number {
  const most = series.reduce((top, { values }) => values.reduce((a, b) => Math.max(a, b), top), 0);
  return roundUp(Math.max(1, most));
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6, 8 and 10 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Round values from 0 to `top`, some four of them. */
export function ticksOf(top: number, wanted = 4): number[] {
  const rough = top / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, index) => index * step);
}
