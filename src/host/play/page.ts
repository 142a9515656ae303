import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { encodeLink } from '../../core/play';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import { Disposable } from '../dispose';
import { OnePage } from '../pages/one';
import type { Content, Surroundings } from '../pages/page';
import type { Positions } from '../states/positions';
import type { Screen } from '../../messages';
import type { PlayAct } from '../../messages/play';
import type { Player } from './player';
import { playScreen } from './screen';

/** The view type of the page. */
export const PLAY_VIEW = 'lastAck.play';

/** The page of play. */
export class PlayPage extends Disposable implements Content {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private readonly page: OnePage;
  private isReady = false;

  constructor(
    private readonly player: Player,
    private readonly positions: Positions,
    private readonly around: Surroundings,
    private readonly extensionId: string,
  ) {
    super();
    for (const event of [player.onDidChange, positions.onDidChange])
      this.own(
        event(() => {
          this.changed.fire(undefined);
        }),
      );
    const content = () => {
      this.takeUp().catch((error: unknown) => {
        around.log.error('The play cannot be taken up', error);
      });
      return this;
    };
    const leave = () => {
      player.leave();
    };
    this.page = this.own(new OnePage(PLAY_VIEW, content, around, leave));
  }

  get isOpen(): boolean {
    return this.page.isOpen;
  }

  show(): void {
    this.page.show();
  }

  title(): string {
    const { challenge } = this.player;
    return challenge === undefined
      ? t('Last ACK: play')
      : t('Challenge: {0}', challenge.title[this.around.translations.language]);
  }

  screen(): Screen {
    if (!this.isReady) return { kind: 'loading' };
    return playScreen(this.player, this.positions.selected, this.around.translations.language);
  }

  async handle(intent: Parameters<Content['handle']>[0]): Promise<void> {
    if (intent.type === 'selectState') this.positions.select(intent.state);
    if (intent.type === 'openState') await runCommand(COMMANDS.openState, intent.state);
    if (intent.type === 'play') await this.act(intent.act);
  }

  /** Copies the link to the present run. */
  async share(): Promise<void> {
    const query = encodeLink(this.player.setup, this.player.tree);
    if (query === null) {
      void vscode.window.showWarningMessage(t('This run is too long for a link. Open it as a scenario instead.'));
      return;
    }
    await vscode.env.clipboard.writeText(`${vscode.env.uriScheme}://${this.extensionId}/play?${query}`);
    void vscode.window.showInformationMessage(
      t('The link to this run is on the clipboard. It opens here, and wherever Last ACK is installed.'),
    );
  }

  private async act(act: PlayAct): Promise<void> {
    if (act.do === 'choose') return runCommand(COMMANDS.challenge);
    if (act.do === 'share') return this.share();
    if (act.do !== 'open') return this.player.act(act);
    const scenario = act.whose === 'mine' ? this.player.place.ladder.scenario : this.machines();
    if (scenario !== undefined) await runCommand(COMMANDS.openRun, scenario);
  }

  private machines(): string | undefined {
    const { challenge } = this.player;
    const shortest = challenge === undefined ? undefined : this.player.shortestOf(challenge).shortest;
    return shortest === undefined || 'problem' in shortest ? undefined : shortest.ladder.scenario;
  }

  private async takeUp(): Promise<void> {
    await this.player.open();
    this.isReady = true;
    this.player.watch();
    this.changed.fire(undefined);
  }
}
