import type { Ladder } from '../../src/core/scenario/ladder';
import type { End } from '../../src/core/world';
import type { Frame, Texts } from './frame';
import { labelAt } from './frame';
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
const ACROSS = {
  wide: { arrives: 1, lost: 0.5, expired: 0.66, flying: 0.6 },
  // The word for its fate needs the rest.
  narrow: { arrives: 1, lost: 0.45, expired: 0.38, flying: 0.3 },
} as const;
const NARROW = 220;

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
  const places = new Map(flying.map((way, index) => [way, index]));
  const flyingY = bottom + 10;
  const pitch = frame.lineHeight + 4;
  const flyingBottom = flying.length === 0 ? bottom : flyingY + flying.length * pitch;
  const across = ACROSS[frame.middle < NARROW ? 'narrow' : 'wide'];
  const placed = new Map<number, { from: Point; to: Point }>();
  const yOf = (step: number) => rows[step]?.y ?? 0;

  const arrows = ways.map((way): ArrowMark => {
    const isA = way.sender === 'A';
    const start = frame.lines[way.sender] + (isA ? TOUCH : -TOUCH);
    const reach = (frame.middle - 2 * TOUCH) * across[way.fate];
    const y = way.last === null ? flyingY + (places.get(way) ?? 0) * pitch : yOf(way.last);
    const to = { x: isA ? start + reach : start - reach, y };
    const original = way.original === null ? undefined : placed.get(way.original);
    const from = original === undefined ? { x: start, y: yOf(way.first) } : pointAt(original, yOf(way.first));
    placed.set(way.flight, { from, to });
    const fateText = { arrives: '', lost: words.lost, expired: words.expired, flying: words.flying }[way.fate];
    const fateTop = to.y - frame.lineHeight / 2;
    const copyLabel = () => labelAt([words.copied], isA ? 'end' : 'start', from.x + (isA ? -8 : 8), from.y + 2, frame);
    return {
      from,
      to,
      fate: way.fate,
      origin: way.origin,
      first: way.first,
      last: way.last,
      label: way.origin === 'copied' ? copyLabel() : (texts.get(way.first) ?? null),
      fateLabel:
        fateText === '' ? null : labelAt([fateText], isA ? 'start' : 'end', to.x + (isA ? 10 : -10), fateTop, frame),
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
