import { t } from '@vscode/l10n';
import type { Finding, Format, Process, Socket } from '../../core/sockets';
import { thresholds } from '../../core/sockets';
import type { State } from '../../core/tcp';
import { command } from './ask';

/** Whose words and commands fit. */
export type System = 'linux' | 'macos' | 'windows';

/** The system that prints tables like this. */
export function systemOf(format: Format | null): System {
  return format === 'netstat-macos' ? 'macos' : format === 'netstat-windows' ? 'windows' : 'linux';
}

/** A finding in words. */
export interface Told {
  /** The state that its page explains. */
  readonly state: State;
  /** One line: the number first, then what it is and where. In a narrow view the end of it is cut off. */
  readonly title: string;
  readonly means: string;
  /** Which end is to blame. */
  readonly blame: string;
  /** What to do next. */
  readonly next: string;
  /** What to run next, on this machine. */
  readonly run: string;
  /** Whether something goes wrong, or may. */
  readonly isTrouble: boolean;
}

/** `node (4711)`. The name comes from the machine, so that it is bounded. */
export function processText({ pid, name }: Process): string {
  return name === null ? t('process {0}', pid) : `${plain(name)} (${pid})`;
}

/** A foreign text as it may be shown: short, in one line, without anything that Markdown or an editor would take for its own. */
export function plain(text: string): string {
  return text
    .slice(0, 1000)
    .replaceAll('://', ':··')
    .replace(/[^\p{L}\p{N} ._:/+@%,=-]/gu, '·')
    .slice(0, 120)
    .trim();
}

