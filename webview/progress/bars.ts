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

/** Places bars side by side; the highest fills the height. Labels are left out where the next would touch the last. */
export function placeBars(values: readonly Value[], width: number): Bars {
  const slot = Math.min(WIDEST, width / Math.max(1, values.length));
  const most = Math.max(1, ...values.map(({ whole }) => whole));
  const base = TOP + PLOT;
  let free = 0;
  const bars = values.map(({ label, part, whole }, index): Bar => {
    const middle = slot * (index + 0.5);
    const half = widthOf(label, FONT) / 2;
    const hasRoom = middle - half >= free && middle + half <= Math.max(width, slot);
    if (hasRoom) free = middle + half + AIR;
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
