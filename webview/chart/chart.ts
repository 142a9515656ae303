import { t } from '@vscode/l10n';
import { html, nothing, render, svg } from 'lit/html.js';
import type uPlot from 'uplot';
import type { Intent } from '../../src/messages';
import { csvOf } from './csv';
import type { ChartData, ChartSeries } from './data';
import { seriesOf } from './data';
import { formatNumber } from './format';
import { inkOf, onThemeChange } from './ink';
import { marginsOf, plotPane } from './plot';
import { svgOf } from './svg';
import { tableView } from './table';

/** What a chart shows, and where it tells what its buttons want. */
export interface Charted {
  readonly data: ChartData;
  readonly send: (intent: Intent) => void;
}

/**
 * A chart over time: `<time-chart .charted=${…}>`. Its panes share one cursor, which the pointer moves, and as a slider the
 * keys: ← and →, Page Up and Page Down, Home and End; the values there stand in the legend and are the slider's words.
 * Below it are the same numbers as a table, and as files. It draws within itself: the page is not drawn again.
 */
class TimeChart extends HTMLElement {
  private now: Charted | undefined;
  private drawn = '';
  private plots: uPlot[] = [];
  private index = 0;
  private isTabled = false;
  private forgetTheme: () => void = () => undefined;
  private readonly resized = new ResizeObserver(() => {
    if (this.plots.length > 0 && this.plots[0]?.width !== this.room()) this.replot();
  });

  connectedCallback(): void {
    this.resized.observe(this);
    this.forgetTheme = onThemeChange(() => {
      for (const plot of this.plots) plot.redraw(false);
    });
    this.show();
  }

  disconnectedCallback(): void {
    this.resized.disconnect();
    this.forgetTheme();
    this.clear();
    this.drawn = '';
  }

  set charted(charted: Charted) {
    this.now = charted;
    if (this.isConnected) this.show();
  }

  private show(): void {
    if (this.now === undefined) return;
    const written = JSON.stringify(this.now.data);
    if (written === this.drawn) return;
    this.drawn = written;
    this.index = startOf(this.now.data);
    this.draw();
    this.replot();
  }

  private room(): number {
    return Math.floor(this.clientWidth);
  }

  private clear(): void {
    for (const plot of this.plots.splice(0)) plot.destroy();
  }

  /** Puts the panes in anew: other numbers, or another width. */
  private replot(): void {
    this.clear();
    const into = this.querySelector<HTMLElement>('.plots');
    const width = this.room();
    if (this.now === undefined || into === null || width <= 0) return;
    const { data } = this.now;
    let ready = 0;
    const margins = marginsOf(into, data, width);
    this.plots = data.panes.map((pane, at) =>
      plotPane(into, data, pane, {
        width,
        margins,
        isFirst: at === 0,
        isLast: at === data.panes.length - 1,
        ink: () => inkOf(this),
        moved: (index) => {
          if (index !== this.index) this.goTo(index);
        },
        ready: () => {
          ready += 1;
          if (ready === data.panes.length)
            queueMicrotask(() => {
              this.moveCursors();
            });
        },
      }),
    );
  }

  private goTo(index: number): void {
    const most = (this.now?.data.x.values.length ?? 1) - 1;
    this.index = Math.min(most, Math.max(0, index));
    this.moveCursors();
    this.draw();
  }

  private moveCursors(): void {
    const x = this.now?.data.x.values[this.index];
    if (x === undefined) return;
    for (const plot of this.plots) plot.setCursor({ left: plot.valToPos(x, 'x'), top: 0 });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const count = this.now?.data.x.values.length ?? 0;
    const page = Math.max(1, Math.round(count / 10));
    const next: Readonly<Record<string, number>> = {
      ArrowLeft: this.index - 1,
      ArrowDown: this.index - 1,
      ArrowRight: this.index + 1,
      ArrowUp: this.index + 1,
      PageDown: this.index - page,
      PageUp: this.index + page,
      Home: 0,
      End: count - 1,
    };
    const to = next[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.goTo(to);
  };

  private draw(): void {
    if (this.now === undefined) return;
    const { data, send } = this.now;
    const { index } = this;
    const series = seriesOf(data);
    const at = data.x.say(data.x.values[index] ?? 0);
    const said = series.map(({ name, values }) => `${name} ${formatNumber(values[index] ?? 0)}`);
    const toggled = ({ currentTarget }: Event) => {
      this.isTabled = (currentTarget as HTMLDetailsElement).open;
      this.draw();
    };
    const save = (format: 'csv' | 'svg') => () => {
      const text = format === 'csv' ? csvOf(data) : svgOf(data, inkOf(this), formatNumber);
      send({ type: 'saveChart', format, name: data.file, text });
    };
    render(
      html`<div
          class="plots"
          role="slider"
          tabindex="0"
          aria-label=${t('{0}: through time', data.title)}
          aria-valuemin="0"
          aria-valuemax=${Math.max(0, data.x.values.length - 1)}
          aria-valuenow=${index}
          aria-valuetext=${[at, ...said].join('; ')}
          @keydown=${this.onKey}
        ></div>
        <div class="at">
          <span class="when">${at}</span>
          <ul>
            ${series.map(
              (one) =>
                html`<li>${sampleOf(one)}<span>${one.name}</span> <b>${formatNumber(one.values[index] ?? 0)}</b></li>`,
            )}
          </ul>
        </div>
        <div class="below">
          <details @toggle=${toggled}>
            <summary>${t('The same numbers as a table')}</summary>
            ${this.isTabled ? tableView(data) : nothing}
          </details>
          <div class="save">
            <vscode-button appearance="secondary" @click=${save('csv')}>${t('Save as CSV…')}</vscode-button>
            <vscode-button appearance="secondary" @click=${save('svg')}>${t('Save as SVG…')}</vscode-button>
          </div>
        </div>`,
      this,
    );
  }
}

/** A piece of a line as the plot draws it. */
const sampleOf = ({ colour, dash }: ChartSeries) =>
  html`<svg class="sample" width="30" height="10" aria-hidden="true">
    ${svg`<line class=${colour} x1="1" y1="5" x2="29" y2="5" stroke-dasharray=${dash.length === 0 ? 'none' : dash.join(' ')} />`}
  </svg>`;

/** Where the cursor stands at first: at the first mark, or where the first line is highest. */
function startOf(data: ChartData): number {
  const mark = data.marks[0];
  if (mark !== undefined)
    return Math.max(
      0,
      data.x.values.findIndex((x) => x >= mark.x),
    );
  const values = seriesOf(data)[0]?.values ?? [];
  return Math.max(0, values.indexOf(values.reduce((a, b) => Math.max(a, b), 0)));
}

customElements.define('time-chart', TimeChart);
