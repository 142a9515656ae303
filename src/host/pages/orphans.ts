import * as vscode from 'vscode';
import { Disposable } from '../dispose';

/** How long VS Code may take to bring back a page that can be seen, in milliseconds. It mostly takes a few. */
const PATIENCE = 2000;

/**
 * Looks for tabs of a kind of page that can be seen and that nobody speaks for. When the extension host ends without its
 * window (it crashed, or was restarted), the tabs stay, and VS Code hands them to nobody: their pages would be deaf for ever.
 * After a reload of the window it hands each to us when it is first seen, so that only what can be seen is an orphan.
 */
export class Orphans extends Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `takeOver` is called with the tab that needs a page. */
  constructor(
    private readonly viewType: string,
    private readonly isOpen: () => boolean,
    private readonly takeOver: (tab: vscode.Tab) => void,
  ) {
    super();
    this.own(
      vscode.window.tabGroups.onDidChangeTabs(() => {
        this.lookSoon();
      }),
    );
    this.own({
      dispose: () => {
        clearTimeout(this.timer);
      },
    });
    this.lookSoon();
  }

  private lookSoon(): void {
    if (this.timer !== undefined || this.find() === undefined) return;
    this.timer = setTimeout(() => void this.look(), PATIENCE);
  }

  private async look(): Promise<void> {
    // If this thread was busy all the time, what VS Code has sent meanwhile is still to be heard: before its answer.
    await vscode.commands.getCommands(true);
    this.timer = undefined;
    const orphan = this.isDisposed ? undefined : this.find();
    if (orphan !== undefined) this.takeOver(orphan);
  }

  private find(): vscode.Tab | undefined {
    return this.isOpen() ? undefined : tabsOf(this.viewType).find(({ isActive }) => isActive);
  }
}

/** The tabs of a kind of page, seen or not. */
export function tabsOf(viewType: string): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(`-${viewType}`));
}
