import type { Finding } from '../../core/sockets';
import type { System } from './told';

/** What shows more about a finding on its machine. Ports and addresses come from a parser that lets through nothing that a
 * shell would take for its own. */
export function command(finding: Finding, system: System): string {
  switch (system) {
    case 'linux':
      return onLinux(finding);
    case 'macos':
      return onMac(finding);
    case 'windows':
      return onWindows(finding);
  }
}

/** In PowerShell, whose names for the states are the same in every language; netstat's are not. */
function onWindows(finding: Finding): string {
  const ask = 'Get-NetTCPConnection -State';
  switch (finding.kind) {
    case 'close-wait': {
      const { port, server } = finding;
      return `${ask} CloseWait${port === null ? '' : ` ${server ? '-LocalPort' : '-RemotePort'} ${port}`}`;
    }
    case 'destination':
      return `(${ask} TimeWait -RemoteAddress ${finding.address} -RemotePort ${finding.port}).Count`;
    case 'served':
      return `(${ask} TimeWait -LocalPort ${finding.port}).Count`;
    case 'accept-queue':
      return `${ask} Listen -LocalPort ${finding.port}`;
    case 'fin-wait-2':
      return `${ask} FinWait2`;
    case 'last-ack':
      return `${ask} LastAck`;
    case 'syn-received':
      return `${ask} SynReceived -LocalPort ${finding.port}`;
  }
}

function onMac(finding: Finding): string {
  switch (finding.kind) {
    case 'close-wait':
      return `lsof -nP -iTCP${finding.port === null ? '' : `:${finding.port}`} -sTCP:CLOSE_WAIT`;
    case 'accept-queue':
      return 'netstat -anL -p tcp';
    case 'destination':
    case 'served':
      return 'netstat -an -p tcp | grep TIME_WAIT';
    case 'fin-wait-2':
      return 'netstat -an -p tcp | grep FIN_WAIT_2';
    case 'last-ack':
      return 'netstat -an -p tcp | grep LAST_ACK';
    case 'syn-received':
      return 'netstat -an -p tcp | grep SYN_RCVD';
  }
}

function onLinux(finding: Finding): string {
  switch (finding.kind) {
    case 'close-wait':
      return finding.port === null
        ? 'ss -tnp state close-wait'
        : `ss -tnp state close-wait ${finding.server ? 'sport' : 'dport'} = :${finding.port}`;
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
