import * as vscode from 'vscode';
import type { State } from '../../core/tcp';
import type { Places } from '../../messages/where';
import { Disposable } from '../dispose';

export type { Places } from '../../messages/where';

const NOWHERE: Places = { A: null, B: null };

/**
 * The place where the pages that play a run and the tree of states meet: a page says where both ends are, the tree marks
 * them; a state selected in the tree is selected on the page, and back.
 */
export class Positions extends Disposable {
  private readonly moved = this.own(new vscode.EventEmitter<undefined>());
  /** Fires when `places` or `selected` has changed. */
  readonly onDidChange = this.moved.event;

  private now: Places = NOWHERE;
  private chosen: State | null = null;

  get places(): Places {
    return this.now;
  }

  get selected(): State | null {
    return this.chosen;
  }

  /** A page shows this moment of a run. */
  move(places: Places): void {
    if (places.A === this.now.A && places.B === this.now.B) return;
    this.now = { A: places.A, B: places.B };
    this.moved.fire(undefined);
  }

  /** The page that played a run has gone. */
  leave(): void {
    this.move(NOWHERE);
  }

  /** A state was selected, in the tree or on a page. */
  select(state: State | null): void {
    if (state === this.chosen) return;
    this.chosen = state;
    this.moved.fire(undefined);
  }
}
