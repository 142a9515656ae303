import type { End } from '../../src/core/world';
import type { State } from '../../src/core/tcp';

/** Everything that is drawn, placed, in px from the top left. A mark belongs to the step (1-based; 0: the start) that makes it. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lines of text. `x` is where they are anchored; `left` and `top` and the sizes are of the box around them. */
export interface Label {
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  readonly x: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch of a life line in one state, with its name at the outer side. */
export interface StateMark {
  readonly end: End;
  readonly state: State;
  readonly step: number;
  readonly from: number;
  readonly to: number;
  readonly label: Label;
}

/** A segment's way. `last`: the step in which it arrives, is lost or expires; null: it is under way at the end. */
export interface ArrowMark {
  readonly from: Point;
  readonly to: Point;
  readonly fate: 'arrives' | 'lost' | 'expired' | 'flying';
  readonly origin: 'sent' | 'copied' | 'injected';
  readonly first: number;
  readonly last: number | null;
  /** What it carries; a copy has the word for it. */
  readonly label: Label | null;
  /** The word for its fate, unless it arrives. */
  readonly fateLabel: Label | null;
}

/** What an application calls and is told, which timer ends, or that TIME_WAIT's begins, at the outer side. */
export interface NoteMark {
  readonly end: End;
  readonly step: number;
  readonly kind: 'call' | 'refused' | 'timer' | 'wait';
  readonly at: Point;
  readonly label: Label;
}

/** The TIME_WAIT timer while it runs. `ends`: it ran out, was started again, was cut short, or runs on. */
export interface BarMark {
  readonly end: End;
  readonly first: number;
  readonly last: number | null;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly ends: 'over' | 'restart' | 'cut' | 'open';
}

/** Time passes before this step. */
export interface GapMark {
  readonly step: number;
  readonly y: number;
  readonly label: Label;
}

/** The height that a step takes. */
export interface RowMark {
  readonly step: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

/** The whole drawing: its size, and all its marks. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Size of the letters, px. */
  readonly font: number;
  readonly lines: Readonly<Record<End, number>>;
  readonly heads: Readonly<Record<End, Point>>;
  readonly rows: readonly RowMark[];
  readonly states: readonly StateMark[];
  readonly arrows: readonly ArrowMark[];
  readonly notes: readonly NoteMark[];
  readonly bars: readonly BarMark[];
  readonly gaps: readonly GapMark[];
}

/** Every text in the drawing. */
export function labelsOf({ states, arrows, notes, gaps }: Layout): Label[] {
  const optional = arrows.flatMap(({ label, fateLabel }) => [label, fateLabel]).filter((label) => label !== null);
  return [...states, ...notes, ...gaps].map(({ label }) => label).concat(optional);
}
