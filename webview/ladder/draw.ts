import type { SVGTemplateResult } from 'lit/html.js';
import { nothing, svg } from 'lit/html.js';
import type { End } from '../../src/core/world';
import type { State } from '../../src/core/tcp';
import { STATE_GROUPS } from '../../src/core/tcp';
import type { ArrowMark, BarMark, Label, Layout, NoteMark, Point, RowMark, StateMark } from './marks';

/** A stretch of the drawing, px from its top. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

const ALL: Stretch = { top: -Infinity, bottom: Infinity };

/**
 * Draws a layout. `step`: how far the run has been played; what comes later is dimmed. `go`: a row was pressed. Of a long
 * one only what reaches into `seen` is drawn.
 */
export function drawLayout(
  whole: Layout,
  step: number,
  go: (step: number) => void,
  seen: Stretch = ALL,
): SVGTemplateResult {
  const played = playedTo(whole, step);
  const layout = seen === ALL ? whole : partOf(whole, seen);
  return svg`<g class="ladder" font-size=${layout.font}>
    ${layout.rows.filter((row) => row.step === step).map((row) => band(row, layout.width))}
    ${layout.gaps.map(({ step: first, y, label }) => {
      const { left, width } = label;
      return svg`<g class="gap ${when(first, step)}">
        <line x1=${layout.lines.A + 8} y1=${y} x2=${left - 6} y2=${y} />
        <line x1=${left + width + 6} y1=${y} x2=${layout.lines.B - 8} y2=${y} />
      </g>`;
    })}
    ${layout.states.map((mark) => stateLine(mark, layout, played))}
    ${layout.bars.map((mark) => bar(mark, played, step))}
    ${layout.arrows.map((mark) => arrow(mark, step))}
    ${(['A', 'B'] as const).map((end) => head(end, layout))}
    ${layout.states.map((mark) => pill(mark, layout, step))}
    ${layout.notes.map((mark) => note(mark, layout, step))}
    ${layout.gaps.map((mark) => svg`<g class="gap ${when(mark.step, step)}">${clear(mark.label, layout)}</g>`)}
    ${layout.arrows.map((mark) => arrowText(mark, layout, step, whole.rows.length - 1))}
    ${layout.rows.map((row) => hit(row, layout.width, go))}
  </g>`;
}

/** The two heads alone, which stay at the top while a long run scrolls below them. */
export function drawHeads(layout: Layout): SVGTemplateResult {
  return svg`<g class="ladder" font-size=${layout.font}>${(['A', 'B'] as const).map((end) => head(end, layout))}</g>`;
}

/** How high `drawHeads` is, px. */
export const HEADS = 36;

/** The marks that reach into a stretch. */
function partOf(layout: Layout, seen: Stretch): Layout {
  const { rows, states, arrows, notes, bars, gaps } = layout;
  const reaches = (from: number, to: number) => to >= seen.top && from <= seen.bottom;
  const isSeen = ({ label: { top, height } }: { readonly label: Label }) => reaches(top, top + height);
  return {
    ...layout,
    rows: rows.filter(({ top, bottom }) => reaches(top, bottom)),
    states: states.filter((mark) => reaches(mark.from, mark.to) || isSeen(mark)),
    arrows: arrows.filter(({ from, to, label }) => reaches(Math.min(label?.top ?? from.y, from.y), to.y + ARROW_AIR)),
    notes: notes.filter(isSeen),
    bars: bars.filter(({ from, to }) => reaches(from, to)),
    gaps: gaps.filter(isSeen),
  };
}

/** A word for a fate, or a sign, may reach so far below an arrow's end, px. */
const ARROW_AIR = 16;

/** How far down the run has been played, px. */
function playedTo({ rows, height }: Layout, step: number): number {
  return step >= rows.length - 1 ? height : (rows[step]?.y ?? 0);
}

