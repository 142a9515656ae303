import type { End } from '../../src/core/world';
import type { Label } from './marks';
import { widthOf } from './measure';

/** Where the columns are. */
export interface Frame {
  readonly width: number;
  readonly font: number;
  readonly lineHeight: number;
  readonly lines: Readonly<Record<End, number>>;
  /** Room for text outside a life line, and between them. */
  readonly gutter: number;
  readonly middle: number;
}

/** Places lines of text; `x` is the left edge, the centre or the right edge by `anchor`. */
export function labelAt(
  lines: readonly string[],
  anchor: Label['anchor'],
  x: number,
  top: number,
  { font, lineHeight }: Frame,
  pad = { x: 0, y: 0 },
): Label {
  const width = Math.max(0, ...lines.map((line) => widthOf(line, font))) + 2 * pad.x;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { lines, anchor, x, left, top, width, height: lines.length * lineHeight + 2 * pad.y };
}

/** What each row that begins a segment's way has written above its arrow. */
export type Texts = ReadonlyMap<number, Label>;
