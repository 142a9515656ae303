import { t } from '@vscode/l10n';
import type { Finding } from '../../core/sockets';
import { endText, isLoopback, plain, sentences } from './texts';
import type { Sentences, System } from './told';

/** How many ephemeral ports systems have where nobody has changed it: 32768 to 60999, 49152 to 65535. */
const usual: Readonly<Record<System, number>> = { linux: 28_232, macos: 16_384, windows: 16_384 };

type Destination = Extract<Finding, { kind: 'destination' }>;

/** The share of a destination's ports that is taken, of the usual range where the real one is not told. */
export const shareOf = ({ share, timeWait, open }: Destination, system: System): number =>
  share ?? (timeWait + open) / usual[system];

/** Many connections to one destination in words. */
export function tellDestination(finding: Destination, system: System): Sentences {
  const { from, address, port, timeWait, open, level, ports } = finding;
  const to = endText(address, port);
  const percent = Math.min(100, Math.floor(shareOf(finding, system) * 100));
  // Only there does Linux take records again that nobody told it to.
  const isReused = system === 'linux' && isLoopback(address);
  const isOut = level === 'out' && !(isReused && open < (ports ?? 0));
  return {
    title: isOut
      ? t('No port towards {0} is left', to)
      : level === 'many'
        ? t('{0} TIME_WAIT towards {1}', timeWait, to)
        : t('{0} % of the ports towards {1} are taken', percent, to),
    means: sentences(
      t('From {0} to {1}, each connection needs a local port of its own, and TIME_WAIT keeps it.', plain(from), to),
      takenText(finding, system, percent),
      system === 'linux' && !isReused
        ? t('At 60 s each they last for {0} new connections a second.', Math.floor((ports ?? usual.linux) / 60))
        : '',
      isOut
        ? t('connect() now fails with EADDRNOTAVAIL; another destination port would still work.')
        : isReused
          ? t(
              'Over loopback Linux takes records older than 1 s again, as tcp_tw_reuse is 2 by default: connect() fails with EADDRNOTAVAIL only while every port is open or its record younger.',
            )
          : t('When none is left, connect() fails with EADDRNOTAVAIL; another destination port would still work.'),
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
