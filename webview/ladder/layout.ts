import type { Ladder, LadderStep } from '../../src/core/scenario/ladder';
import type { End } from '../../src/core/world';
import type { State } from '../../src/core/tcp';
import { placeArrows } from './arrows';
import { placeBars } from './bars';
import type { Frame } from './frame';
import { labelAt } from './frame';
import type { Label, Layout, NoteMark, RowMark, StateMark } from './marks';
import { widthOf, wrap } from './measure';
import { isRestart, lengthOf } from './timewait';
import type { Words } from './words';

/**
 * A run as a time-sequence diagram: a pure function from the run, the width and the words to marks with places.
 *
 * Three columns: outside each life line what its application calls and the states' names, between them the segments.
 * Each step has a row, in the order in which things happened; time is not to scale, a gap says how much has passed. A row
 * is placed below the texts that are above it in its own column, so that two texts never overlap, however narrow it is.
 */
export function layOut(ladder: Ladder, width: number, words: Words): Layout {
  const frame = frameOf(ladder, width, words);
  const { rows, states, notes, gaps, texts } = placeRows(ladder, frame, words);
  const bottom = (rows.at(-1)?.bottom ?? 0) + TAIL;
  const { arrows, bottom: height } = placeArrows(ladder, frame, rows, texts, words, bottom);
  return {
    width,
    height,
    font: frame.font,
    lines: frame.lines,
    heads: { A: { x: frame.lines.A, y: HEAD }, B: { x: frame.lines.B, y: HEAD } },
    rows,
    states: untilNext(states, height),
    arrows,
    notes,
    bars: placeBars(ladder, frame, rows, height),
    gaps,
  };
}

const HEAD = 18;
const TAIL = 12;
/** From a life line to the text outside it; the timer bar is between. */
const OUTSIDE = 18;
/** From a life line to the text inside it. */
const INSIDE = 12;
/** Around a state's name. */
const PAD = { x: 5, y: 2 };
const AIR = 5;
const LEAST_MIDDLE = 112;

function frameOf(ladder: Ladder, width: number, words: Words): Frame {
  const font = width < 420 ? 11 : 12;
  const length = lengthOf(ladder);
  const wanted = Math.max(
    ...[ladder.start, ...ladder.steps].flatMap(({ A, B }) => [A, B]).map((state) => widthOf(state, font) + 2 * PAD.x),
    ...ladder.steps
      .flatMap((step, index) => noteOf(step, stateBefore(ladder, index, step.end), length, words)?.texts ?? [])
      .map((text) => widthOf(text, font)),
  );
  const most = (width - LEAST_MIDDLE) / 2;
  const side = Math.max(60, Math.min(most, width * 0.3, wanted + OUTSIDE + 2));
  const lines = { A: side, B: width - side };
  return { width, font, lineHeight: Math.round(font * 1.35), lines, gutter: side - OUTSIDE, middle: lines.B - lines.A };
}

function placeRows(ladder: Ladder, frame: Frame, words: Words) {
  const rows: RowMark[] = [];
  const states: Omit<StateMark, 'to'>[] = [];
  const notes: NoteMark[] = [];
  const gaps: Layout['gaps'][number][] = [];
  const texts = new Map<number, Label>();
  const below = { A: 0, B: 0, middle: 0 };
  const length = lengthOf(ladder);

  const put = (end: End, step: number, y: number, { kind, note, name, state, pill, height }: Block): void => {
    const x = end === 'A' ? frame.lines.A - OUTSIDE : frame.lines.B + OUTSIDE;
    const anchor = end === 'A' ? 'end' : 'start';
    const top = y - height / 2;
    if (kind !== null) {
      notes.push({ end, step, kind, at: { x: frame.lines[end], y }, label: labelAt(note, anchor, x, top, frame) });
    }
    if (state !== null) {
      states.push({ end, state, step, from: y, label: labelAt(name, anchor, x, top + height - pill, frame, PAD) });
    }
    below[end] = Math.max(below[end], y + height / 2);
  };

  for (const end of ['A', 'B'] as const) put(end, 0, HEAD, blockOf(null, ladder.start[end], frame));
  below.middle = HEAD + 12;
  rows.push({ step: 0, y: HEAD, top: 2, bottom: Math.max(below.A, below.B, HEAD + 14) });

  let y = HEAD;
  let before: Pick<LadderStep, 'at' | 'A' | 'B'> = { at: 0, ...ladder.start };
  ladder.steps.forEach((step, index) => {
    const number = index + 1;
    if (step.at > before.at) {
      const top = Math.max(y, below.A, below.B, below.middle) + 8;
      const text = words.later(words.duration(step.at - before.at, ladder.discrete));
      const lines = wrap(text, frame.middle - 2 * INSIDE, frame.font);
      const label = labelAt(lines, 'middle', frame.width / 2, top, frame);
      gaps.push({ step: number, y: top + label.height / 2, label });
      y = top + label.height;
      below.A = below.B = below.middle = y + 2;
    }
    const note = noteOf(step, before[step.end], length, words);
    const changed = (end: End) => (before[end] === step[end] ? null : step[end]);
    const other = step.end === 'A' ? 'B' : 'A';
    const blocks = {
      [step.end]: blockOf(note, changed(step.end), frame),
      [other]: blockOf(null, changed(other), frame),
    } as Record<End, Block>;
    const lines = textLines(step, frame, words);
    const above = lines.length * frame.lineHeight;
    const around = isFate(step) ? frame.lineHeight / 2 + 2 : 3;
    y = Math.max(
      y + leastAdvance(step),
      below.middle + (above > 0 ? above + AIR : around),
      ...(['A', 'B'] as const).map((end) => (blocks[end].height > 0 ? below[end] + AIR + blocks[end].height / 2 : 0)),
    );
    for (const end of ['A', 'B'] as const) put(end, number, y, blocks[end]);
    if (above > 0) {
      const isA = step.end === 'A';
      const x = isA ? frame.lines.A + INSIDE : frame.lines.B - INSIDE;
      texts.set(number, labelAt(lines, isA ? 'start' : 'end', x, y - above - 1, frame));
    }
    below.middle = Math.max(below.middle, y + around);
    const half = Math.max(blocks.A.height, blocks.B.height) / 2;
    rows.push({
      step: number,
      y,
      top: Math.min(y - 8, y - half - 2, above > 0 ? y - above - 3 : y),
      bottom: Math.max(y + 8, y + half + 2),
    });
    before = step;
  });
  return { rows, states, notes, gaps, texts };
}

