import * as vscode from 'vscode';
import type { Finding } from '../../core/lab/finding';
import type { Experiment } from '../../core/lab/search';
import { createExperiment } from '../../core/lab/search';
import { lengthsOf, USUAL, withinRanges } from '../../core/lab/wait';
import type { WaitSetting } from '../../messages/wait';
import { Disposable } from '../dispose';

/** As many worlds are looked at before everything else that waits in this thread goes first: some ten milliseconds. */
const SLICE = 4000;
/** While it searches, the page hears of it so often, in milliseconds. */
const BEAT = 150;

/** What is shown first: 2 MSL in the network of the textbooks. */
export const FIRST: WaitSetting = { ...USUAL, ticks: 2 * USUAL.msl, ask: 'alive' };

/**
 * The lab “Why 2MSL”: a setting, and the search of every length of TIME_WAIT under it, a slice at a time. A change of the
 * network leaves the search that goes on and begins the next; what has been found stays known, so that nothing is searched
 * twice. (Settings are few, so that what is known cannot grow beyond some megabytes.)
 */
export class WaitLab extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  /** Fires when there is something new to be shown. */
  readonly onDidChange = this.changed.event;
  private readonly known = new Map<string, Finding>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told = 0;
  private now: { readonly setting: WaitSetting; readonly turn: number; readonly experiment: Experiment };

  constructor(private readonly bound?: number) {
    super();
    this.now = { setting: FIRST, turn: 0, experiment: this.prepare(FIRST) };
    this.own({
      dispose: () => {
        this.stop();
      },
    });
  }

  get setting(): WaitSetting {
    return this.now.setting;
  }

  /** The last change that `setting` contains. */
  get turn(): number {
    return this.now.turn;
  }

  get experiment(): Experiment {
    return this.now.experiment;
  }

  get state(): 'searching' | 'stopped' | 'done' {
    if (this.experiment.progress.now === null) return 'done';
    return this.timer === undefined ? 'stopped' : 'searching';
  }

  /** Takes up a setting and searches it. A stopped search of the same network stays stopped when another length is shown. */
  set(given: WaitSetting, turn = this.turn): void {
    const parameters = withinRanges(given);
    const longest = lengthsOf(parameters).length - 1;
    const setting = { ...given, ...parameters, ticks: Math.min(given.ticks, longest) };
    if (isSameNetwork(setting, this.setting)) {
      this.now = { ...this.now, setting, turn };
    } else {
      this.stop();
      this.now = { setting, turn, experiment: this.prepare(setting) };
      this.go();
    }
    this.changed.fire(undefined);
  }

  /** Begins to search, or goes on. */
  go(): void {
    if (this.timer !== undefined || this.isDisposed || this.experiment.progress.now === null) return;
    this.later();
    this.changed.fire(undefined);
  }

  /** Shows what there is. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  /** Leaves the search where it is. */
  stop(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changed.fire(undefined);
  }

  private prepare(setting: WaitSetting): Experiment {
    const { bound, known } = this;
    return createExperiment(setting, { known, ...(bound === undefined ? {} : { bound }) });
  }

  private later(): void {
    this.timer = setTimeout(() => {
      const before = this.experiment.progress.done;
      const isOver = !this.experiment.advance(SLICE);
      if (isOver) this.timer = undefined;
      else this.later();
      this.tell(isOver || (before === 0 && this.experiment.progress.done > 0));
    }, 0);
  }

  /** Tells of what is new: at once, or not more often than now and then. */
  private tell(atOnce: boolean): void {
    if (!atOnce && Date.now() - this.told < BEAT) return;
    this.told = Date.now();
    this.changed.fire(undefined);
  }
}

function isSameNetwork(one: WaitSetting, other: WaitSetting): boolean {
  return (['msl', 'rto', 'losses', 'duplicates', 'rfc1337'] as const).every((key) => one[key] === other[key]);
}
