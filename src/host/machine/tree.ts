import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Process } from '../../core/sockets';
import type { View } from '../../kernel';
import { Disposable } from '../dispose';
import type { Logger } from '../logger';
import type { Kernel } from './door';
import { itemOf } from './item';
import type { MachineNode } from './nodes';
import { childrenOf, isUnclaimed, noteNode } from './nodes';
import type { Picture } from './picture';
import { makePicture } from './picture';
import { Row, Rows } from './rows';
import { notesOf, whyNot } from './trouble';
import type { Clock } from './watching';
import { Watching } from './watching';

/** What the tree stands on; tests give another. `open` is null where there is no Node. */
export interface Ground {
  readonly open: (() => Promise<Kernel>) | null;
  readonly clock: Clock;
}

/** What became of the search for processes: how many sockets were asked for and found, and how many processes hid theirs. */
export interface Search {
  readonly asked: number;
  readonly found: number;
  readonly hidden: number;
}

/**
 * What stands out among the machine's TCP sockets, and the sockets by state. It reads while somebody looks, and never
 * otherwise. Where there is no Node it stays empty.
 */
export class MachineTree extends Disposable implements vscode.TreeDataProvider<Row> {
  private readonly changed = this.own(new vscode.EventEmitter<Row[] | undefined>());
  /** Fires with the lines that look different now, or with nothing when all do. */
  readonly onDidChangeTreeData = this.changed.event;
  private readonly taken = this.own(new vscode.EventEmitter<undefined>());
  /** Fires when a reading has come, or has failed. */
  readonly onDidRead = this.taken.event;

  private readonly watching: Watching;
  private readonly rows = new Rows();
  private kernel: Promise<Kernel> | undefined;
  private picture: Picture | undefined;
  private notes: readonly string[] = [];
  private hasFailed = false;
  private readonly owners = new Map<number, Process>();

  constructor(
    private readonly ground: Ground,
    private readonly log: Logger,
  ) {
    super();
    this.watching = this.own(
      new Watching({
        clock: ground.clock,
        read: async (signal) => (await this.openKernel()).readMachine(signal),
        show: (view, at) => {
          this.take(view, at);
        },
        tick: () => {
          this.tick();
        },
        fail: (error) => {
          log.error('The sockets of this machine cannot be read', error);
          this.takeFailure(t('What reads the sockets could not be loaded. The log says why.'));
        },
      }),
    );
  }

  /** Whether there is anything to read with. */
  get canRead(): boolean {
    return this.ground.open !== null;
  }

  get isPaused(): boolean {
    return this.watching.isPaused;
  }

  /** What was last read, with the processes that were looked up. */
  get present(): Picture | undefined {
    return this.picture;
  }

  /** Somebody looks at the tree, or nobody does. */
  look(looks: boolean): void {
    if (this.canRead) this.watching.look(looks);
  }

  refresh(): void {
    this.watching.refresh();
  }

  pause(isPaused: boolean): void {
    if (isPaused) this.watching.pause();
    else this.watching.resume();
  }

  /** A line was folded. */
  fold(row: Row): void {
    this.rows.fold(row);
  }

  /** Draws everything anew: the language is another. */
  draw(): void {
    this.changed.fire(undefined);
  }

  /** Looks up whose the CLOSE_WAIT sockets are. */
  async findProcesses(signal: AbortSignal): Promise<Search> {
    const sockets = this.picture?.byState.CLOSE_WAIT.filter(isUnclaimed) ?? [];
    const wanted = new Set(sockets.flatMap(({ inode }) => inode ?? []));
    const { owners, hidden } = await (await this.openKernel()).findOwners(wanted, signal);
    for (const [inode, process] of owners) this.owners.set(inode, process);
    const { picture } = this;
    if (picture !== undefined) this.put(makePicture(picture.view, this.owners, picture.at));
    return { asked: wanted.size, found: owners.size, hidden };
  }

  getChildren(row?: Row): Row[] {
    return this.rows.give(row, this.nodesBelow(row?.node));
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return itemOf(row.node, this.ground.clock.now());
  }

  private nodesBelow(node: MachineNode | undefined): readonly MachineNode[] {
    const { picture, notes } = this;
    if (!this.canRead) return [];
    if (picture !== undefined) return childrenOf(node, picture, notes);
    if (node !== undefined) return [];
    if (!this.hasFailed) return [noteNode(t('Reading …'), 0)];
    const instead = noteNode(t('Explain the text of ss or netstat instead'), notes.length, 'paste');
    return [...notes.map((text, index) => noteNode(text, index)), instead];
  }

  private openKernel(): Promise<Kernel> {
    const { open } = this.ground;
    if (open === null) return Promise.reject(new Error('There is no Node here'));
    this.kernel ??= open().catch((error: unknown) => {
      this.kernel = undefined;
      throw error;
    });
    return this.kernel;
  }

  private take(view: View, at: number): void {
    if (view.kind === 'failed') {
      if (view.reason === 'cancelled') return;
      this.log.warnOnce(`The sockets of this machine cannot be read: ${view.reason} ${view.detail}`);
      this.takeFailure(whyNot(view.reason, view.detail));
      return;
    }
    this.hasFailed = false;
    this.notes = notesOf(view);
    this.put(makePicture(view, this.owners, at));
  }

  /** What is shown stays, with a note that it is old. */
  private takeFailure(sentence: string): void {
    this.hasFailed = true;
    this.notes = this.picture === undefined ? [sentence] : [sentence, t('What is shown was read before.')];
    this.update();
  }

  private put(picture: Picture): void {
    this.picture = picture;
    // A number that the kernel gives to another socket must not carry the old one's process.
    const present = new Set(picture.byState.CLOSE_WAIT.map(({ inode }) => inode));
    for (const inode of this.owners.keys()) if (!present.has(inode)) this.owners.delete(inode);
    this.update();
  }

  private update(): void {
    const changed = this.rows.update((node) => this.nodesBelow(node));
    if (changed === undefined) this.changed.fire(undefined);
    else if (changed.length > 0) this.changed.fire(changed);
    this.taken.fire(undefined);
  }

  /** Counts down. */
  private tick(): void {
    const counting = this.rows.shown(
      (node) => (node.kind === 'socket' && node.until !== null) || (node.kind === 'state' && node.left !== null),
    );
    if (counting.length > 0) this.changed.fire(counting);
  }
}
