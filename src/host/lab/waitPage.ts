import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { formatCsv } from '../../core/lab/csv';
import type { Screen } from '../../messages';
import { WaitSetting } from '../../messages/wait';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import { OnePage } from '../pages/one';
import type { Content, Surroundings } from '../pages/page';
import type { Positions } from '../states/positions';
import { Stored } from '../storage';
import { WaitLab } from './waitLab';
import { shownOf, waitScreen } from './waitScreen';

/** The view type of the page. */
export const WAIT_VIEW = 'lastAck.labWait';

/** The page “Why 2MSL”. There is one; its setting survives a reload. It searches only while it is open. */
export class WaitPage extends Disposable implements Content {
  readonly lab = this.own(new WaitLab());
  readonly onDidChange = this.lab.onDidChange;
  private readonly stored;
  private readonly page: OnePage;
  private isReady = false;
  /** Whether the places in the tree of states are those of the run that is shown here. */
  private isMarking = false;

  constructor(
    memento: vscode.Memento,
    private readonly positions: Positions,
    around: Surroundings,
  ) {
    super();
    this.stored = new Stored(memento, 'lastAck.labWait', 1, WaitSetting, around.log);
    const content = () => {
      this.takeUp().catch((error: unknown) => {
        around.log.error('The lab cannot be taken up', error);
      });
      return this;
    };
    const leave = () => {
      this.lab.stop();
      this.unmark();
    };
    this.page = this.own(new OnePage(WAIT_VIEW, content, around, leave));
    this.own(
      this.onDidChange(() => {
        if (this.isMarking && shownOf(this.lab).run === null) this.unmark();
      }),
    );
  }

  get isOpen(): boolean {
    return this.page.isOpen;
  }

  show(): void {
    this.page.show();
  }

  title(): string {
    return t('Lab: why 2MSL');
  }

  screen(): Screen {
    return this.isReady ? waitScreen(this.lab) : { kind: 'loading' };
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'waitSet') {
      // Stored before the search has its turn: what the page is told of is kept, even if the host ends right after.
      const saved = this.stored.write(intent.setting);
      this.lab.set(intent.setting, intent.turn);
      await saved;
    }
    if (intent.type === 'places') {
      this.isMarking = true;
      this.positions.move({ A: intent.A, B: intent.B });
    }
    if (intent.type !== 'waitDo') return;
    switch (intent.act) {
      case 'stop':
        this.lab.stop();
        return;
      case 'go':
        this.lab.go();
        return;
      case 'openRun':
      case 'openModel': {
        const { run, model } = shownOf(this.lab);
        await runCommand(COMMANDS.openRun, intent.act === 'openRun' && run !== null ? run : model);
        return;
      }
      case 'export':
        await this.export();
    }
  }

  private unmark(): void {
    if (this.isMarking) this.positions.leave();
    this.isMarking = false;
  }

  /** Opens the results as comma-separated values, in a document that nobody has to save. */
  private async export(): Promise<void> {
    const content = formatCsv(this.lab.experiment, this.lab.setting);
    const document = await vscode.workspace.openTextDocument({ content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  }

  /** When the page opens: the setting that was left, and its search goes on. */
  private async takeUp(): Promise<void> {
    if (!this.isReady) {
      const { value } = await this.stored.read();
      if (value !== undefined) this.lab.set(value);
      this.isReady = true;
    }
    this.lab.go();
    // Also when there is nothing left to search: the page waits for what there is.
    this.lab.refresh();
  }
}
