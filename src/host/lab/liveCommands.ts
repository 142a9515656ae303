import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import type { LivePage } from './livePage';

/** What the commands of this lab do. */
export function liveHandlers(page: Pick<LivePage, 'show'>): Pick<Handlers, (typeof COMMANDS)['labLive']> {
  return {
    [COMMANDS.labLive]: () => {
      page.show();
      return Promise.resolve();
    },
  };
}
