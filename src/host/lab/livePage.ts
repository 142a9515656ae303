import { t } from '@vscode/l10n';
import type { Screen } from '../../messages';
import { Disposable } from '../dispose';
import { OnePage } from '../pages/one';
import type { Content, Surroundings } from '../pages/page';
import { LiveLab } from './live';
import { thisGround } from './liveDoor';
import { liveScreen } from './liveScreen';

/** The view type of the page. */
export const LIVE_VIEW = 'lastAck.labLive';

/** The lab "A real close on this machine". After a reload it comes back with nothing running. */
export class LivePage extends Disposable implements Content {
  readonly lab: LiveLab;
  readonly onDidChange;
  private readonly page: OnePage;

  constructor(around: Surroundings) {
    super();
    this.lab = this.own(new LiveLab(thisGround, around.log));
    this.onDidChange = this.lab.onDidChange;
    const content = () => {
      this.lab.arrive().catch((error: unknown) => {
        around.log.error('The lab of a real close', error);
      });
      return this;
    };
    const leave = () => {
      this.lab.leave();
    };
    this.page = this.own(new OnePage(LIVE_VIEW, content, around, leave));
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
    return liveScreen(this.lab.state);
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'live') await this.lab.act(intent.act);
  }
}
