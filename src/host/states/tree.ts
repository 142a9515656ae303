import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { State } from '../../core/tcp';
import type { Places } from '../../messages/where';
import { Disposable } from '../dispose';
import type { Translations } from '../language';
import type { Learner } from '../practice/learner';
import type { Mastery } from './item';
import { itemOf } from './item';
import type { StateNode } from './nodes';
import { childrenOf, nodeOf, parentOf } from './nodes';
import type { Positions } from './positions';
import type { StateTexts } from './texts';

/** The view "Connection states": the table of TCP, group by group, state by state, with both ends of a run in it. */
export class StatesTree extends Disposable implements vscode.TreeDataProvider<StateNode> {
  private readonly changed = this.own(new vscode.EventEmitter<StateNode[] | undefined>());
  /** Fires with the nodes that look different now, or with nothing when all do. */
  readonly onDidChangeTreeData = this.changed.event;

  /** For the tests. */
  readonly view: vscode.TreeView<StateNode>;
  /** Summed up once for all the items, until the learner answers. */
  private mastery: Mastery | undefined;
  /** As the tree shows them. */
  private places: Places;

  constructor(
    private readonly texts: StateTexts,
    translations: Translations,
    private readonly learner: Learner,
    private readonly positions: Positions,
  ) {
    super();
    this.places = positions.places;
    this.view = this.own(
      vscode.window.createTreeView('lastAck.states', { treeDataProvider: this, showCollapseAll: true }),
    );
    const name = () => {
      this.view.title = t('Connection states');
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
    this.own(
      positions.onDidChange(() => {
        this.mark();
        this.follow();
      }),
    );
    this.own(
      this.view.onDidChangeSelection(({ selection: [node] }) => {
        if (node !== undefined && node.kind !== 'group') positions.select(node.state);
      }),
    );
    this.own(
      this.view.onDidChangeVisibility(() => {
        this.follow();
      }),
    );
  }

  getChildren(node?: StateNode): StateNode[] {
    return [...childrenOf(node)];
  }

  getParent(node: StateNode): StateNode | undefined {
    return parentOf(node);
  }

  getTreeItem(node: StateNode): vscode.TreeItem {
    this.mastery ??= this.learner.hasBegun ? this.learner.overview().states : null;
    return itemOf(node, this.texts, this.mastery, this.places);
  }

  /** Marks where both ends are now: only the states that an end has left or entered are drawn again. */
  private mark(): void {
    const [before, after] = [this.places, this.positions.places];
    this.places = after;
    const moved = (['A', 'B'] as const).filter((end) => before[end] !== after[end]);
    const states = new Set(moved.flatMap((end) => [before[end], after[end]]));
    const nodes = [...states].flatMap((state) => (state === null ? [] : (nodeOf(state) ?? [])));
    if (nodes.length > 0) this.changed.fire(nodes);
  }

  /** Selects what a page has selected, while the tree can be seen: it never comes to the front or takes the focus. */
  private follow(): void {
    const { selected } = this.positions;
    if (selected === null || !this.view.visible || this.selectedState() === selected) return;
    const node = nodeOf(selected);
    if (node !== undefined) void this.view.reveal(node, { select: true, focus: false });
  }

  /** The state that the tree has selected, itself or by one of its transitions. */
  private selectedState(): State | undefined {
    const [node] = this.view.selection;
    return node === undefined || node.kind === 'group' ? undefined : node.state;
  }
}
