import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../dispose';
import type { Translations } from '../language';
import type { Learner } from '../practice/learner';
import type { Mastery } from './item';
import { itemOf } from './item';
import type { StateNode } from './nodes';
import { childrenOf } from './nodes';
import type { StateTexts } from './texts';

/** The view "Connection states": the table of TCP, group by group, state by state. */
export class StatesTree extends Disposable implements vscode.TreeDataProvider<StateNode> {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  /** Summed up once for all the items, until the learner answers. */
  private mastery: Mastery | undefined;

  constructor(
    private readonly texts: StateTexts,
    translations: Translations,
    private readonly learner: Learner,
  ) {
    super();
    const view = this.own(
      vscode.window.createTreeView('lastAck.states', { treeDataProvider: this, showCollapseAll: true }),
    );
    const name = () => {
      view.title = t('Connection states');
    };
    name();
    this.own(
      learner.onDidChange(() => {
        this.mastery = undefined;
        this.changed.fire(undefined);
      }),
    );
    this.own(
      translations.onDidChange(() => {
        name();
        this.changed.fire(undefined);
      }),
    );
  }

  getChildren(node?: StateNode): StateNode[] {
    return childrenOf(node);
  }

  getTreeItem(node: StateNode): vscode.TreeItem {
    this.mastery ??= this.learner.hasBegun ? this.learner.overview().states : null;
    return itemOf(node, this.texts, this.mastery);
  }
}
