import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Overview } from '../../core/quiz/practice';
import { COMMANDS } from '../commands/ids';
import { Disposable } from '../dispose';
import type { Translations } from '../language';
import { itemOf } from './item';
import type { Learner } from './learner';
import type { MisconceptionTexts } from './misconceptions';
import type { PracticeNode } from './nodes';
import { childrenOf } from './nodes';

/**
 * The view "Practice", with the number due as its badge, and the quiet item in the status bar. While nothing has been
 * answered it is empty, and VS Code shows the welcome text of package.json with its links.
 */
export class PracticeView extends Disposable implements vscode.TreeDataProvider<PracticeNode> {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = this.own(
    vscode.window.createTreeView<PracticeNode>('lastAck.practice', { treeDataProvider: this, showCollapseAll: true }),
  );
  private readonly status = this.own(
    vscode.window.createStatusBarItem('lastAck.due', vscode.StatusBarAlignment.Right, 0),
  );
  private overview: Overview;

  constructor(
    private readonly learner: Learner,
    private readonly texts: MisconceptionTexts,
    private readonly translations: Translations,
  ) {
    super();
    this.overview = learner.overview();
    this.status.command = COMMANDS.quiz;
    const draw = () => {
      this.draw();
    };
    this.own(learner.onDidChange(draw));
    this.own(translations.onDidChange(draw));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lastAck.statusBar')) draw();
      }),
    );
    draw();
  }

  /** The badge that is shown; nothing when nothing is due. */
  get badge(): vscode.ViewBadge | undefined {
    return this.view.badge;
  }

  /** The text in the status bar; nothing when it is hidden. */
  get statusText(): string | undefined {
    return isStatusWanted() && this.overview.due > 0 ? this.status.text : undefined;
  }

  getChildren(node?: PracticeNode): PracticeNode[] {
    return this.learner.hasBegun ? childrenOf(node, this.overview) : [];
  }

  getTreeItem(node: PracticeNode): vscode.TreeItem {
    const { texts, translations, learner } = this;
    const question = (id: string) => learner.question(id);
    return itemOf(node, { texts, language: translations.language, question });
  }

  private draw(): void {
    this.overview = this.learner.overview();
    const { due } = this.overview;
    const sentence = due === 1 ? t('1 concept is due for practice') : t('{0} concepts are due for practice', due);
    this.view.title = t('Practice');
    this.view.badge = due === 0 ? undefined : { value: due, tooltip: sentence };
    this.status.name = t('Last ACK: practice');
    this.status.text = `$(mortar-board) ${t('Last ACK: {0} due', due)}`;
    this.status.tooltip = sentence;
    this.status.accessibilityInformation = { label: t('Last ACK: {0}. Practise', sentence), role: 'button' };
    if (isStatusWanted() && due > 0) this.status.show();
    else this.status.hide();
    void vscode.commands.executeCommand('setContext', 'lastAck.hasBegun', this.learner.hasBegun);
    this.changed.fire(undefined);
  }
}

function isStatusWanted(): boolean {
  return vscode.workspace.getConfiguration('lastAck').get('statusBar', true);
}
