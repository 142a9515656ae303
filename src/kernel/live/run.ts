import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Observed, Predicted, Sight, Step } from '../../core/live';
import { compare, isSettled, sightOf } from '../../core/live';
import type { Socket } from '../../core/sockets';
import type { State } from '../../core/tcp';
import type { End } from '../../core/world';
import { findMachine, type Machine } from '../machine';
import { readMachine } from '../read';
import { Pair } from './pair';

/** How a step ended: with what was seen; or the kernel's table could not be read, the call took too long, or could not be
 * made; or somebody stopped it. `detail` is for the log. */
export type StepResult =
  | { readonly kind: 'seen'; readonly observed: Observed }
  | { readonly kind: 'failed'; readonly reason: 'table' | 'slow' | 'call'; readonly detail: string }
  | { readonly kind: 'stopped' };

/** Milliseconds between two looks at the table, and how long a step may take before it says what it saw. */
const interval = 15;
const patience = 5000;

/** What cannot be seen, because there is no table to be read. */
class NoTable extends Error {}

/**
 * An experiment on the real kernel. It owns two sockets, the listeners and the timer of its looks; `dispose` lets go of all
 * of them, also in the middle of a step. Opens nothing before the first step.
 */
export class LiveRun {
  private readonly over = new AbortController();
  private readonly pair = new Pair((signal) => this.readTable(signal));

  /** `wait`: how long a step may take, in milliseconds. Tests give another machine and less patience. */
  constructor(
    private readonly machine: Machine | null = findMachine(),
    private readonly wait = patience,
  ) {}

  /** Whether this system's kernel can be watched: only Linux shows the timers, and every state at once. */
  static isPossible(machine: Machine | null = findMachine()): boolean {
    return machine !== null && machine.proc !== null;
  }

  /** The ports of both ends; null before they are open. */
  get ports(): Readonly<Record<End, number>> | null {
    return this.pair.ports ?? null;
  }

  /** Makes the step's call, waits until the kernel's states are the predicted ones or until patience ends, and tells what was
   * seen. Never throws. */
  async runStep(step: Step, predicted: Predicted): Promise<StepResult> {
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort();
    }, this.wait);
    const signal = AbortSignal.any([this.over.signal, limit.signal]);
    try {
      const answer = await this.pair.perform(step.call, step.who, signal);
      return { kind: 'seen', observed: await this.watch(answer, predicted, signal) };
    } catch (error) {
      if (this.over.signal.aborted) return { kind: 'stopped' };
      this.dispose();
      if (limit.signal.aborted) return { kind: 'failed', reason: 'slow', detail: step.call.name };
      return { kind: 'failed', reason: error instanceof NoTable ? 'table' : 'call', detail: String(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** What the table shows of both ends now; null before they are open, after `dispose`, and where it cannot be read. */
  async look(): Promise<Sight | null> {
    const { ports } = this.pair;
    if (ports === undefined) return null;
    try {
      return sightOf(await this.readTable(this.over.signal), ports);
    } catch {
      return null;
    }
  }

  dispose(): void {
    this.over.abort();
    this.pair.dispose();
  }

  /** Looks until the states have been the predicted ones, or others for a reason that is known, twice in a row; when patience
   * ends first, it is as it is then. */
  private async watch(answer: Answer, predicted: Predicted, signal: AbortSignal): Promise<Observed> {
    const { ports } = this.pair;
    if (ports === undefined) throw new Error('nothing is open');
    const seen: Record<End, State[]> = { A: [], B: [] };
    for (let settled = 0; ;) {
      // The last look, once patience has ended, is not to be cut short by that.
      const sight = sightOf(await this.readTable(this.over.signal), ports);
      for (const end of ['A', 'B'] as const) {
        if (seen[end].at(-1) !== sight.states[end]) seen[end].push(sight.states[end]);
      }
      const passed = { A: seen.A.slice(0, -1), B: seen.B.slice(0, -1) };
      const observed = { answer, ...sight, passed };
      const isDone = isSettled(sight, predicted) || compare(predicted, observed).kind === 'explained';
      settled = isDone ? settled + 1 : 0;
      if (settled === 2 || signal.aborted) {
        this.over.signal.throwIfAborted();
        return observed;
      }
      await pause(interval, undefined, { signal }).catch(() => undefined);
    }
  }

  private async readTable(signal: AbortSignal): Promise<readonly Socket[]> {
    const view = await readMachine(signal, this.machine);
    if (view.kind === 'sockets') return view.table.sockets;
    signal.throwIfAborted();
    throw new NoTable(`${view.reason} ${view.detail}`);
  }
}
