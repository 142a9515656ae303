import * as vscode from 'vscode';
import type { Comparison } from '../../core/timewait';
import type { PortsAct, PortsForm } from '../../messages/ports';
import { Disposable } from '../dispose';
import { DEFAULT_FORM, readForm, withPreset } from './portsForm';
import type { Going } from './portsRun';
import { runInSlices } from './portsRun';
import type { PortsState } from './portsScreen';

/** How long nothing must have been typed before it runs, in milliseconds. */
const PAUSE = 250;
/** While a run goes on, the page hears of it so often, in milliseconds. */
const BEAT = 150;

/** The lab in which ports run out: a form, and the run of what it says. The last result stays until the next is there. */
export class PortsLab extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  /** Fires when `state` is another. */
  readonly onDidChange = this.changed.event;
  private now: PortsState = {
    form: DEFAULT_FORM,
    faults: [],
    running: null,
    isStopped: false,
    base: null,
    remedies: [],
  };
  private pause: ReturnType<typeof setTimeout> | undefined;
  private going: Going | undefined;
  private told = 0;

  constructor(private readonly begin: typeof runInSlices = runInSlices) {
    super();
    this.own({
      dispose: () => {
        this.leave();
      },
    });
  }

  get state(): PortsState {
    return this.now;
  }

  /** Takes up a form, as it was before a reload, and runs it. */
  takeUp(form: PortsForm): void {
    this.change({ form });
    this.run();
  }

  act(act: PortsAct): void {
    switch (act.do) {
      case 'fill':
        this.now = { ...this.now, form: { ...this.now.form, [act.field]: act.value } };
        this.runSoon();
        return;
      case 'preset':
        this.takeUp(withPreset(this.now.form, act.preset));
        return;
      case 'reset':
        this.takeUp(DEFAULT_FORM);
        return;
      case 'stop':
        this.leave();
        this.change({ running: null, isStopped: true });
        return;
      case 'run':
        this.run();
        return;
    }
  }

  /** Nobody looks: what goes on is let be. */
  leave(): void {
    clearTimeout(this.pause);
    this.going?.stop();
    this.going = undefined;
  }

  private runSoon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.run();
    }, PAUSE);
  }

  private run(): void {
    this.leave();
    const read = readForm(this.now.form);
    if ('faults' in read) {
      this.change({ faults: read.faults, running: null, isStopped: false });
      return;
    }
    this.change({ faults: [], running: 0, isStopped: false });
    this.going = this.begin(read.parameters, (comparison, isDone) => {
      this.hear(comparison, isDone);
    });
  }

  private hear(comparison: Comparison, isDone: boolean): void {
    if (!isDone && Date.now() - this.told < BEAT) return;
    this.told = Date.now();
    const { base, remedies } = comparison.read();
    const running = isDone ? null : comparison.progress;
    // Before the run as it is has ended there is nothing new to be shown, and the last result stays.
    this.change(base === null ? { running } : { running, base, remedies });
  }

  private change(change: Partial<PortsState>): void {
    this.now = { ...this.now, ...change };
    this.changed.fire(undefined);
  }
}
