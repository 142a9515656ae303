import { html, render } from 'lit/html.js';
import type { Stretch } from './draw';
import { drawHeads, drawLayout, HEADS } from './draw';
import type { Layout } from './marks';

/** What a long ladder's window shows. */
export interface Shown {
  readonly layout: Layout;
  readonly step: number;
  readonly go: (step: number) => void;
}

/** Above and below what is seen, so much more is drawn, px: little at a step, which draws all of it anew; more for who scrolls. */
const OVERSCAN = 120;
const SCROLLED = 900;
/** What is drawn is good for so much scrolling, px. */
const STRIDE = 80;

/**
 * A long ladder: an element that scrolls, in whose drawing only what is seen is there. A step that has become the present one
 * is brought into view; else the reader scrolls as they like. It draws within itself: the page is not drawn again.
 */
class LadderWindow extends HTMLElement {
  private now: Shown | undefined;
  private drawn: Stretch = { top: 0, bottom: 0 };
  private step: number | undefined;
  /** The sizes for which the present step was last brought into view. */
  private sizes = '';
  private readonly resized = new ResizeObserver(() => {
    this.place();
  });

  connectedCallback(): void {
    this.addEventListener('scroll', this.onScroll, { passive: true });
    this.resized.observe(this);
    this.place();
  }

  disconnectedCallback(): void {
    this.removeEventListener('scroll', this.onScroll);
    this.resized.disconnect();
  }

  set shown(shown: Shown) {
    const isAsHigh = shown.layout === this.now?.layout;
    this.now = shown;
    if (!this.isConnected) return;
    // What is as high as before can be scrolled first: once it is drawn, asking where it is would cost a layout.
    if (isAsHigh) {
      this.follow();
      this.draw();
    } else this.place();
  }

  private readonly onScroll = (): void => {
    const { scrollTop, clientHeight, drawn } = this;
    const wanted = { top: Math.max(0, scrollTop), bottom: Math.min(scrollTop + clientHeight, this.scrollHeight) };
    const isThere = wanted.top - STRIDE >= drawn.top || drawn.top <= 0;
    if (isThere && (wanted.bottom + STRIDE <= drawn.bottom || drawn.bottom >= this.scrollHeight)) return;
    this.draw(SCROLLED);
  };

  private place(): void {
    this.draw();
    if (this.follow()) this.draw();
  }

  private draw(over = OVERSCAN): void {
    if (this.now === undefined) return;
    const { layout, step, go } = this.now;
    const { scrollTop, clientHeight } = this;
    this.drawn = { top: scrollTop - over, bottom: scrollTop + Math.max(clientHeight, 400) + over };
    render(
      html`<svg class="heads" aria-hidden="true" width=${layout.width} height=${HEADS}>${drawHeads(layout)}</svg>
        <svg
          class="diagram"
          aria-hidden="true"
          viewBox="0 0 ${layout.width} ${layout.height}"
          width=${layout.width}
          height=${layout.height}
        >
          ${drawLayout(layout, step, go, this.drawn)}
        </svg>`,
      this,
    );
  }

  /** Brings the present step into view once it is another, and when it may have gone out of it with another size; whether
   * that scrolled. */
  private follow(): boolean {
    if (this.now === undefined) return false;
    const { layout, step } = this.now;
    const sizes = `${layout.width} ${layout.height} ${this.clientHeight}`;
    if (step === this.step && sizes === this.sizes) return false;
    const row = layout.rows[step];
    if (row === undefined || this.clientHeight === 0) return false;
    const isFirst = this.step === undefined;
    this.step = step;
    this.sizes = sizes;
    const { scrollTop, clientHeight } = this;
    const [top, bottom] = [row.top - clientHeight / 5, row.bottom + clientHeight / 5];
    if (!isFirst && top >= scrollTop && bottom <= scrollTop + clientHeight) return false;
    this.scrollTop = Math.max(0, (row.top + row.bottom) / 2 - clientHeight / 2);
    return true;
  }
}

customElements.define('ladder-window', LadderWindow);