/** `now`, or `later` for what has not happened yet, or nothing. */
function when(mark: number, step: number): string {
  return mark === step ? 'now' : mark > step ? 'later' : '';
}

function band({ top, bottom }: RowMark, width: number): SVGTemplateResult {
  return svg`<rect class="band" x="1" y=${top} width=${width - 2} height=${bottom - top} rx="4" />`;
}

function hit({ step, top, bottom }: RowMark, width: number, go: (step: number) => void): SVGTemplateResult {
  return svg`<rect class="hit" x="0" y=${top} width=${width} height=${bottom - top} @click=${() => {
    go(step);
  }} />`;
}

function head(end: End, { heads }: Layout): SVGTemplateResult {
  const { x, y } = heads[end];
  return svg`<g class="head">
    <circle cx=${x} cy=${y} r="12" />
    <text x=${x} y=${y} dy="0.35em" text-anchor="middle">${end}</text>
  </g>`;
}

/** A stretch of a life line: in full colour as far as the run has been played. */
function stateLine({ end, state, from, to }: StateMark, { lines }: Layout, played: number): SVGTemplateResult {
  const middle = Math.min(to, Math.max(from, played));
  const x = lines[end];
  const part = (y1: number, y2: number, more: string) =>
    y2 <= y1 ? nothing : svg`<line class="life ${tint(state)} ${more}" x1=${x} y1=${y1} x2=${x} y2=${y2} />`;
  return svg`${part(from, middle, '')}${part(middle, to, 'later')}`;
}

/** The name of a state, framed in its colour. */
function pill({ state, step: first, label }: StateMark, layout: Layout, step: number): SVGTemplateResult {
  const { left, top, width, height } = label;
  return svg`<g class="pill ${tint(state)} ${when(first, step)}">
    <rect x=${left} y=${top} width=${width} height=${height} rx="3" />
    ${text(label, layout, { x: 0, y: 2 }, left + width / 2)}
  </g>`;
}

/** The colour of a state: by its part in a connection's life, with TIME_WAIT apart. */
export function tint(state: State): string {
  if (state === 'TIME_WAIT') return 'time-wait';
  if (state === 'CLOSED') return 'closed';
  return STATE_GROUPS.find(({ states }) => (states as readonly State[]).includes(state))?.id ?? '';
}

function note({ kind, step: first, at, end, label }: NoteMark, layout: Layout, step: number): SVGTemplateResult {
  return svg`<g class="note ${kind} ${when(first, step)}">
    ${noteSign(kind, at, end === 'A' ? -1 : 1)}
    ${text(label, layout)}
  </g>`;
}

/** What joins a note to the life line: a tick for a call, a clock for a timer that ends. */
function noteSign(kind: NoteMark['kind'], { x, y }: Point, out: 1 | -1): SVGTemplateResult | typeof nothing {
  switch (kind) {
    case 'call':
    case 'refused':
      return svg`<path class="tick" d="M ${x + out * 15} ${y} H ${x + out * 5}" />`;
    case 'timer':
      return svg`<circle class="clock" cx=${x} cy=${y} r="6" /><path class="hands" d="M ${x} ${y - 3.5} V ${y} H ${x + 3}" />`;
    case 'wait':
      return nothing;
  }
}

/** The TIME_WAIT timer: an open bar; a cap where it ran out, a notch where it starts again, a cross where it was cut. */
function bar({ x, from, to, ends, first }: BarMark, played: number, step: number): SVGTemplateResult {
  const last = to - (ends === 'restart' ? 5 : 0);
  const filled = Math.min(last, Math.max(from, played));
  return svg`<g class="bar ${when(first, step)}">
    <rect class="frame" x=${x - 3} y=${from} width="6" height=${Math.max(0, last - from)} rx="2" />
    <rect class="fill" x=${x - 3} y=${from} width="6" height=${Math.max(0, filled - from)} rx="2" />
    ${ends === 'over' ? svg`<path class="cap" d="M ${x - 6} ${to} h 12" />` : nothing}
    ${ends === 'cut' ? cross(x, to) : nothing}
  </g>`;
}

