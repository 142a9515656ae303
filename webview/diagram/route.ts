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

/** Finds the way of every arrow: straight where no state stands in between, along the edge where it leads far up. */
export function routeArrows(place: Place): readonly Route[] {
  const rails = railsOf();
  return ARROWS.map((arrow): Route => {
    if (isStub(arrow)) return { arrow, points: stub(arrow.from, place), isStub: true };
    const rail = rails.get(arrow);
    if (rail !== undefined) return { arrow, points: alongEdge(arrow, rail, place), isStub: false };
    const lines = [0, 0.1, 0.15, 0.2, 0.3].map((lean) => straight(arrow, place, lean));
    const points = lines.find((line) => isFree(line, arrow, place)) ?? around(arrow, place);
    return { arrow, points, isStub: false };
  });
}

/** From most states a reset, an abort or a timeout leads straight to CLOSED. */
function isStub({ to, isEarly }: Arrow): boolean {
  return to === 'CLOSED' && isEarly;
}

function stub(from: State, { boxes, isNarrow }: Place): Point[] {
  const box = boxes[from];
  const out = CELLS[from].column < 0 ? -1 : 1;
  const start = { x: out < 0 ? box.left : right(box), y: bottom(box) - box.height * 0.22 };
  return [start, { x: start.x + out * (isNarrow ? 6 : 16), y: start.y }];
}

/** Which edge an arrow runs along, and how far out: the longest ways outside. */
interface Rail {
  readonly side: -1 | 1;
  readonly index: number;
  /** How many lead to the same state further in. */
  readonly beside: number;
}

function railsOf(): ReadonlyMap<Arrow, Rail> {
  const rise = ({ from, to }: Arrow) => CELLS[from].row - CELLS[to].row;
  const far = ARROWS.filter((arrow) => !isStub(arrow) && rise(arrow) > 2).sort((a, b) => rise(a) - rise(b));
  const sideOf = ({ to }: Arrow): -1 | 1 => (to === 'CLOSED' ? 1 : -1);
  return new Map(
    far.map((arrow, at) => {
      const before = far.slice(0, at).filter((other) => sideOf(other) === sideOf(arrow));
      const beside = before.filter(({ to }) => to === arrow.to).length;
      return [arrow, { side: sideOf(arrow), index: before.length, beside }];
    }),
  );
}

function alongEdge({ from, to }: Arrow, { side, index, beside }: Rail, place: Place): Point[] {
  const { boxes, side: room, width, isNarrow } = place;
  const [a, b] = [boxes[from], boxes[to]];
  const edge = (box: Rect) => (side < 0 ? box.left : right(box));
  const out = room - (isNarrow ? 23 : 34) - index * (isNarrow ? 7 : 9);
  const x = side < 0 ? out : width - out;
  // The further out, the lower it leaves and the higher it arrives: so they never cross.
  const [start, end] = [bottom(a) - a.height * (0.62 - 0.3 * index), bottom(b) - b.height * (0.5 + 0.28 * beside)];
  return [
    { x: edge(a), y: start },
    { x, y: start },
    { x, y: end },
    { x: edge(b), y: end },
  ];
}

/** `lean`: how far from its middle towards its end the line begins, as a share of the box. */
function straight({ from, to }: Arrow, { boxes }: Place, lean: number): Point[] {
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
  const q = centre(b);
  const p = { x: centre(a).x + Math.sign(q.x - centre(a).x) * lean * a.width, y: centre(a).y };
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
export function isFree(points: readonly Point[], { from, to }: Arrow, { boxes, isNarrow }: Place): boolean {
  return STATES.every(
    (state) =>
      state === from ||
      state === to ||
      points.every((point, index) => {
        const next = points[index + 1];
        return next === undefined || !crosses(point, next, grow(boxes[state], isNarrow ? 1 : 3));
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
