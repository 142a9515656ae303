import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Screen } from '../../messages';
import { PortsForm } from '../../messages/ports';
import { Disposable } from '../dispose';
import { OnePage } from '../pages/one';
import type { Content, Surroundings } from '../pages/page';
import { Stored } from '../storage';
import { PortsLab } from './ports';
import { DEFAULT_FORM } from './portsForm';
import { portsScreen } from './portsScreen';

/** The view type of the page. */
export const PORTS_VIEW = 'lastAck.labPorts';

/** The lab "How ports run out". Its form survives a reload. */
export class PortsPage extends Disposable implements Content {
  readonly lab = this.own(new PortsLab());
  readonly onDidChange = this.lab.onDidChange;
  private readonly stored;
  private readonly page: OnePage;
  private isReady = false;

  constructor(memento: vscode.Memento, around: Surroundings) {
    super();
    this.stored = new Stored(memento, PORTS_VIEW, 1, PortsForm, around.log);
    const content = () => {
      this.recall().catch((error: unknown) => {
        around.log.error('The lab of ports', error);
      });
      return this;
    };
    const leave = () => {
      this.lab.leave();
    };
    this.page = this.own(new OnePage(PORTS_VIEW, content, around, leave));
  }

  get isOpen(): boolean {
    return this.page.isOpen;
  }

  show(): void {
    this.page.show();
  }

  title(): string {
    return t('Lab: how ports run out');
  }

  screen(): Screen {
    return this.isReady ? portsScreen(this.lab.state) : { kind: 'loading' };
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type !== 'ports') return;
    this.lab.act(intent.act);
    await this.stored.write({ ...this.lab.state.form });
  }

  /** The form as it was left; of an older one, whatever is still there. */
  private async recall(): Promise<void> {
    const { value } = await this.stored.read();
    this.isReady = true;
    this.lab.takeUp({ ...DEFAULT_FORM, ...value });
  }
}
