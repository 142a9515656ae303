import { t } from '@vscode/l10n';
import type { Finding } from '../../core/sockets';
import { sentences } from './texts';
import type { Sentences, System } from './told';

/** TIME_WAIT at a server in words. Whether a restarted server gets the port is each system's own rule. */
export function tellServed({ timeWait, port }: Extract<Finding, { kind: 'served' }>, system: System): Sentences {
  return {
    title: t('{0} TIME_WAIT on our own port {1}', timeWait, port),
    means: sentences(
      t(
        'They take no further port: each shares port {0} with the listener, and costs the kernel a small record.',
        port,
      ),
      restartText(system),
    ),
    blame: t(
      'Nobody is to blame. This end, the server, closes first, so that the wait is here and not at the clients.',
    ),
    next: sentences(
      t('Nothing has to be done about them.'),
      system === 'windows' ? '' : t('Set SO_REUSEADDR on every listener, from its first start on.'),
      t('If the wait is to be elsewhere, let the clients close first.'),
    ),
  };
}

function restartText(system: System): string {
  switch (system) {
    case 'linux':
      return t(
        'After a restart bind() of this port fails while they last, unless SO_REUSEADDR is set: both on the old listener and on the new socket.',
      );
    case 'macos':
      return t('After a restart bind() of this port fails while they last, unless the new socket sets SO_REUSEADDR.');
    case 'windows':
      return t(
        'They do not keep a restarted server from this port. On Windows SO_REUSEADDR is something else: it lets another program take a port that is in use.',
      );
  }
}
