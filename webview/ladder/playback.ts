/** Time, as playing needs it; the page's own, or a test's that is turned by hand. */
export interface Clock {
  /** Calls `then` after so many milliseconds, unless what it returns is called first. */
  after(milliseconds: number, then: () => void): () => void;
}

/** What is played, as it was last drawn. */
export interface Tape {
  /** Which run of the page. */
  readonly key: string;
  readonly step: number;
  readonly last: number;
  readonly speed: number;
  /** Shows a step. It draws the page again, and with it the tape. */
  readonly go: (step: number) => void;
  /** Draws the page again, since playing has begun or stopped. */
  readonly redraw: () => void;
}

/** How long a step is shown at speed 1, in milliseconds. */
export const PACE = 1000;

/** The speeds there are: how many times as fast as `PACE`. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/**
 * Plays one run at a time, a step after the other, until its end. The page draws whatever step is the present one, so that a
 * learner who steps or scrubs while it plays moves it; and a run that is not drawn any more is not played on.
 */
export class Playback {
  private tape: Tape | undefined;
  private cancel: (() => void) | undefined;
  private wasDrawn = false;

  constructor(private readonly clock: Clock) {}

  /** Whether the run with this key is being played. */
  isPlaying(key: string): boolean {
    return this.tape?.key === key;
  }

  /** Begins to play; at its end a run begins again. */
  play(tape: Tape): void {
    this.cancel?.();
    this.tape = tape;
    if (tape.step >= tape.last) tape.go(0);
    else tape.redraw();
    this.wait();
  }

  /** Stops where it is. */
  pause(): void {
    const { tape } = this;
    this.cancel?.();
    this.cancel = this.tape = undefined;
    tape?.redraw();
  }

  /** Plays, or stops. */
  toggle(tape: Tape): void {
    if (this.isPlaying(tape.key)) this.pause();
    else this.play(tape);
  }

  /** A run has been drawn: it may have moved on by hand, or changed its speed. */
  see(tape: Tape): void {
    const known = this.tape;
    // Of two runs that are played together, the longer one says when it is over.
    if (known?.key !== tape.key || (this.wasDrawn && known.last > tape.last)) return;
    this.wasDrawn = true;
    this.tape = tape;
    if (known.speed !== tape.speed) this.wait();
  }

  private isDrawn(): boolean {
    return this.wasDrawn;
  }

  private wait(): void {
    this.cancel?.();
    if (this.tape === undefined) return;
    this.cancel = this.clock.after(PACE / this.tape.speed, () => {
      this.advance();
    });
  }

  private advance(): void {
    const { tape } = this;
    if (tape === undefined) return;
    if (tape.step >= tape.last) {
      this.pause();
      return;
    }
    this.wasDrawn = false;
    tape.go(tape.step + 1);
    if (this.isDrawn() && tape.step + 1 < tape.last) this.wait();
    else this.pause();
  }
}
