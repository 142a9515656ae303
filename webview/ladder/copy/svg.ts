import type { State } from '../../../src/core/tcp';
import { STATE_GROUPS } from '../../../src/core/tcp';
import type { ArrowMark, BarMark, Label, Layout, NoteMark, StateMark } from '../marks';

/** Colours that are read on white, whatever the theme of the editor; each state's is 4.5 to 1 or more. */
const INK = '#1f1f1f';
const QUIET = '#5a5a5a';
const RED = '#b3261e';
const TINTS: Readonly<Record<string, string>> = {
  opening: '#5a5a5a',
  open: '#1a7f37',
  'active-close': '#0550ae',
  'passive-close': '#8a5a00',
  'time-wait': '#6639ba',
  closed: '#5a5a5a',
};

/**
 * A layout as a document of its own: no style sheet, no variable, a white ground, a title and a description. `about` names
 * it, `described` says the same in words.
 */
export function svgOf(layout: Layout, { about, described }: { about: string; described: string }): string {
  const { width, height, font, lines, heads } = layout;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" font-family="ui-monospace, Consolas, 'DejaVu Sans Mono', monospace" font-size="${n(font)}">`,
    `<title id="title">${escapeXml(about)}</title>`,
    `<desc id="desc">${escapeXml(described)}</desc>`,
    `<rect width="${n(width)}" height="${n(height)}" fill="#ffffff"/>`,
    ...layout.gaps.map(
      ({ y, label }) =>
        `<path d="M ${n(lines.A + 8)} ${n(y)} H ${n(label.left - 6)} M ${n(label.left + label.width + 6)} ${n(y)} H ${n(lines.B - 8)}" stroke="${QUIET}" stroke-dasharray="1 5"/>`,
    ),
    ...layout.states.map((mark) => life(mark, lines[mark.end])),
    ...layout.bars.map(bar),
    ...layout.arrows.map(arrow),
    ...(['A', 'B'] as const).map(
      (end) =>
        `<circle cx="${n(heads[end].x)}" cy="${n(heads[end].y)}" r="12" fill="#ffffff" stroke="${INK}" stroke-width="1.5"/>` +
        `<text x="${n(heads[end].x)}" y="${n(heads[end].y + font * 0.35)}" text-anchor="middle" font-weight="700" fill="${INK}">${end}</text>`,
    ),
    ...layout.states.map((mark) => pill(mark, font)),
    ...layout.notes.map((mark) => note(mark, font)),
    ...layout.gaps.map(({ label }) => text(label, font, { fill: QUIET, halo: true })),
    ...layout.arrows.flatMap(({ label, fateLabel }) => [
      ...(label === null ? [] : [text(label, font, { fill: INK, halo: true })]),
      ...(fateLabel === null ? [] : [text(fateLabel, font, { fill: QUIET, halo: true })]),
    ]),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

/** Text as XML's content or an attribute's value. Characters that XML has none for are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
  );
}

/** A length, to a tenth of a pixel. */
const n = (value: number) => String(Math.round(value * 10) / 10);

function colourOf(state: State): string {
  const group = STATE_GROUPS.find(({ states }) => (states as readonly State[]).includes(state))?.id ?? '';
  const name = state === 'TIME_WAIT' ? 'time-wait' : state === 'CLOSED' ? 'closed' : group;
  return TINTS[name] ?? QUIET;
}

function life({ state, from, to }: StateMark, x: number): string {
  const thin = state === 'CLOSED' ? 'stroke-width="2" stroke-dasharray="2 4"' : 'stroke-width="5"';
  return `<line x1="${n(x)}" y1="${n(from)}" x2="${n(x)}" y2="${n(to)}" stroke="${colourOf(state)}" ${thin}/>`;
}

function pill({ state, label }: StateMark, font: number): string {
  const { left, top, width, height } = label;
  const frame = `<rect x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" rx="3" fill="#ffffff" stroke="${colourOf(state)}" stroke-width="1.5"/>`;
  return frame + text({ ...label, anchor: 'middle', x: left + width / 2 }, font, { fill: INK, pad: 2 });
}

function bar({ x, from, to, ends }: BarMark): string {
  const last = to - (ends === 'restart' ? 5 : 0);
  const tint = TINTS['time-wait'] ?? INK;
  const end =
    ends === 'over'
      ? `<path d="M ${n(x - 6)} ${n(to)} h 12" stroke="${tint}" stroke-width="2.5"/>`
      : ends === 'cut'
        ? cross(x, to)
        : '';
  return `<rect x="${n(x - 3)}" y="${n(from)}" width="6" height="${n(Math.max(0, last - from))}" rx="2" fill="${tint}" fill-opacity="0.5" stroke="${tint}"/>${end}`;
}

function cross(x: number, y: number): string {
  return `<path d="M ${n(x - 5)} ${n(y - 5)} l 10 10 m 0 -10 l -10 10" stroke="${RED}" stroke-width="2.25" fill="none"/>`;
}

function arrow({ from, to, fate, origin }: ArrowMark): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const dash = origin === 'injected' ? '2 3' : fate === 'flying' ? '6 4' : fate === 'expired' ? '10 4 7 5 4 6 2 7' : '';
  const wing = (turn: number) => `${n(to.x - 9 * Math.cos(angle + turn))} ${n(to.y - 9 * Math.sin(angle + turn))}`;
  const tip = `<path d="M ${n(to.x)} ${n(to.y)} L ${wing(0.4)} L ${wing(-0.4)} Z" fill="${INK}"/>`;
  return [
    `<line x1="${n(from.x)}" y1="${n(from.y)}" x2="${n(to.x)}" y2="${n(to.y)}" stroke="${INK}" stroke-width="1.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`,
    fate === 'arrives' || fate === 'flying' ? tip : '',
    fate === 'lost' ? cross(to.x, to.y) : '',
    origin === 'copied' ? `<circle cx="${n(from.x)}" cy="${n(from.y)}" r="3.5" fill="${INK}"/>` : '',
    origin === 'injected' ? `<path d="M ${n(from.x)} ${n(from.y - 5)} l 5 5 l -5 5 l -5 -5 z" fill="${INK}"/>` : '',
  ].join('');
}

function note({ kind, at, end, label }: NoteMark, font: number): string {
  const out = end === 'A' ? -1 : 1;
  const sign =
    kind === 'timer'
      ? `<circle cx="${n(at.x)}" cy="${n(at.y)}" r="6" fill="#ffffff" stroke="${INK}"/><path d="M ${n(at.x)} ${n(at.y - 3.5)} V ${n(at.y)} H ${n(at.x + 3)}" fill="none" stroke="${INK}"/>`
      : kind === 'wait'
        ? ''
        : `<path d="M ${n(at.x + out * 15)} ${n(at.y)} H ${n(at.x + out * 5)}" stroke="${QUIET}"/>`;
  return sign + text(label, font, { fill: kind === 'refused' ? RED : INK });
}

function text(
  { lines, anchor, x, top, height }: Label,
  font: number,
  { fill, halo = false, pad = 0 }: { fill: string; halo?: boolean; pad?: number },
): string {
  const lineHeight = (height - 2 * pad) / Math.max(1, lines.length);
  const behind = halo ? ' paint-order="stroke" stroke="#ffffff" stroke-width="5" stroke-linejoin="round"' : '';
  return lines
    .map(
      (line, index) =>
        `<text x="${n(x)}" y="${n(top + pad + lineHeight * (index + 0.5) + font * 0.35)}" text-anchor="${anchor}" fill="${fill}"${behind}>${escapeXml(line)}</text>`,
    )
    .join('');
}
