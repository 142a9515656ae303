import type { Memento } from 'vscode';
import type { Progress } from '../../core/quiz/practice';
import { merge, NOTHING, readProgress, syncedPart, VERSION } from '../../core/quiz/practice';
import type { Logger } from '../logger';

/**
 * Where the progress is kept: one key for each version of its shape, so that a newer Last ACK and an older one on the same
 * machine never overwrite each other's. A newer one reads the older keys too, and merging brings nothing back twice.
 */
export const PROGRESS_KEY = `lastAck.progress.${VERSION}`;

/** The small part that Settings Sync carries to other machines. */
export const SYNCED_KEY = `lastAck.progress.synced.${VERSION}`;

/** Why what was stored is kept aside: a newer version wrote it, it is no progress, or some entries could not be read. */
export type Aside = 'newer' | 'rubbish' | 'partly';

/** The part of `ExtensionContext.globalState` that is needed. */
export type GlobalMemento = Memento & { setKeysForSync(keys: readonly string[]): void };

/**
 * The learner's progress, in memory and stored. Every window has a copy of its own; what another window, an import or
 * another machine has stored is merged in before anything is written, so no copy can undo another.
 */
export class ProgressStore {
  private progress: Progress = NOTHING;

  constructor(
    private readonly memento: GlobalMemento,
    private readonly log: Logger,
    private readonly now: () => number,
  ) {
    memento.setKeysForSync([SYNCED_KEY]);
  }

  /** What is known now. */
  get value(): Progress {
    return this.progress;
  }

  /** Takes in what is stored, and stores what it lacks. Answers whether that changed anything here, and what was set aside. */
  async refresh(): Promise<{ changed: boolean; aside: Aside | null }> {
    const before = JSON.stringify(this.progress);
    const { aside, kept } = this.takeIn();
    const after = JSON.stringify(this.progress);
    const isStored = after === JSON.stringify(this.memento.get(PROGRESS_KEY) ?? NOTHING);
    await Promise.all([...kept, ...(isStored ? [] : this.write())]);
    return { changed: before !== after, aside };
  }

  /** Changes the progress, upon everything that has been stored meanwhile, and stores it. */
  async update(change: (progress: Progress) => Progress): Promise<{ aside: Aside | null }> {
    const { aside, kept } = this.takeIn();
    this.progress = change(this.progress);
    await Promise.all([...kept, ...this.write()]);
    return { aside };
  }

  /**
   * Merges both stored parts into the copy in memory; what cannot be read is kept under a dated key, whole. All of it
   * at once, and writing follows at once: nobody else can store anything between the reading and the writing.
   */
  private takeIn(): { readonly aside: Aside | null; readonly kept: readonly Thenable<void>[] } {
    let aside: Aside | null = null;
    const kept: Thenable<void>[] = [];
    for (const key of [PROGRESS_KEY, SYNCED_KEY]) {
      const stored = this.memento.get<unknown>(key);
      if (stored === undefined) continue;
      const { progress, problem, left, leftOut } = readProgress(stored);
      this.progress = merge(this.progress, progress);
      const why = problem ?? (left > 0 ? 'partly' : null);
      if (why === null) continue;
      aside ??= why;
      const dated = `${key}.aside.${new Date(this.now()).toISOString()}`;
      kept.push(this.memento.update(dated, stored), this.memento.update(key, undefined));
      const where = leftOut.map((one) => `${one.where}: ${one.why}`).join('; ');
      this.log.warnOnce(`What was stored under ${key} cannot be used (${why}) ${where}; it is kept under ${dated}`);
    }
    return { aside, kept };
  }

  private write(): readonly Thenable<void>[] {
    const { memento, progress } = this;
    return [memento.update(PROGRESS_KEY, progress), memento.update(SYNCED_KEY, syncedPart(progress))];
  }
}
