import { widthOf } from '../ladder/measure';

/** A value of a chart: `part` of it is filled, the rest only framed. */
export interface Value {
  readonly label: string;
  readonly part: number;
  readonly whole: number;
}

/** A placed bar, px. `label` and `number` are null where there is no room for them. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly partTop: number;
  readonly wholeTop: number;
  readonly middle: number;
  readonly label: string | null;
  readonly number: string | null;
}

/** The whole chart, placed, in px from the top left; `base` is the line that the bars stand on. */
export interface Bars {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly font: number;
  readonly bars: readonly Bar[];
}

const FONT = 11;
const TOP = 18;
const PLOT = 84;
const BOTTOM = 20;
const WIDEST = 44;
const AIR = 4;

/**
 * Places bars side by side; the highest fills the height. Where labels would touch each other, every second bar has one,
 * or every third.
 */
export function placeBars(values: readonly Value[], width: number): Bars {
  const slot = Math.min(WIDEST, width / Math.max(1, values.length));
  const most = Math.max(1, ...values.map(({ whole }) => whole));
  const base = TOP + PLOT;
  const halves = values.map(({ label }) => widthOf(label, FONT) / 2);
  const step = stepOf(halves, slot);
  const bars = values.map(({ label, part, whole }, index): Bar => {
    const middle = slot * (index + 0.5);
    const half = halves[index] ?? 0;
    const hasRoom = index % step === 0 && middle >= half && middle + half <= Math.max(width, slot);
    const number = whole === 0 ? '' : part === whole ? String(whole) : `${part}/${whole}`;
    return {
      x: slot * index + slot * 0.22,
      width: slot * 0.56,
      partTop: base - (PLOT * part) / most,
      wholeTop: base - (PLOT * whole) / most,
      middle,
      label: hasRoom ? label : null,
      number: number !== '' && widthOf(number, FONT) <= slot ? number : null,
    };
  });
  return { width, height: base + BOTTOM, base, font: FONT, bars };
}

/** The least step at which labels with these half widths stand apart: 1 when all of them do. */
function stepOf(halves: readonly number[], slot: number): number {
  const isApart = (step: number) =>
    halves.every((half, index) => {
      const next = index % step === 0 ? halves[index + step] : undefined;
      return next === undefined || half + AIR + next <= slot * step;
    });
  let step = 1;
  while (!isApart(step)) step += 1;
  return step;
}
