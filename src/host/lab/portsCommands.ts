import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import type { PortsPage } from './portsPage';

/** What the commands of this lab do. */
export function portsHandlers(page: Pick<PortsPage, 'show'>): Pick<Handlers, (typeof COMMANDS)['labPorts']> {
  return {
    [COMMANDS.labPorts]: () => {
      page.show();
      return Promise.resolve();
    },
  };
}
