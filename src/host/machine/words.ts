import { t } from '@vscode/l10n';
import type { Finding } from '../../core/sockets';
import { thresholds } from '../../core/sockets';
import { command } from './ask';
import { shareOf, tellDestination } from './destinationWords';
import { tellLeak } from './leakWords';
import { tellServed } from './servedWords';
import { endText, processText, sentences } from './texts';
import type { Sentences, System, Told } from './told';

/** What a finding means, who is to blame, and what to do. */
export function tell(finding: Finding, system: System): Told {
  const run = command(finding, system);
  switch (finding.kind) {
    case 'close-wait':
      return { state: 'CLOSE_WAIT', run, isTrouble: true, ...tellLeak(finding) };
    case 'destination':
      return {
        state: 'TIME_WAIT',
        run,
        isTrouble: shareOf(finding, system) >= thresholds.near,
        ...tellDestination(finding, system),
      };
    case 'served':
      return { state: 'TIME_WAIT', run, isTrouble: false, ...tellServed(finding, system) };
    case 'accept-queue':
      return { state: 'LISTEN', run, isTrouble: true, ...tellQueue(finding) };
    case 'fin-wait-2':
      return { state: 'FIN_WAIT_2', run, isTrouble: true, ...tellHalfClosed(finding, system) };
    case 'last-ack':
      return {
        state: 'LAST_ACK',
        run,
        isTrouble: true,
        title: t('{0} LAST_ACK: the last ACK does not come', finding.count),
        means: t(
          'Both ends have closed, and our FIN was the second. It is sent again and again; Linux gave up after 108 s in our recording, with every FIN lost.',
        ),
        blame: t(
          'Neither program, most often: the network loses our FIN or its ACK, the peer’s host has gone, or a firewall has forgotten the connection. Or the peer has stopped reading, and our last data, with the FIN, cannot leave.',
        ),
        next: t(
          'See whether the FINs are being sent again, and towards whom: one peer, or everybody. The FIN itself counts 1 in Send-Q; more than that is data. On Linux ss -tno tells why it stays: with the timer persist the peer has stopped reading, with on nothing comes back.',
        ),
      };
    case 'syn-received':
      return {
        state: 'SYN_RECEIVED',
        run,
        isTrouble: true,
        title: t('{0} handshakes on port {1} are not completed', finding.count, finding.port),
        means: t(
          'A SYN came and was answered with SYN,ACK; the ACK of it is missing. Either it is a SYN flood from forged addresses, or a path loses our answers.',
        ),
        blame: t('The other ends, or the network between. The program here has not even seen these connections.'),
        next: t('Look where they come from. SYN cookies keep the listener answering meanwhile.'),
      };
  }
}

function tellQueue({ address, port, waiting, limit, process }: Extract<Finding, { kind: 'accept-queue' }>): Sentences {
  const where = endText(address, port);
  const who = process === null ? t('the program that listens') : processText(process);
  return {
    title: t('{0} waiting for accept() at {1}', waiting, where),
    means:
      limit === null
        ? t(
            'Their handshakes are done, and the program has not taken them. When the queue is full the kernel completes no more handshakes, and clients wait.',
          )
        : t(
            'A backlog of {0} lets {1} wait, and the queue is full: the kernel completes no more handshakes, and clients wait and try again.',
            limit,
            limit + 1,
          ),
    blame: t('This end: {0} does not call accept() often enough.', who),
    next: t('See what keeps it from accepting: a blocked event loop, no free thread. A larger backlog only hides it.'),
  };
}

function tellHalfClosed({ count, orphans, here }: Extract<Finding, { kind: 'fin-wait-2' }>, system: System): Sentences {
  return {
    title: t('{0} FIN_WAIT_2: the peers do not close', count),
    means: sentences(
      t('Our FINs are acknowledged, and the peers’ FINs do not come.'),
      orphans > 0
        ? t('{0} of them belong to no process any more; Linux ends those after 60 s (tcp_fin_timeout).', orphans)
        : '',
      system === 'linux' ? t('One that a process still holds, after shutdown(), may last for ever.') : '',
    ),
    blame:
      here === 0
        ? t(
            'The peers: over there they are in CLOSE_WAIT, and a program does not call close(). Unless a half-close is wanted.',
          )
        : t(
            'The peers; {0} of them are on this machine, in CLOSE_WAIT, and a program here does not call close(). Unless a half-close is wanted.',
            here,
          ),
    next:
      here === 0
        ? t('Look for CLOSE_WAIT on the peers’ hosts. Here nothing is wrong.')
        : t('Look at the CLOSE_WAIT of this machine first: which program has them, and why it does not close.'),
  };
}
