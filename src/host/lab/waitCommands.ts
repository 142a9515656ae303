import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import type { WaitPage } from './waitPage';

/** What the command of the lab “Why 2MSL” does. */
export function waitHandlers(page: WaitPage): Pick<Handlers, (typeof COMMANDS)['labWait']> {
  return {
    [COMMANDS.labWait]: () => {
      page.show();
      return Promise.resolve();
    },
  };
}
