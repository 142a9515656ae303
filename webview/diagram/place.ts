import type { State } from '../../src/core/tcp';
import { STATES } from '../../src/core/tcp';
import { widthOf } from '../ladder/measure';

/** A place in the diagram, in px from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box in the diagram, in px from the top left. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where each state stands, as in Figure 5 of RFC 9293: who closes actively on the left, who closes passively on the right.
 * The figure's second CLOSED is the first here: the way back leads along the edge.
 */
export const CELLS: Readonly<Record<State, { readonly column: -1 | 0 | 1; readonly row: number }>> = {
  CLOSED: { column: 0, row: 0 },
  LISTEN: { column: 0, row: 1 },
  SYN_RECEIVED: { column: -1, row: 2 },
  SYN_SENT: { column: 1, row: 2 },
  ESTABLISHED: { column: 0, row: 3 },
  FIN_WAIT_1: { column: -1, row: 4 },
  CLOSE_WAIT: { column: 1, row: 4 },
  FIN_WAIT_2: { column: -1, row: 5 },
  CLOSING: { column: 0, row: 5 },
  LAST_ACK: { column: 1, row: 5 },
  TIME_WAIT: { column: 0, row: 6 },
};

/** Sizes in CSS pixels. */
export interface Place {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** Of the states' names; labels are smaller by `labelFont`. */
  readonly font: number;
  readonly labelFont: number;
  readonly boxes: Readonly<Record<State, Rect>>;
  /** Free on either side of the boxes, for what leads along the edge. */
  readonly side: number;
  /** Between one row of boxes and the next. */
  readonly gap: number;
  /** Round the states of the active and of the passive close; in the corner is the title. */
  readonly areas: { readonly active: Rect; readonly passive: Rect };
}

/** From here on there is room for the labels of all ordinary arrows. */
const WIDE = 600;
/** Below this the whole drawing shrinks. */
const LEAST = 292;
const MOST = 760;

/** Places the states in `width` pixels. */
export function placeStates(available: number): Place {
  const width = Math.max(LEAST, Math.min(MOST, Math.floor(available)));
  const isNarrow = width < WIDE;
  const [font, labelFont, pad, boxHeight, gap, side] = isNarrow
    ? [10.5, 10, 8, 24, 38, 34]
    : [12.5, 11, 22, 30, 54, 54];
  const top = 12;
  const widthHere = (state: State) => widthOf(state, font) + pad;
  const middle = (side + widthHere('FIN_WAIT_2') + width - side - widthHere('LAST_ACK')) / 2;
  const box = (state: State): Rect => {
    const { column, row } = CELLS[state];
    const own = widthHere(state);
    const left = column < 0 ? side : column > 0 ? width - side - own : middle - own / 2;
    return { left, top: top + row * (boxHeight + gap), width: own, height: boxHeight };
  };
  const boxes = Object.fromEntries(STATES.map((state) => [state, box(state)])) as Record<State, Rect>;
  const bottom = boxes.TIME_WAIT.top + boxHeight;
  const areaTop = boxes.FIN_WAIT_1.top - gap / 3;
  const [inner, outer] = [right(boxes.CLOSING) + (isNarrow ? 8 : 24), isNarrow ? 8 : 14];
  const passiveLeft = Math.max(inner + outer, boxes.CLOSE_WAIT.left - outer);
  return {
    width,
    height: bottom + 22,
    isNarrow,
    font,
    labelFont,
    boxes,
    side,
    gap,
    areas: {
      active: { left: side - outer, top: areaTop, width: inner - side + outer, height: bottom + 18 - areaTop },
      passive: {
        left: passiveLeft,
        top: areaTop,
        width: width - side + outer - passiveLeft,
        height: boxes.LAST_ACK.top + boxHeight + 18 - areaTop,
      },
    },
  };
}

/** Where the titles of the areas stand, with room for either language's. */
export function titleRects({ areas, font }: Place): Readonly<Record<keyof Place['areas'], Rect>> {
  const corner = (area: Rect): Rect => ({ left: area.left + 8, top: bottom(area) - 18, width: font * 7.5, height: 16 });
  return { active: corner(areas.active), passive: corner(areas.passive) };
}

/** Its right edge, in the unit of the rectangle. */
export function right({ left, width }: Rect): number {
  return left + width;
}

/** Its lower edge, in the unit of the rectangle. */
export function bottom({ top, height }: Rect): number {
  return top + height;
}

/** The point in its middle, in the unit of the rectangle. */
export function centre({ left, top, width, height }: Rect): Point {
  return { x: left + width / 2, y: top + height / 2 };
}

/** Whether two rectangles share a place. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.left < right(b) && b.left < right(a) && a.top < bottom(b) && b.top < bottom(a);
}

/** A rectangle with `by` pixels more on each side. */
export function grow({ left, top, width, height }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}

/** Whether the line from `a` to `b` touches a rectangle: it is clipped to it, edge by edge. */
export function crosses(a: Point, b: Point, rect: Rect): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const edges = [
    [-dx, a.x - rect.left],
    [dx, right(rect) - a.x],
    [-dy, a.y - rect.top],
    [dy, bottom(rect) - a.y],
  ] as const;
  let [enter, leave] = [0, 1];
  for (const [step, room] of edges) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}
