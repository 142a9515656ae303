import type { Ladder } from '../../src/core/scenario/ladder';
import type { End } from '../../src/core/world';
import type { Frame, Texts } from './layout';
import { labelAt } from './layout';
import type { ArrowMark, Point, RowMark } from './marks';
import type { Words } from './words';

/** A segment's way, as far as the steps have told. */
interface Way {
  readonly flight: number;
  readonly sender: End;
  readonly origin: ArrowMark['origin'];
  readonly first: number;
  /** For a copy: the flight that it was copied from. */
  readonly original: number | null;
  fate: ArrowMark['fate'];
  last: number | null;
}

/** From a life line to an arrow's end, and how far across a segment comes that does not arrive. */
const TOUCH = 4;
const ACROSS = { arrives: 1, lost: 0.5, expired: 0.66, flying: 0.6 } as const;

/** Places the arrows, copies forked from their originals. `bottom` grows when something is still under way there. */
export function placeArrows(
  ladder: Ladder,
  frame: Frame,
  rows: readonly RowMark[],
  texts: Texts,
  words: Words,
  bottom: number,
): { arrows: ArrowMark[]; bottom: number } {
  const ways = waysOf(ladder);
  const flying = ways.filter(({ fate }) => fate === 'flying');
  const flyingY = bottom + 10;
  const flyingBottom = flying.length === 0 ? bottom : flyingY + 12 + flying.length * (frame.lineHeight + 4);
  const placed = new Map<number, { from: Point; to: Point }>();
  const yOf = (step: number) => rows[step]?.y ?? 0;

  const arrows = ways.map((way): ArrowMark => {
    const isA = way.sender === 'A';
    const start = frame.lines[way.sender] + (isA ? TOUCH : -TOUCH);
    const reach = (frame.middle - 2 * TOUCH) * ACROSS[way.fate];
    const to = { x: isA ? start + reach : start - reach, y: way.last === null ? flyingY : yOf(way.last) };
    const original = way.original === null ? undefined : placed.get(way.original);
    const from = original === undefined ? { x: start, y: yOf(way.first) } : pointAt(original, yOf(way.first));
    placed.set(way.flight, { from, to });
    const nth = flying.indexOf(way);
    const fateText = { arrives: '', lost: words.lost, expired: words.expired, flying: words.flying }[way.fate];
    const fateTop = nth < 0 ? to.y - frame.lineHeight / 2 : to.y + 8 + nth * (frame.lineHeight + 4);
    const beside = nth < 0 ? to.x + (isA ? 10 : -10) : frame.width / 2;
    const fateAnchor = nth >= 0 ? 'middle' : isA ? 'start' : 'end';
    const copyLabel = () =>
      labelAt([words.copied], isA ? 'end' : 'start', from.x + (isA ? -8 : 8), from.y - frame.lineHeight / 2 + 3, frame);
    return {
      from,
      to,
      fate: way.fate,
      origin: way.origin,
      first: way.first,
      last: way.last,
      label: way.origin === 'copied' ? copyLabel() : (texts.get(way.first) ?? null),
      fateLabel: fateText === '' ? null : labelAt([fateText], fateAnchor, beside, fateTop, frame),
    };
  });
  return { arrows, bottom: flyingBottom };
}

function waysOf({ steps }: Ladder): Way[] {
  const ways = new Map<number, Way>();
  steps.forEach((step, index) => {
    const number = index + 1;
    const { kind, flight, copy } = step;
    const begin = (id: number, origin: ArrowMark['origin'], original: number | null) => {
      ways.set(id, { flight: id, sender: step.end, origin, first: number, original, fate: 'flying', last: null });
    };
    if (kind === 'send' && flight !== null) begin(flight, 'sent', null);
    if (kind === 'inject' && flight !== null) begin(flight, 'injected', null);
    if (kind === 'duplicate' && copy !== null) begin(copy, 'copied', flight);
    const way = flight === null ? undefined : ways.get(flight);
    if (way === undefined || (kind !== 'arrive' && kind !== 'lose' && kind !== 'expire')) return;
    way.fate = kind === 'arrive' ? 'arrives' : kind === 'lose' ? 'lost' : 'expired';
    way.last = number;
  });
  return [...ways.values()];
}

/** The point of a way at height `y`. */
function pointAt({ from, to }: { from: Point; to: Point }, y: number): Point {
  const part = to.y === from.y ? 0 : Math.min(1, Math.max(0, (y - from.y) / (to.y - from.y)));
  return { x: from.x + (to.x - from.x) * part, y };
}
