import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AnyQuestion } from '../../core/quiz/prepare';
import { Disposable } from '../dispose';
import type { Translations } from '../language';
import type { Course } from './course';
import { itemOf } from './item';
import type { CourseNode } from './nodes';
import { childrenOf } from './nodes';

/** The view "Course": the lessons with how far each is, and under each its parts. Nothing is locked. */
export class CourseTree extends Disposable implements vscode.TreeDataProvider<CourseNode> {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly course: Course,
    private readonly question: (id: string) => AnyQuestion | undefined,
    private readonly translations: Translations,
  ) {
    super();
    const view = this.own(
      vscode.window.createTreeView('lastAck.course', { treeDataProvider: this, showCollapseAll: true }),
    );
    const draw = () => {
      view.title = t('Course');
      this.changed.fire(undefined);
    };
    this.own(course.onDidChange(draw));
    this.own(translations.onDidChange(draw));
    draw();
  }

  getChildren(node?: CourseNode): CourseNode[] {
    return childrenOf(node, this.course.lessons);
  }

  getTreeItem(node: CourseNode): vscode.TreeItem {
    const { course, question, translations } = this;
    return itemOf(node, { course, question, language: translations.language });
  }
}
