import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Screen } from '../../messages';
import { LiveKept } from '../../messages/live';
import { Disposable } from '../dispose';
import { OnePage } from '../pages/one';
import type { Content, Surroundings } from '../pages/page';
import { Stored } from '../storage';
import { LiveLab } from './live';
import { thisGround } from './liveDoor';
import { liveScreen } from './liveScreen';

/** The view type of the page. */
export const LIVE_VIEW = 'lastAck.labLive';

/**
 * The lab "A real close on this machine". After a reload it comes back with the chosen experiment and nothing running, and says
 * so where a run was under way.
 */
export class LivePage extends Disposable implements Content {
  readonly lab: LiveLab;
  readonly onDidChange;
  private readonly stored;
  private readonly page: OnePage;
  private isReady = false;
  private written: LiveKept | undefined;

  constructor(
    memento: vscode.Memento,
    private readonly around: Surroundings,
  ) {
    super();
    this.stored = new Stored(memento, LIVE_VIEW, 1, LiveKept, around.log);
    this.lab = this.own(new LiveLab(thisGround, around.log));
    this.onDidChange = this.lab.onDidChange;
    const content = () => {
      this.arrive().catch((error: unknown) => {
        around.log.error('The lab of a real close', error);
      });
      return this;
    };
    const leave = () => {
      this.lab.leave();
      this.keep();
    };
    this.page = this.own(new OnePage(LIVE_VIEW, content, around, leave));
    this.own(
      this.onDidChange(() => {
        this.keep();
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
    return t('Lab: a real close');
  }

  screen(): Screen {
    return this.isReady ? liveScreen(this.lab.state) : { kind: 'loading' };
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'live') await this.lab.act(intent.act);
  }

  private async arrive(): Promise<void> {
    if (!this.isReady) {
      const { value } = await this.stored.read();
      this.isReady = true;
      if (value !== undefined) this.lab.takeUp(value);
    }
    await this.lab.arrive();
  }

  /** Writes what is to be kept, where it is another. At the end of the extension host it stays as it is: that is what is told after a reload. */
  private keep(): void {
    const { kept } = this.lab;
    const { written } = this;
    if (this.isDisposed || (written?.chosen === kept.chosen && written.isUnderWay === kept.isUnderWay)) return;
    this.written = kept;
    this.stored.write(kept).catch((error: unknown) => {
      this.around.log.error('The lab of a real close', error);
    });
  }
}
