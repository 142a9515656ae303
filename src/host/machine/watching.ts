import type { View } from '../../kernel';

/** Time, as the watching needs it; tests turn it by hand. */
export interface Clock {
  /** Milliseconds; only differences mean something. */
  now(): number;
  /** Calls `then` once after so many milliseconds; the value calls it off. */
  after(milliseconds: number, then: () => void): () => void;
}

/** The clock of the host. */
export const hostClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Milliseconds between the end of a reading and the next. */
export const interval = 2000;
/** A reading that takes long is followed by a rest so many times as long: nine leaves a tenth of one processor to us. */
const rest = 9;
/** How often the remaining times are shown anew, without a reading. */
export const beat = 1000;

/** What a watching is given. */
export interface Watched {
  readonly clock: Clock;
  /** Reads the machine once. Does not throw unless it cannot be loaded. */
  readonly read: (signal: AbortSignal) => Promise<View>;
  /** A reading is there, made at `at`. */
  readonly show: (view: View, at: number) => void;
  /** A second has gone. */
  readonly tick: () => void;
  /** Reading could not even begin. */
  readonly fail: (error: unknown) => void;
}

/** Reads the machine again and again while somebody looks, and not at all while nobody does. */
export class Watching {
  private looking = false;
  private halted = false;
  private reading: AbortController | undefined;
  private callOffNext: (() => void) | undefined;
  private callOffTick: (() => void) | undefined;

  constructor(private readonly watched: Watched) {}

  get isPaused(): boolean {
    return this.halted;
  }

  /** Somebody looks, or nobody does any more. A reading under way is given up. */
  look(looks: boolean): void {
    if (looks === this.looking) return;
    this.looking = looks;
    if (!looks) this.stop();
    else if (!this.halted) this.start();
  }

  /** Holds what is shown. */
  pause(): void {
    this.halted = true;
    this.stop();
  }

  resume(): void {
    this.halted = false;
    if (this.looking) this.start();
  }

  /** Reads now: also while paused, and then once. Nothing is read while nobody looks. */
  refresh(): void {
    if (!this.looking) return;
    this.callOffNext?.();
    this.callOffNext = undefined;
    if (this.reading === undefined) void this.readOnce();
  }

  dispose(): void {
    this.looking = false;
    this.stop();
  }

  private start(): void {
    this.stop();
    void this.readOnce();
    this.tickLater();
  }

  private stop(): void {
    this.reading?.abort();
    this.reading = undefined;
    this.callOffNext?.();
    this.callOffTick?.();
    this.callOffNext = this.callOffTick = undefined;
  }

  private async readOnce(): Promise<void> {
    const { clock, read, show, fail } = this.watched;
    const mine = (this.reading = new AbortController());
    const began = clock.now();
    try {
      const view = await read(mine.signal);
      if (this.reading !== mine) return;
      show(view, clock.now());
    } catch (error) {
      if (this.reading !== mine) return;
      fail(error);
    }
    this.reading = undefined;
    if (this.halted) return;
    const next = Math.max(interval, rest * (clock.now() - began));
    this.callOffNext = clock.after(next, () => {
      this.callOffNext = undefined;
      void this.readOnce();
    });
  }

  private tickLater(): void {
    this.callOffTick = this.watched.clock.after(beat, () => {
      this.tickLater();
      this.watched.tick();
    });
  }
}
