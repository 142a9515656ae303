import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { decodeLink } from '../../core/play';
import type { PlayPage } from './page';
import type { Player } from './player';

/**
 * Opens links to shared runs. A link is data from anywhere: it is decoded, bounded and parsed, and the machine has to be able
 * to play it. Of anything else one sentence is said and nothing is opened.
 */
export class PlayLinks implements vscode.UriHandler {
  constructor(
    private readonly player: Player,
    private readonly page: Pick<PlayPage, 'show'>,
  ) {}

  async handleUri({ path, query }: Pick<vscode.Uri, 'path' | 'query'>): Promise<void> {
    const shared = path === '/play' ? decodeLink(query) : null;
    const done = shared === null ? 'impossible' : await this.player.load(shared);
    if (done === 'loaded') this.page.show();
    else if (done === 'full')
      void vscode.window.showWarningMessage(
        t(
          'The run of this link does not fit into the play, which holds as many steps as it can. Start over there, which clears it, and open the link once more.',
        ),
      );
    else void vscode.window.showWarningMessage(t('This link leads to no run that can be played here.'));
  }
}
