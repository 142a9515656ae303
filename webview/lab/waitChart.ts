import { t } from '@vscode/l10n';
import type { TemplateResult } from 'lit/html.js';
import { nothing, svg, html } from 'lit/html.js';
import type { WaitCell, WaitLane, WaitScreen, WaitSetting } from '../../src/messages/wait';
import type { Context } from '../context';
import { widthOf } from '../ladder/measure';
import { changeSetting, mslMarks, settingOf } from './waitSetting';
import { cellText, headline, inMsl } from './waitWords';

/** Heights in px: the flag of the edge, the cells, the axis. */
const FLAG = 22;
const CELL = 50;
const AXIS = 24;
const FONT = 11;
const GAP = 3;

/**
 * The verdicts over the lengths: one cell a tick of TIME_WAIT, and a line where the lengths become safe. The sliders and the
 * table do the same by keyboard and in words.
 */
export function laneChart(lane: WaitLane, screen: WaitScreen, context: Context): TemplateResult {
  const shown = settingOf(screen);
  // The lengths are those of the last confirmed setting.
  const { msl } = screen.setting;
  const { cells } = lane;
  const width = Math.max(200, context.width);
  const step = width / Math.max(1, cells.length);
  const height = FLAG + CELL + AXIS;
  const words =
    [shortText, shorterText].find((say) => cells.every((cell) => widthOf(say(cell), FONT) < step - 2 * GAP)) ?? noText;
  return html`<svg
    class="lane-chart"
    role="img"
    aria-label=${t('Verdicts over the lengths of TIME_WAIT. {0} The same is in the table.', headline(lane, screen))}
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
  >
    ${cells.map((cell) => cellView(cell, { x: cell.ticks * step, step, word: words(cell), isShown: isShown(cell, lane, shown) }))}
    ${mslMarks(msl).map(({ ticks, label }) => {
      const x = (ticks + 0.5) * step;
      return svg`<g class="mark"><line x1=${x} y1=${FLAG + CELL + 2} x2=${x} y2=${FLAG + CELL + 6} /><text
        x=${atBorder(x, label, width)} y=${height - 5} text-anchor="middle" font-size=${FONT}>${label}</text></g>`;
    })}
    ${edgeView(lane, { msl, step, width })}
    ${cells.map(
      (cell) =>
        svg`<rect class="hit" data-ask=${lane.ask} data-ticks=${cell.ticks} x=${cell.ticks * step} y=${FLAG} width=${step}
          height=${CELL + AXIS} @click=${() => {
            changeSetting(screen, { ticks: cell.ticks, ask: lane.ask }, context);
          }}><title>${`${inMsl(cell.ticks, msl)}: ${cellText(cell)}`}</title></rect>`,
    )}
  </svg>`;
}

const isShown = ({ ticks }: WaitCell, { ask }: WaitLane, shown: WaitSetting) =>
  shown.ticks === ticks ? (shown.ask === ask ? 'chosen' : 'beside') : '';

interface Place {
  readonly x: number;
  readonly step: number;
  /** What stands below the mark. */
  readonly word: string;
  readonly isShown: string;
}

function cellView(cell: WaitCell, { x, step, word, isShown: shown }: Place) {
  const middle = x + step / 2;
  const y = FLAG + (word === '' ? CELL / 2 : 20);
  return svg`<g class="cell ${cell.verdict ?? (cell.isNow ? 'now' : 'open')} ${shown}">
    <rect class="box" x=${x + GAP / 2} y=${FLAG + 1.5} width=${step - GAP} height=${CELL - 3} rx="3" />
    ${markView(cell, middle, y)}
    ${
      word !== ''
        ? svg`<text class="word" x=${middle} y=${FLAG + 41} text-anchor="middle" font-size=${FONT}>${word}</text>`
        : nothing
    }
    ${shown === '' ? nothing : svg`<rect class="chooses" x=${x} y=${FLAG} width=${step} height=${CELL} rx="4" />`}
  </g>`;
}

/** What stands in a cell below its mark: in all cells of a lane in the same way, as long as all have room for it. */
function shortText({ verdict, steps }: WaitCell): string {
  if (verdict === 'bad') return t('{0} moves', steps ?? 0);
  if (verdict === 'none') return t('none');
  return verdict === 'unknown' ? t('unknown') : '';
}

/** Only how many moves. */
const shorterText = ({ steps }: WaitCell) => (steps === null ? '' : String(steps));
const noText = () => '';

/** A cross, a tick, a question mark or dots: the verdict's form, so that colour never stands alone. */
function markView({ verdict, isNow }: WaitCell, x: number, y: number) {
  const at = (path: string) => svg`<path class="sign" d=${path} transform="translate(${x} ${y})" />`;
  if (verdict === 'bad') return at('M-6 -6 L6 6 M6 -6 L-6 6');
  if (verdict === 'none') return at('M-7 0 L-2 5.5 L7 -6');
  if (verdict === 'unknown')
    return svg`<text class="asks" x=${x} y=${y + 6} text-anchor="middle" font-size="18">?</text>`;
  const dots = [-6, 0, 6].map((dx) => svg`<circle cx=${x + dx} cy=${y} r=${isNow ? 2.2 : 1.2} />`);
  return svg`<g class="dots">${isNow ? dots : dots[1]}</g>`;
}

/** The line before the first safe length, with its flag; or the words that there is none. */
function edgeView({ edge }: WaitLane, { msl, step, width }: { msl: number; step: number; width: number }) {
  if (edge.kind === 'open') return nothing;
  if (edge.kind === 'nowhere')
    return svg`<text class="flag" x=${width - 2} y=${FLAG - 7} text-anchor="end" font-size=${FONT + 1}>${t(
      'no edge: not even 3 MSL is safe',
    )}</text>`;
  const x = Math.min(width - 1.5, Math.max(1.5, edge.ticks * step));
  const label = t('safe from {0} on', inMsl(edge.ticks, msl));
  const toRight = x + 6 + widthOf(label, FONT + 1) < width;
  return svg`<g class="edge">
    <line x1=${x} y1="4" x2=${x} y2=${FLAG + CELL + 6} />
    <path d=${toRight ? `M${x} 4 l7 4.5 l-7 4.5 z` : `M${x} 4 l-7 4.5 l7 4.5 z`} />
    <text class="flag" x=${toRight ? x + 11 : x - 11} y=${FLAG - 7} text-anchor=${toRight ? 'start' : 'end'} font-size=${
      FONT + 1
    }>${label}</text>
  </g>`;
}

/** A label's middle, so that it stays inside. */
function atBorder(x: number, label: string, width: number): number {
  const half = widthOf(label, FONT) / 2;
  return Math.min(width - half, Math.max(half, x));
}
