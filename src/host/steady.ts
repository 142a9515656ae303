import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from './commands/ids';
import { runCommand } from './commands/register';
import type { Logger } from './logger';
import type { GlobalMemento } from './practice/store';

/** A value that is not stored yet. `before` is what stood there, as JSON, when storing it failed. */
interface Kept {
  readonly value: unknown;
  before?: string | undefined;
}

/**
 * A memento that goes on when nothing can be stored (the disk is full, read-only or gone): what it was given stays here and
 * is read from here, until the next value of that key is stored. `update` never rejects; `failed` hears why it would have.
 */
export class SteadyMemento<Wrapped extends vscode.Memento = vscode.Memento> implements vscode.Memento {
  private readonly kept = new Map<string, Kept>();

  constructor(
    protected readonly memento: Wrapped,
    private readonly failed: (key: string, error: unknown) => void,
  ) {}

  keys(): readonly string[] {
    const all = new Set([...this.memento.keys(), ...this.kept.keys()]);
    return [...all].filter((key) => this.kept.get(key)?.value !== undefined || !this.kept.has(key));
  }

  get<T>(key: string, otherwise?: T): T {
    const kept = this.kept.get(key);
    const stored = this.memento.get<T>(key);
    // Another window could store something since: that is newer, and whoever merges has our part of it in memory.
    if (kept === undefined || (kept.before !== undefined && kept.before !== spell(stored)))
      return (stored ?? otherwise) as T;
    return (kept.value ?? otherwise) as T;
  }

  async update(key: string, value: unknown): Promise<void> {
    const attempt: Kept = { value };
    this.kept.set(key, attempt);
    try {
      await this.memento.update(key, value);
      if (this.kept.get(key) === attempt) this.kept.delete(key);
    } catch (error) {
      attempt.before = spell(this.memento.get(key));
      this.failed(key, error);
    }
  }
}

/** Global state that goes on when nothing can be stored. */
class SteadyGlobal extends SteadyMemento<GlobalMemento> {
  setKeysForSync(keys: readonly string[]): void {
    this.memento.setKeysForSync(keys);
  }
}

/** What the parts of the extension get of its context: nothing that it stores can fail them. */
export interface SteadyContext {
  readonly extension: Pick<vscode.Extension<unknown>, 'id'>;
  readonly extensionUri: vscode.Uri;
  readonly workspaceState: vscode.Memento;
  readonly globalState: GlobalMemento;
}

/** The context with state that goes on when nothing can be stored. The learner is told once, and the log each time. */
export function steadyContext(context: SteadyContext, log: Logger, tell = () => void offerExport()): SteadyContext {
  const { extension, extensionUri } = context;
  let isTold = false;
  const failed = (key: string, error: unknown) => {
    log.warnOnce(`${key} cannot be stored: ${error instanceof Error ? error.message : String(error)}`);
    if (isTold) return;
    isTold = true;
    tell();
  };
  return {
    extension,
    extensionUri,
    workspaceState: new SteadyMemento(context.workspaceState, failed),
    globalState: new SteadyGlobal(context.globalState, failed),
  };
}

async function offerExport(): Promise<void> {
  const exporting = t('Export Progress');
  const message = t(
    'Last ACK cannot store your progress. It goes on, and remembers what you do until this window is closed.',
  );
  if ((await vscode.window.showWarningMessage(message, exporting)) === exporting)
    await runCommand(COMMANDS.exportProgress);
}

/** A value as JSON; `undefined`, which has none, as the empty text. */
function spell(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}
