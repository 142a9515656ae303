import type { Finding } from '../../core/sockets';
import type { System } from './words';

/** What shows more about a finding on its machine. Ports and addresses come from a parser that lets through nothing that a
 * shell would take for its own. */
export function command(finding: Finding, system: System): string {
  if (system === 'linux') return onLinux(finding);
  const word = words[finding.kind][system === 'macos' ? 0 : 1];
  if (system === 'windows') return `netstat -ano -p TCP | findstr ${word}`;
  return finding.kind === 'close-wait'
    ? `lsof -nP -iTCP:${finding.port} -sTCP:CLOSE_WAIT`
    : finding.kind === 'accept-queue'
      ? 'netstat -anL -p tcp'
      : `netstat -an -p tcp | grep ${word}`;
}

/** The states as the netstats of macOS and Windows print them. */
const words: Readonly<Record<Finding['kind'], readonly [macos: string, windows: string]>> = {
  'close-wait': ['CLOSE_WAIT', 'CLOSE_WAIT'],
  destination: ['TIME_WAIT', 'TIME_WAIT'],
  served: ['TIME_WAIT', 'TIME_WAIT'],
  'accept-queue': ['LISTEN', 'LISTENING'],
  'fin-wait-2': ['FIN_WAIT_2', 'FIN_WAIT_2'],
  'last-ack': ['LAST_ACK', 'LAST_ACK'],
  'syn-received': ['SYN_RCVD', 'SYN_RECEIVED'],
};

function onLinux(finding: Finding): string {
  switch (finding.kind) {
    case 'close-wait':
      return `ss -tnp state close-wait ${finding.server ? 'sport' : 'dport'} = :${finding.port}`;
    case 'destination': {
      const { address, port } = finding;
      return `ss -Htn state time-wait dst ${address.includes(':') ? `'[${address}]:${port}'` : `${address}:${port}`} | wc -l`;
    }
    case 'served':
      return `ss -Htn state time-wait sport = :${finding.port} | wc -l`;
    case 'accept-queue':
      return `ss -ltnp sport = :${finding.port}`;
    case 'fin-wait-2':
      return 'ss -tanpo state fin-wait-2';
    case 'last-ack':
      return 'ss -tno state last-ack';
    case 'syn-received':
      return `ss -tn state syn-recv sport = :${finding.port}`;
  }
}
