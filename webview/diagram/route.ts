import type { Arrow, State } from '../../src/core/tcp';
import { ARROWS, STATES } from '../../src/core/tcp';
import type { Place, Point, Rect } from './place';
import { bottom, CELLS, centre, crosses, grow, right } from './place';

/** An arrow on the page: a line through these points, from the edge of one state to the edge of another. */
export interface Route {
  readonly arrow: Arrow;
  readonly points: readonly Point[];
  /** It ends in a sign for CLOSED beside the state: CLOSED itself would be far. */
  readonly isStub: boolean;
}

/** How far apart an arrow and the one that leads back run, px from their middle. */
const APART = 5;
const RAIL = 9;

/** Finds the way of every arrow: straight where no state stands in between, along the edge where it leads far up. */
export function routeArrows(place: Place): readonly Route[] {
  const rails = railsOf();
  return ARROWS.map((arrow): Route => {
    if (isStub(arrow)) return { arrow, points: stub(arrow.from, place), isStub: true };
    const rail = rails.get(arrow);
    if (rail !== undefined) return { arrow, points: alongEdge(arrow, rail, place), isStub: false };
    const line = straight(arrow, place);
    return { arrow, points: isFree(line, arrow, place) ? line : around(arrow, place), isStub: false };
  });
}

/** From most states a reset, an abort or a time-out leads straight to CLOSED. */
function isStub({ to, isEarly }: Arrow): boolean {
  return to === 'CLOSED' && isEarly;
}

function stub(from: State, { boxes, isNarrow }: Place): Point[] {
  const box = boxes[from];
  const out = CELLS[from].column < 0 ? -1 : 1;
  const start = { x: out < 0 ? box.left : right(box), y: bottom(box) - box.height / 4 };
  return [start, { x: start.x + out * (isNarrow ? 9 : 16), y: start.y }];
}

/** Which edge an arrow runs along, and how far from the boxes: the longest ways outside. */
interface Rail {
  readonly side: -1 | 1;
  readonly index: number;
}

function railsOf(): ReadonlyMap<Arrow, Rail> {
  const rise = ({ from, to }: Arrow) => CELLS[from].row - CELLS[to].row;
  const far = ARROWS.filter((arrow) => !isStub(arrow) && rise(arrow) > 2).sort((a, b) => rise(a) - rise(b));
  const sideOf = ({ to }: Arrow): -1 | 1 => (to === 'CLOSED' ? 1 : -1);
  return new Map(
    far.map((arrow, at) => {
      const before = far.slice(0, at).filter((other) => sideOf(other) === sideOf(arrow));
      return [arrow, { side: sideOf(arrow), index: before.length }];
    }),
  );
}

function alongEdge({ from, to }: Arrow, { side, index }: Rail, { boxes, side: room, width, isNarrow }: Place): Point[] {
  const edge = (box: Rect) => (side < 0 ? box.left : right(box));
  const level = (box: Rect) => bottom(box) - box.height * (0.72 - 0.36 * index);
  const out = room - (isNarrow ? 18 : 34) - index * RAIL;
  const x = side < 0 ? out : width - out;
  // Out low and in high: two that leave side by side never cross.
  const [start, end] = [level(boxes[from]), bottom(boxes[to]) - boxes[to].height * (0.36 + 0.36 * index)];
  return [
    { x: edge(boxes[from]), y: start },
    { x, y: start },
    { x, y: end },
    { x: edge(boxes[to]), y: end },
  ];
}

function straight({ from, to }: Arrow, { boxes }: Place): Point[] {
  const [a, b] = [boxes[from], boxes[to]];
  const isPair = ARROWS.some((other) => other.from === to && other.to === from && !isStub(other));
  const shift = isPair ? APART : 0;
  const shared = { from: Math.max(a.left, b.left), to: Math.min(right(a), right(b)) };
  if (shared.to - shared.from > 4 * APART) {
    const down = a.top < b.top;
    const x = (shared.from + shared.to) / 2 + (down ? -shift : shift);
    return down
      ? [
          { x, y: bottom(a) },
          { x, y: b.top },
        ]
      : [
          { x, y: a.top },
          { x, y: bottom(b) },
        ];
  }
  const [p, q] = [centre(a), centre(b)];
  const length = Math.hypot(q.x - p.x, q.y - p.y);
  const [nx, ny] = [(-(q.y - p.y) / length) * shift, ((q.x - p.x) / length) * shift];
  const [start, end] = [
    { x: p.x + nx, y: p.y + ny },
    { x: q.x + nx, y: q.y + ny },
  ];
  return [edgeOf(a, start, end), edgeOf(b, end, start)];
}

/** Where the line from `inside` to `outside` leaves a rectangle. */
function edgeOf(rect: Rect, inside: Point, outside: Point): Point {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  const share = (step: number, low: number, high: number) => (step === 0 ? Infinity : (step > 0 ? high : low) / step);
  const t = Math.min(
    share(dx, rect.left - inside.x, right(rect) - inside.x),
    share(dy, rect.top - inside.y, bottom(rect) - inside.y),
  );
  return { x: inside.x + dx * t, y: inside.y + dy * t };
}

/** Whether no state but its own two stands in the way. */
export function isFree(points: readonly Point[], { from, to }: Arrow, { boxes }: Place): boolean {
  return STATES.every(
    (state) =>
      state === from ||
      state === to ||
      points.every((point, index) => {
        const next = points[index + 1];
        return next === undefined || !crosses(point, next, grow(boxes[state], 3));
      }),
  );
}

/** Down, across below its own row, and down again. */
function around({ from, to }: Arrow, { boxes, gap }: Place): Point[] {
  const [a, b] = [boxes[from], boxes[to]];
  const x = centre(b).x > centre(a).x ? right(a) - 8 : a.left + 8;
  const y = bottom(a) + gap * 0.3;
  return [
    { x, y: bottom(a) },
    { x, y },
    { x: centre(b).x, y },
    { x: centre(b).x, y: b.top },
  ];
}
