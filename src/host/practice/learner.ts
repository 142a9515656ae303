import * as vscode from 'vscode';
import type { Family } from '../../core/quiz/families';
import { generateFromCode } from '../../core/quiz/families';
import type { Imported, Mode, Overview, Progress } from '../../core/quiz/practice';
import {
  exportProgress,
  importProgress,
  overview,
  plan,
  record,
  reset,
  restore,
  variantOf,
} from '../../core/quiz/practice';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Topic } from '../../core/quiz/question';
import { Disposable } from '../dispose';
import type { Marked, Rounds } from './rounds';
import { lengthOf } from './rounds';
import type { Aside, ProgressStore } from './store';

/** How often a window that stays open looks whether a new day has begun, in milliseconds. */
const LOOK_EVERY = 600_000;

/** What came of an import. */
export type ImportOutcome =
  | { readonly problem: null; readonly concepts: number; readonly left: number }
  | { readonly problem: NonNullable<Imported['problem']> };

/** The learner: remembers every answer, plans the rounds, and says how things stand. */
export class Learner extends Disposable implements Rounds {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  private readonly setAside = this.own(new vscode.EventEmitter<Aside>());
  /** Fires when `overview` may answer something else. */
  readonly onDidChange = this.changed.event;
  /** Fires when stored progress could not be used and is kept aside. */
  readonly onDidSetAside = this.setAside.event;
  /** This window, for the counts of each day: an id of its own, which says nothing about anybody. */
  private readonly window = makeId();

  constructor(
    private readonly questions: ReadonlyMap<string, AnyQuestion>,
    private readonly families: readonly Family[],
    private readonly store: ProgressStore,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  /** Follows what other windows store and how time passes. Call it once, after everybody listens. */
  async follow(): Promise<void> {
    await this.refresh();
    this.own(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.refresh();
      }),
    );
    const timer = setInterval(() => void this.refresh(), LOOK_EVERY);
    this.own({
      dispose: () => {
        clearInterval(timer);
      },
    });
  }

  /** Takes in what other windows have stored; whoever listens looks again, as it may be another day. */
  async refresh(): Promise<void> {
    const { aside } = await this.store.refresh();
    if (this.isDisposed) return;
    if (aside !== null) this.setAside.fire(aside);
    this.changed.fire(undefined);
  }

  get progress(): Progress {
    return this.store.value;
  }

  /** Whether anything has been answered. */
  get hasBegun(): boolean {
    const { concepts, misconceptions } = this.progress;
    return Object.keys(concepts).length + Object.keys(misconceptions).length > 0;
  }

  overview(): Overview {
    const { progress, families } = this;
    return overview(progress, [...this.questions.values()], this.now(), { families, offset: this.offset() });
  }

  plan(mode: Mode, seed: number): readonly string[] {
    const wanted = { mode, now: this.now(), offset: this.offset(), seed, length: lengthOf(mode) };
    return plan(this.progress, [...this.questions.values()], this.families, wanted);
  }

  question(id: string): AnyQuestion | undefined {
    return this.questions.get(id) ?? generateFromCode(this.families, id);
  }

  variant(question: AnyQuestion, unlike: ReadonlySet<string>, seed: number): string | undefined {
    const { families } = this;
    return variantOf(question, { bank: [...this.questions.values()], families, unlike, seed })?.id;
  }

  async record({ question, mark, hints, confidence }: Marked): Promise<void> {
    const { window } = this;
    const answer = { question, mark, hints, confidence: confidence ?? undefined, now: this.now(), window };
    await this.update((progress) => record(progress, { ...answer, offset: this.offset() }));
  }

  /** The progress as the text of a file. */
  async exported(): Promise<string> {
    await this.refresh();
    return exportProgress(this.progress);
  }

  /** Brings back what an exported file holds: what is newer here stays. A file that is none changes nothing. */
  async import(text: string): Promise<ImportOutcome> {
    const imported = importProgress(text);
    if (imported.problem !== null) return { problem: imported.problem };
    const { progress, left } = imported.read;
    await this.update((own) => restore(own, progress, this.offset()));
    return { problem: null, concepts: Object.keys(progress.concepts).length, left };
  }

  /** Forgets a topic, or everything. */
  async reset(what: Topic | 'all'): Promise<void> {
    await this.update((progress) => reset(progress, what));
  }

  private async update(change: (progress: Progress) => Progress): Promise<void> {
    const { aside } = await this.store.update(change);
    if (this.isDisposed) return;
    if (aside !== null) this.setAside.fire(aside);
    this.changed.fire(undefined);
  }

  /** Minutes east of UTC, now and here. */
  private offset(): number {
    return -new Date(this.now()).getTimezoneOffset();
  }
}

function makeId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
