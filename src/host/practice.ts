import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from './dispose';
import type { Translations } from './language';

/** The view "Practice": empty so far, so that VS Code shows the welcome text of package.json with its links. */
export class PracticeView extends Disposable {
  constructor(translations: Translations) {
    super();
    const treeDataProvider: vscode.TreeDataProvider<never> = {
      getChildren: () => [],
      getTreeItem: (item: never) => item,
    };
    const view = this.own(vscode.window.createTreeView('lastAck.practice', { treeDataProvider }));
    const name = () => {
      view.title = t('Practice');
    };
    name();
    this.own(translations.onDidChange(name));
  }
}