/** `10.0.0.2:443`, `[::1]:443`, `*:443`. */
export function endText(address: string, port: number): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port === 0 ? '*' : port}`;
}

/** Both ends of a socket, or where a listener listens. */
export function socketText({ state, localAddress, localPort, remoteAddress, remotePort }: Socket): string {
  const local = endText(localAddress, localPort);
  return state === 'LISTEN' ? local : `${local} → ${endText(remoteAddress, remotePort)}`;
}

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
      return {
        state: 'TIME_WAIT',
        run,
        isTrouble: false,
        title: t('{0} TIME_WAIT on our own port {1}', finding.timeWait, finding.port),
        means: t(
          'They take no further port: each shares port {0} with the listener, and costs the kernel a small record. After a restart bind() of this port fails while they last, unless SO_REUSEADDR is set; on Linux both on the old listener and on the new socket.',
          finding.port,
        ),
        blame: t(
          'Nobody is to blame. This end, the server, closes first, so that the wait is here and not at the clients.',
        ),
        next: t(
          'Nothing has to be done. Set SO_REUSEADDR on the listener; if the wait is to be elsewhere, let the clients close first.',
        ),
      };
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
          'Neither program: the network loses our FIN or its ACK, the peer’s host has gone, or a firewall has forgotten the connection.',
        ),
        next: t('See whether the FINs are being sent again, and towards whom: one peer, or everybody.'),
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

type Sentences = Pick<Told, 'title' | 'means' | 'blame' | 'next'>;

function tellLeak({ count, process, port, server }: Extract<Finding, { kind: 'close-wait' }>): Sentences {
  const who = process === null ? null : processText(process);
  const where = server ? t('on port {0}', port) : t('towards port {0}', port);
  return {
    title:
      who === null
        ? t('{0} CLOSE_WAIT {1}: not closed here', count, where)
        : t('{0} CLOSE_WAIT {1}: {2} does not close', count, where, who),
    means: t(
      'The peers have closed, and our kernel has acknowledged their FINs. The program reads end of file and does not call close(). TCP has no timer for this state: each keeps its descriptor until the program closes or ends. A moment in CLOSE_WAIT is normal; a number that does not fall is a leak.',
    ),
    blame:
      who === null
        ? t('This end: the program that has these sockets does not call close(). The peers have closed.')
        : t('This end: {0} does not call close(). The peers have closed.', who),
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

/** How many ephemeral ports systems have where nobody has changed it: 32768 to 60999, 49152 to 65535. */
const usual: Readonly<Record<System, number>> = { linux: 28_232, macos: 16_384, windows: 16_384 };

type Destination = Extract<Finding, { kind: 'destination' }>;

/** The share of a destination's ports that is taken, of the usual range where the real one is not told. */
const shareOf = ({ share, timeWait, open }: Destination, system: System): number =>
  share ?? (timeWait + open) / usual[system];

function tellDestination(finding: Destination, system: System): Sentences {
  const { from, address, port, timeWait, level, ports } = finding;
  const to = endText(address, port);
  const percent = Math.floor(shareOf(finding, system) * 100);
  const titles = {
    many: t('{0} TIME_WAIT towards {1}', timeWait, to),
    near: t('{0} % of the ports towards {1} are taken', percent, to),
    out: t('No port towards {0} is left', to),
  };
  const rate = t('At 60 s each they last for {0} new connections a second.', Math.floor((ports ?? usual.linux) / 60));
  const reuse = t(
    'Over loopback Linux reuses records older than 1 s, as tcp_tw_reuse is 2 by default: there it runs out later than over a network.',
  );
  return {
    title: titles[level],
    means: sentences(
      t('From {0} to {1}, each connection needs a local port of its own, and TIME_WAIT keeps it.', plain(from), to),
      takenText(finding, system, percent),
      system === 'linux' ? rate : '',
      level === 'out'
        ? t('connect() now fails with EADDRNOTAVAIL; another destination port would still work.')
        : t('When none is left, connect() fails with EADDRNOTAVAIL; another destination port would still work.'),
      system === 'linux' && isLoopback(address) ? reuse : '',
    ),
    blame: t(
      'This end: it closes first and opens connections faster than their wait ends. The peer has done nothing wrong, and TIME_WAIT does its work.',
    ),
    next: t('Keep connections open and use them again: a pool, keep-alive. Then look at the range of ports.'),
  };
}

function takenText({ ports, timeWait, open }: Destination, system: System, percent: number): string {
  return ports === null
    ? t(
        '{0} are held by TIME_WAIT and {1} by other connections: {2} % of the {3} ports that are usual. The real range is not told here.',
        timeWait,
        open,
        percent,
        usual[system],
      )
    : t(
        '{0} are held by TIME_WAIT and {1} by other connections: {2} % of the {3} ports that this machine gives out.',
        timeWait,
        open,
        percent,
        ports,
      );
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
            'The queue holds {0} and is full: the kernel completes no more handshakes, and clients wait and try again.',
            limit,
          ),
    blame: t('This end: {0} does not call accept() often enough.', who),
    next: t('See what keeps it from accepting: a blocked event loop, no free thread. A larger backlog only hides it.'),
  };
}

function tellHalfClosed({ count, orphans }: Extract<Finding, { kind: 'fin-wait-2' }>, system: System): Sentences {
  return {
    title: t('{0} FIN_WAIT_2: the peers do not close', count),
    means: sentences(
      t('Our FINs are acknowledged, and the peers’ FINs do not come.'),
      orphans > 0
        ? t('{0} of them belong to no process any more; Linux ends those after 60 s (tcp_fin_timeout).', orphans)
        : '',
      system === 'linux' ? t('One that a process still holds, after shutdown(), may last for ever.') : '',
    ),
    blame: t(
      'The peers: over there they are in CLOSE_WAIT, and a program does not call close(). Unless a half-close is wanted.',
    ),
    next: t('Look for CLOSE_WAIT on the peers’ hosts. Here nothing is wrong.'),
  };
}

/** Joins sentences as the language does: the Chinese full stop brings its own space. */
function sentences(...parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .join(' ')
    .replace(/([。！？；]) /g, '$1');
}

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/i.test(address);