function arrow(mark: ArrowMark, step: number): SVGTemplateResult {
  const { from, to, fate, origin, first, last } = mark;
  const state =
    first > step ? 'later' : last === null || last > step ? 'flying' : last === step || first === step ? 'now' : '';
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const end = fate === 'arrives' ? { x: to.x - 5 * Math.cos(angle), y: to.y - 5 * Math.sin(angle) } : to;
  return svg`<g class="arrow ${fate} ${origin} ${state}">
    ${fate === 'expired' ? fading(mark) : svg`<line x1=${from.x} y1=${from.y} x2=${end.x} y2=${end.y} />`}
    ${fate === 'arrives' || fate === 'flying' ? tip(to.x, to.y, angle) : nothing}
    ${fate === 'lost' ? cross(to.x, to.y) : nothing}
    ${origin === 'copied' ? svg`<circle class="fork" cx=${from.x} cy=${from.y} r="3.5" />` : nothing}
    ${origin === 'injected' ? svg`<path class="fork" d="M ${from.x} ${from.y - 5} l 5 5 l -5 5 l -5 -5 z" />` : nothing}
  </g>`;
}

/** A line that fades: shorter and shorter dashes, fainter and fainter. */
function fading({ from, to }: ArrowMark): SVGTemplateResult {
  const parts = 6;
  const at = (part: number) => ({
    x: from.x + ((to.x - from.x) * part) / parts,
    y: from.y + ((to.y - from.y) * part) / parts,
  });
  return svg`${Array.from({ length: parts }, (_, index) => {
    // The gaps come first, so that the last dash ends where the segment is gone.
    const [start, end] = [at(index + index / (parts + 2)), at(index + 1)];
    return svg`<line x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y} stroke-opacity=${1 - index / (parts + 2)} />`;
  })}`;
}

function tip(x: number, y: number, angle: number): SVGTemplateResult {
  const wing = (turn: number) => `${x - 9 * Math.cos(angle + turn)} ${y - 9 * Math.sin(angle + turn)}`;
  return svg`<path class="tip" d="M ${x} ${y} L ${wing(0.4)} L ${wing(-0.4)} Z" />`;
}

function cross(x: number, y: number): SVGTemplateResult {
  return svg`<path class="cross" d="M ${x - 5} ${y - 5} l 10 10 m 0 -10 l -10 10" />`;
}

function arrowText(
  { label, fateLabel, first, last }: ArrowMark,
  layout: Layout,
  step: number,
  steps: number,
): SVGTemplateResult {
  const end = last ?? steps;
  return svg`
    ${label === null ? nothing : svg`<g class="carries ${when(first, step)}">${clear(label, layout)}</g>`}
    ${fateLabel === null ? nothing : svg`<g class="fate ${when(end, step)}">${clear(fateLabel, layout)}</g>`}
  `;
}

/** A text among the arrows: what crosses it is kept off it, and off its blanks. */
function clear(label: Label, layout: Layout): SVGTemplateResult {
  const { left, top, width, height } = label;
  return svg`<rect class="behind" x=${left} y=${top} width=${width} height=${height} />${text(label, layout)}`;
}

/** Lines of text at the places that the layout gives them. */
function text(
  { lines, anchor, x, top, height }: Label,
  { font }: Layout,
  pad = { x: 0, y: 0 },
  centre?: number,
): SVGTemplateResult {
  const lineHeight = (height - 2 * pad.y) / Math.max(1, lines.length);
  return svg`${lines.map(
    (line, index) => svg`<text
      x=${centre ?? x}
      y=${top + pad.y + lineHeight * (index + 0.5) + font * 0.35}
      text-anchor=${centre === undefined ? anchor : 'middle'}
    >${line}</text>`,
  )}`;
}