interface Note {
  readonly kind: NoteMark['kind'];
  readonly texts: readonly string[];
}

/** What stands outside a life line in a row: the lines of a note, and below them a state's name. Heights in px. */
interface Block {
  readonly kind: NoteMark['kind'] | null;
  readonly note: readonly string[];
  readonly state: State | null;
  readonly name: readonly string[];
  readonly pill: number;
  readonly height: number;
}

function blockOf(note: Note | null, state: State | null, frame: Frame): Block {
  const { gutter, font, lineHeight } = frame;
  const lines = note === null ? [] : note.texts.flatMap((text) => wrap(text, gutter, font));
  const name = state === null ? [] : stateLines(state, frame);
  const pill = name.length === 0 ? 0 : name.length * lineHeight + 2 * PAD.y;
  const between = lines.length > 0 && pill > 0 ? 3 : 0;
  return {
    kind: note?.kind ?? null,
    note: lines,
    state,
    name,
    pill,
    height: lines.length * lineHeight + between + pill,
  };
}

/** What stands at the outer side: the call and what it returns, the timer that ends, the 2MSL that begins. */
function noteOf(step: LadderStep, before: State, length: string, words: Words): Note | null {
  const { kind, end, call, returned, refused, timer } = step;
  if (call !== null) {
    return { kind: refused ? 'refused' : 'call', texts: [returned === null ? call : `${call} → ${returned}`] };
  }
  if (kind === 'timeout' && timer !== null) {
    return { kind: 'timer', texts: [timer === 'time-wait' ? words.over(length) : words.timer(timer)] };
  }
  if (isRestart(step)) return { kind: 'wait', texts: [words.restarts(length)] };
  if (step[end] === 'TIME_WAIT' && before !== 'TIME_WAIT') return { kind: 'wait', texts: [words.starts(length)] };
  return null;
}

function stateBefore({ start, steps }: Ladder, index: number, end: End): State {
  return (steps[index - 1] ?? start)[end];
}

/** What a segment carries, in as many lines as the middle needs. */
function textLines({ kind, segment }: LadderStep, frame: Frame, words: Words): string[] {
  if ((kind !== 'send' && kind !== 'inject') || segment === null) return [];
  const { flags, seq, ack, len } = segment;
  const fields = [flags, `seq ${seq}`, ack === null ? '' : `ack ${ack}`, len === 0 ? '' : `len ${len}`];
  if (kind === 'inject') fields.unshift(words.injected);
  const lines: string[] = [];
  for (const field of fields.filter((one) => one !== '')) {
    const last = lines.at(-1);
    const joined = last === undefined ? field : `${last} ${field}`;
    if (last !== undefined && widthOf(joined, frame.font) <= frame.middle - 2 * INSIDE)
      lines[lines.length - 1] = joined;
    else lines.push(...wrap(field, frame.middle - 2 * INSIDE, frame.font));
  }
  return lines;
}

/** A state's name: whole, in two lines, or as `ss` shortens it. */
function stateLines(state: State, { gutter, font }: Frame): string[] {
  const room = gutter - 2 * PAD.x;
  if (widthOf(state, font) <= room) return [state];
  if (state === 'ESTABLISHED') return ['ESTAB'];
  return wrap(state, room, font);
}

function isFate({ kind }: LadderStep): boolean {
  return kind === 'lose' || kind === 'expire' || kind === 'duplicate';
}

function leastAdvance({ kind }: LadderStep): number {
  return kind === 'arrive' ? 24 : isFate({ kind } as LadderStep) ? 20 : kind === 'send' ? 12 : 16;
}

/** Each state lasts until the next of its end, or to the bottom. */
function untilNext(states: readonly Omit<StateMark, 'to'>[], bottom: number): StateMark[] {
  const next = { A: bottom, B: bottom };
  const lasting = [...states].reverse().map((mark) => {
    const to = next[mark.end];
    next[mark.end] = mark.from;
    return { ...mark, to };
  });
  return lasting.reverse();
}
