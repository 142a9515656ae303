import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/extension';

/** The installed extension, whether active or not. */
export function theExtension(): vscode.Extension<Parts> {
  const extension = vscode.extensions.getExtension<Parts>('last-ack.last-ack');
  assert.ok(extension, 'the extension is not installed');
  return extension;
}

/** The running extension's parts. */
export async function activate(): Promise<Parts> {
  return theExtension().activate();
}

/** Resolves when `event` fires after `act` has begun. */
export async function fires(event: vscode.Event<unknown>, act: () => Thenable<unknown>): Promise<void> {
  let listener: vscode.Disposable | undefined;
  const fired = new Promise<void>((resolve) => {
    listener = event(() => {
      resolve();
    });
  });
  await act();
  await fired;
  listener?.dispose();
}

/** Resolves when `holds` does, asked again and again; the runner's limit ends a test that waits in vain. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The open tabs of our webview panels of a type. */
export function tabsOf(viewType: string): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType));
}

/** Closes every editor without asking. */
export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A memento that keeps what it is given as JSON, as VS Code does between two windows. */
export class Memory implements vscode.Memento {
  private readonly values = new Map<string, string>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, otherwise?: T): T {
    const value = this.values.get(key);
    return (value === undefined ? otherwise : JSON.parse(value)) as T;
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}
