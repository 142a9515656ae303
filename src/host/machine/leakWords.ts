import { t } from '@vscode/l10n';
import type { Finding, Process } from '../../core/sockets';
import { processText, sentences } from './texts';
import type { Sentences } from './told';

/** How many processes are named. */
const named = 5;

/** Sockets in CLOSE_WAIT in words: whose they are, as far as that is told. */
export function tellLeak({
  count,
  processes,
  unclaimed,
  port,
  server,
}: Extract<Finding, { kind: 'close-wait' }>): Sentences {
  const who = processes.length === 0 ? null : namesOf(processes);
  const where = port === null ? t('at various ports') : server ? t('on port {0}', port) : t('towards port {0}', port);
  return {
    title:
      who === null
        ? t('{0} CLOSE_WAIT {1}: not closed here', count, where)
        : processes.length === 1
          ? t('{0} CLOSE_WAIT {1}: {2} does not close', count, where, who)
          : t('{0} CLOSE_WAIT {1}: {2} processes do not close', count, where, processes.length),
    means: t(
      'The peers have closed, and our kernel has acknowledged their FINs. The program reads end of file and does not call close(). TCP has no timer for this state: each keeps its descriptor until the program closes or ends. A moment in CLOSE_WAIT is normal; a number that does not fall is a leak.',
    ),
    blame:
      who === null
        ? t('This end: the program that has these sockets does not call close(). The peers have closed.')
        : sentences(
            processes.length === 1
              ? t('This end: {0} does not call close(). The peers have closed.', who)
              : t('This end: {0} do not call close(). The peers have closed.', who),
            unclaimed > 0 ? t('Whose {0} of them are is not known.', unclaimed) : '',
          ),
    next:
      who === null
        ? t(
            'Find out which process has them. Then look in its code for the path that forgets to close after read() has returned 0.',
          )
        : t(
            'Look in the code of {0} for the path that forgets to close after read() has returned 0; often it is the one for errors.',
            who,
          ),
  };
}

function namesOf(processes: readonly Process[]): string {
  const names = processes.slice(0, named).map(processText).join(', ');
  return processes.length <= named ? names : t('{0} and {1} more', names, processes.length - named);
}
