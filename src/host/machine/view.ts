import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../dispose';
import type { Translations } from '../language';
import type { Logger } from '../logger';
import { hasNode, openKernel } from './door';
import type { Row } from './rows';
import { MachineTree, type Ground } from './tree';
import { hostClock } from './watching';

const id = 'lastAck.machine';

/** The ground of this extension host. */
export const thisGround = (): Ground => ({ open: hasNode() ? openKernel : null, clock: hostClock });

/** The view "This machine". Where there is no Node VS Code shows the welcome text of package.json in it. */
export class MachineView extends Disposable {
  readonly tree: MachineTree;
  /** For the tests. */
  readonly view: vscode.TreeView<Row>;

  constructor(translations: Translations, log: Logger) {
    super();
    const tree = (this.tree = this.own(new MachineTree(thisGround(), log)));
    const view = (this.view = this.own(
      vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true }),
    ));
    void vscode.commands.executeCommand('setContext', 'lastAck.noNode', !tree.canRead);
    this.own(
      view.onDidChangeVisibility(({ visible }) => {
        tree.look(visible);
      }),
    );
    this.own(
      view.onDidCollapseElement(({ element }) => {
        tree.fold(element);
      }),
    );
    this.own(
      tree.onDidRead(() => {
        this.name();
      }),
    );
    this.own(
      translations.onDidChange(() => {
        this.name();
        tree.draw();
      }),
    );
    this.name();
    tree.look(view.visible);
  }

  /** Holds what is shown, or goes on. */
  async pause(isPaused: boolean): Promise<void> {
    this.tree.pause(isPaused);
    this.name();
    await vscode.commands.executeCommand('setContext', 'lastAck.machinePaused', isPaused);
  }

  /** Looks up whose the CLOSE_WAIT sockets are, and says of how many it cannot be seen. */
  async findProcesses(): Promise<void> {
    const stop = new AbortController();
    const { asked, found, hidden } = await vscode.window.withProgress({ location: { viewId: id } }, () =>
      this.tree.findProcesses(stop.signal),
    );
    if (asked === 0) {
      void vscode.window.showInformationMessage(t('There is no CLOSE_WAIT whose process is not known.'));
    } else if (found < asked) {
      const left = t(
        'Of {0} sockets the process cannot be seen; {1} processes of other users do not let us look. As root, ss -tnp names them.',
        asked - found,
        hidden,
      );
      void vscode.window.showInformationMessage(left);
    }
  }

  private name(): void {
    const { present, isPaused } = this.tree;
    this.view.title = t('This machine');
    const total = present === undefined ? '' : t('{0} in all', present.explanation.total);
    this.view.description = [isPaused ? t('paused') : '', total].filter(Boolean).join(' · ');
  }
}
