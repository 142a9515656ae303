import type { Arrow, State } from '../../src/core/tcp';
import { plainest } from '../../src/core/tcp';
import { eventText, sendsText } from '../../src/messages/events';
import { widthOf, wrap } from '../ladder/measure';
import type { Place, Point, Rect } from './place';
import { crosses, grow, overlap, titleRects } from './place';
import type { Route } from './route';

/** The words beside an arrow, in lines. */
export interface ArrowLabel {
  readonly arrow: Arrow;
  readonly lines: readonly string[];
  readonly rect: Rect;
}

/** From line to line of a label, in heights of its letters. */
export const LINE_HEIGHT = 1.25;

/** `close() / FIN`: what happens, and what leaves, as the RFC's Figure 5 has it. */
export function wayText(row: Arrow['rows'][number]): string {
  const sends = sendsText(row);
  return sends === null ? eventText(row.on) : `${eventText(row.on)} / ${sends}`;
}

/**
 * Labels for as many arrows as there is room for, none upon another or upon a state: first those of the selected state,
 * then, where it is wide, those of a connection that opens and closes in peace.
 */
export function placeLabels(place: Place, routes: readonly Route[], selected: State | null): readonly ArrowLabel[] {
  const touches = ({ arrow }: Route) => arrow.from === selected || arrow.to === selected;
  const wanted = routes.filter(
    (route) => !route.isStub && (touches(route) || (!place.isNarrow && !route.arrow.isEarly)),
  );
  const first = wanted.filter(touches);
  const rest = wanted.filter((route) => !touches(route));
  const placed: ArrowLabel[] = [];
  for (const route of [...first, ...rest]) {
    const label = placeLabel(place, route, routes, placed, touches, selected !== null && !touches(route));
    if (label !== null) placed.push(label);
  }
  return placed;
}

/** In the form and at the place that hides least and cannot be taken for another arrow's. */
function placeLabel(
  place: Place,
  route: Route,
  routes: readonly Route[],
  placed: readonly ArrowLabel[],
  isHeld: (other: Route) => boolean,
  isFar: boolean,
): ArrowLabel | null {
  const { arrow, points } = route;
  const others = routes.filter((other) => other !== route);
  let best: { label: ArrowLabel; cost: number } | null = null;
  for (const lines of formsOf(plainest(arrow), place)) {
    const width = Math.max(...lines.map((line) => widthOf(line, place.labelFont)));
    const height = lines.length * place.labelFont * LINE_HEIGHT;
    for (const { rect, cost: far } of candidates(points, width, height)) {
      if (!fits(rect, place, routes, placed)) continue;
      const upon = others.filter((other) => meets(other, rect));
      if (place.isNarrow && upon.some(isHeld)) continue;
      // Rather no label than one of which it is not clear whose it is, when the learner looks elsewhere.
      if (isFar && upon.length > 0) continue;
      const near = others.filter((other) => meets(other, grow(rect, 8)));
      const cost = far + upon.length * 5 + near.length * 2 + lines.length * 0.2;
      if (best === null || cost < best.cost) best = { label: { arrow, lines, rect }, cost };
    }
  }
  return best?.label ?? null;
}

/** The words in one line, in two as the RFC has them, and narrower and narrower. */
function formsOf(row: Arrow['rows'][number], { isNarrow, labelFont }: Place): readonly (readonly string[])[] {
  const [on, sends] = [eventText(row.on), sendsText(row)];
  const forms = (isNarrow ? [110, 76] : [190, 150, 100, 76]).map((width) => {
    const whole = wayText(row);
    if (widthOf(whole, labelFont) <= width) return [whole];
    return [...wrap(on, width, labelFont), ...(sends === null ? [] : wrap(`/ ${sends}`, width, labelFont))];
  });
  return forms.filter((form, index) => forms.findIndex((other) => other.join() === form.join()) === index);
}

/** Places on both sides of a line and upon it: the nearer to its middle the better. */
function candidates(points: readonly Point[], width: number, height: number): { rect: Rect; cost: number }[] {
  return points.flatMap((a, index) => {
    const b = points[index + 1];
    if (b === undefined) return [];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length < 14) return [];
    const normal = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
    const beside = (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2 + 3;
    // Upon the line itself, where enough of it can still be seen.
    const sides = length > 2.5 * beside ? [1, -1, 0] : [1, -1];
    return [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].flatMap((share) =>
      sides.map((side) => {
        const x = a.x + (b.x - a.x) * share + normal.x * beside * side;
        const y = a.y + (b.y - a.y) * share + normal.y * beside * side;
        const rect = { left: x - width / 2, top: y - height / 2, width, height };
        return { rect, cost: Math.abs(share - 0.5) * 2 + (side === 0 ? 1.2 : 0) };
      }),
    );
  });
}

function fits(rect: Rect, place: Place, routes: readonly Route[], placed: readonly ArrowLabel[]): boolean {
  const { width, height, boxes } = place;
  if (rect.left < 1 || rect.top < 1 || rect.left + rect.width > width - 1 || rect.top + rect.height > height - 1)
    return false;
  if (Object.values(boxes).some((box) => overlap(rect, grow(box, 2)))) return false;
  if (Object.values(titleRects(place)).some((title) => overlap(rect, title))) return false;
  if (placed.some((other) => overlap(rect, grow(other.rect, 2)))) return false;
  return routes.every(
    ({ isStub, points: [start, end] }) => !isStub || !start || !end || !crosses(start, end, grow(rect, 6)),
  );
}

/** Whether an arrow passes through a rectangle. */
function meets({ points }: Route, rect: Rect): boolean {
  return points.some((point, index) => {
    const next = points[index + 1];
    return next !== undefined && crosses(point, next, rect);
  });
}
