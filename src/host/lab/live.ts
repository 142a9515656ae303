import * as vscode from 'vscode';
import type { ExperimentId, Observed, Predicted, Sight, Verdict } from '../../core/live';
import { compare, EXPERIMENT_IDS, experimentOf, predict } from '../../core/live';
import type { LiveAct, LiveKept, LiveScreen } from '../../messages/live';
import { Disposable } from '../dispose';
import type { Logger } from '../logger';
import type { Ground, Run } from './liveDoor';

/** Milliseconds between two looks at the table while the kernel's timers are shown. */
const BEAT = 1000;

/** What a step did. */
export interface Done {
  readonly observed: Observed;
  readonly verdict: Verdict;
}

/** What the page shows of the lab. */
export interface LiveState {
  readonly chosen: ExperimentId;
  readonly lacks: LiveScreen['lacks'];
  readonly phase: LiveScreen['phase'];
  readonly failed: LiveScreen['failed'];
  readonly predicted: readonly Predicted[];
  readonly done: readonly Done[];
  readonly ports: LiveScreen['ports'];
  readonly now: Sight | null;
}

function fresh(chosen: ExperimentId, lacks: LiveScreen['lacks']): LiveState {
  const predicted = predict(experimentOf(chosen));
  return { chosen, lacks, phase: 'idle', failed: null, predicted, done: [], ports: null, now: null };
}

/**
 * The lab of the live experiment. It owns the one experiment that runs; everything that is open goes when the reader stops
 * it, chooses another, leaves, or when a step fails.
 */
export class LiveLab extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  state: LiveState;
  private run: Run | undefined;
  private beat: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was begun and let go of, so that whatever comes late is told from what is wanted. */
  private turn = 0;

  constructor(
    private readonly ground: Ground,
    private readonly log: Logger,
  ) {
    super();
    this.state = fresh(EXPERIMENT_IDS[0], ground.hasNode ? null : 'node');
    this.own({
      dispose: () => {
        this.letGo();
      },
    });
  }

  /** What is to be kept over a reload. */
  get kept(): LiveKept {
    const { chosen, phase } = this.state;
    return { chosen, isUnderWay: phase === 'running' || phase === 'open' };
  }

  /** The experiment as it was chosen before a reload; a run that was under way ended with its extension host. Opens nothing. */
  takeUp({ chosen, isUnderWay }: LiveKept): void {
    this.letGo();
    this.state = fresh(chosen, this.state.lacks);
    if (isUnderWay) this.state = { ...this.state, phase: 'ended' };
    this.changed.fire(undefined);
  }

  /** Somebody looks at the page: finds out whether anything can be run. Opens nothing. */
  async arrive(): Promise<void> {
    if (!this.ground.hasNode) return;
    const isPossible = await this.ground.isPossible();
    this.show({ lacks: isPossible ? null : 'proc' });
  }

  /** The page has been closed: nothing stays open, and nothing of it is kept. */
  leave(): void {
    this.letGo();
    this.state = fresh(this.state.chosen, this.state.lacks);
  }

  async act(act: LiveAct): Promise<void> {
    switch (act.do) {
      case 'choose':
        this.letGo();
        this.state = fresh(act.experiment, this.state.lacks);
        this.changed.fire(undefined);
        return;
      case 'stop':
        this.letGo();
        this.show({ phase: 'stopped', now: null });
        return;
      case 'step':
        return this.go(false);
      case 'all':
        return this.go(true);
    }
  }

  /** Runs the next step, or all that are left; a run that is over begins anew. */
  private async go(all: boolean): Promise<void> {
    if (this.state.lacks !== null || this.state.phase === 'running') return;
    if (this.state.phase !== 'open') {
      this.letGo();
      this.state = fresh(this.state.chosen, this.state.lacks);
    }
    clearTimeout(this.beat);
    const { turn } = this;
    this.show({ phase: 'running' });
    const run = await this.begin(turn);
    if (run === undefined) return;
    const { steps } = experimentOf(this.state.chosen);
    const last = steps.filter(({ onlyPredicted }) => !onlyPredicted).length - 1;
    for (;;) {
      const at = this.state.done.length;
      const [step, predicted] = [steps[at], this.state.predicted[at]];
      if (step === undefined || predicted === undefined) return;
      const result = await run.runStep(step, predicted);
      if (turn !== this.turn) return;
      if (result.kind !== 'seen') {
        this.letGo();
        if (result.kind === 'failed') this.log.error('A live experiment', `${result.reason}: ${result.detail}`);
        this.show({
          ...(result.kind === 'failed' ? { phase: 'failed', failed: result.reason } : { phase: 'stopped' }),
        });
        return;
      }
      const { observed } = result;
      const done = [...this.state.done, { observed, verdict: compare(predicted, observed) }];
      const isOver = at === last;
      const goesOn = all && !isOver;
      this.show({ done, ports: run.ports, now: observed, phase: isOver ? 'done' : goesOn ? 'running' : 'open' });
      if (!goesOn) break;
    }
    this.beatSoon(run, turn);
  }

  private async begin(turn: number): Promise<Run | undefined> {
    if (this.run !== undefined) return this.run;
    try {
      const run = await this.ground.begin();
      if (turn !== this.turn) {
        run.dispose();
        return undefined;
      }
      return (this.run = run);
    } catch (error) {
      this.log.error('A live experiment', error);
      if (turn === this.turn) this.show({ phase: 'failed', failed: 'load' });
      return undefined;
    }
  }

  /** Looks again in a second, as long as the kernel still has anything of the pair. */
  private beatSoon(run: Run, turn: number): void {
    this.beat = setTimeout(() => {
      run.look().then(
        (now) => {
          if (turn !== this.turn || this.state.phase === 'running') return;
          if (now !== null) this.show({ now });
          const isThere = now !== null && (now.states.A !== 'CLOSED' || now.states.B !== 'CLOSED');
          if (isThere) this.beatSoon(run, turn);
        },
        (error: unknown) => {
          this.log.error('A live experiment', error);
        },
      );
    }, BEAT);
  }

  private letGo(): void {
    this.turn++;
    clearTimeout(this.beat);
    this.run?.dispose();
    this.run = undefined;
  }

  private show(change: Partial<LiveState>): void {
    this.state = { ...this.state, ...change };
    if (!this.isDisposed) this.changed.fire(undefined);
  }
}
