import type * as vscode from 'vscode';

/** Something that owns others and lets them go with itself, last first. */
export abstract class Disposable implements vscode.Disposable {
  private readonly owned: vscode.Disposable[] = [];
  private gone = false;

  /** Whether `dispose` has been called. */
  get isDisposed(): boolean {
    return this.gone;
  }

  /** Takes `value` into possession and hands it back; if we are gone already, it goes at once. */
  protected own<T extends vscode.Disposable>(value: T): T {
    if (this.gone) value.dispose();
    else this.owned.push(value);
    return value;
  }

  dispose(): void {
    this.gone = true;
    for (let value = this.owned.pop(); value !== undefined; value = this.owned.pop()) value.dispose();
  }
}
