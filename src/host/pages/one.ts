import * as vscode from 'vscode';
import { Disposable } from '../dispose';
import { Orphans, tabsOf } from './orphans';
import type { Content, Surroundings } from './page';
import { Page } from './page';

/**
 * A kind of page of which there is at most one. VS Code brings it back after a reload of the window; after a new start of
 * the extension host alone, it is opened anew in the place of the tab that was left.
 */
export class OnePage extends Disposable {
  private page: Page | undefined;

  constructor(
    private readonly viewType: string,
    private readonly content: () => Content,
    private readonly around: Surroundings,
    private readonly closed: () => void = () => undefined,
  ) {
    super();
    this.own(
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel) => {
          this.adopt(panel);
          return Promise.resolve();
        },
      }),
    );
    this.own({ dispose: () => this.page?.dispose() });
    this.own(
      new Orphans(
        viewType,
        () => this.isOpen,
        ({ group }) => {
          this.open({ viewColumn: group.viewColumn, preserveFocus: true });
        },
      ),
    );
  }

  /** Whether the page is open. */
  get isOpen(): boolean {
    return this.page !== undefined;
  }

  /** Shows the page: the one that is open, where it is, or a new one. */
  show(): void {
    if (this.page !== undefined) this.page.panel.reveal();
    else this.open(vscode.ViewColumn.Active);
  }

  private open(where: Parameters<typeof vscode.window.createWebviewPanel>[2]): void {
    // There is no page, so nobody speaks for these tabs: they are of before, and would be a second page once they are seen.
    const stale = tabsOf(this.viewType);
    this.adopt(vscode.window.createWebviewPanel(this.viewType, 'Last ACK', where));
    for (const tab of stale) vscode.window.tabGroups.close(tab, true).then(undefined, () => undefined);
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.page?.dispose();
    const page = new Page(panel, this.content(), this.around);
    this.page = page;
    page.onDidClose(() => {
      if (this.page !== page) return;
      this.page = undefined;
      this.closed();
    });
  }
}
