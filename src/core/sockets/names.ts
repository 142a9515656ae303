import { isState, type State } from '../tcp/states';

/** How systems spell the states besides RFC 9293's names, in capitals with underscores. */
const spellings: Readonly<Record<string, State>> = {
  ESTAB: 'ESTABLISHED',
  SYN_RECV: 'SYN_RECEIVED',
  SYN_RCVD: 'SYN_RECEIVED',
  NEW_SYN_RECV: 'SYN_RECEIVED',
  FIN_WAIT1: 'FIN_WAIT_1',
  FIN_WAIT2: 'FIN_WAIT_2',
  CLOSE: 'CLOSED',
  UNCONN: 'CLOSED',
  BOUND: 'CLOSED',
  LISTENING: 'LISTEN',
  // PowerShell, where it is not as above but for the underscore.
  SYNSENT: 'SYN_SENT',
  SYNRECEIVED: 'SYN_RECEIVED',
  FINWAIT1: 'FIN_WAIT_1',
  FINWAIT2: 'FIN_WAIT_2',
  CLOSEWAIT: 'CLOSE_WAIT',
  LASTACK: 'LAST_ACK',
  TIMEWAIT: 'TIME_WAIT',
  DELETETCB: 'CLOSED',
  // German Windows.
  ABHÖREN: 'LISTEN',
  HERGESTELLT: 'ESTABLISHED',
  WARTEND: 'TIME_WAIT',
  SCHLIESSEN_WARTEN: 'CLOSE_WAIT',
  FIN_WARTEN_1: 'FIN_WAIT_1',
  FIN_WARTEN_2: 'FIN_WAIT_2',
  SYN_GESENDET: 'SYN_SENT',
  SYN_EMPFANGEN: 'SYN_RECEIVED',
  LETZTE_ACK: 'LAST_ACK',
  LETZTES_ACK: 'LAST_ACK',
  SCHLIESSEND: 'CLOSING',
  GESCHLOSSEN: 'CLOSED',
  // Simplified Chinese, in translations of netstat; Windows itself leaves the states in English.
  监听: 'LISTEN',
  侦听: 'LISTEN',
  已建立: 'ESTABLISHED',
};

/** The state that a table's word means, or undefined. The Ö of ABHÖREN may have been lost to another character set. */
export function readState(word: string): State | undefined {
  const name = word.replace(/[()]/g, '').replaceAll('-', '_').toUpperCase();
  if (isState(name)) return name;
  return Object.hasOwn(spellings, name) ? spellings[name] : /^ABH.{1,2}REN$/.test(name) ? 'LISTEN' : undefined;
}

/** The states by their number in /proc/net/tcp (Linux: include/net/tcp_states.h). */
export const procStates: readonly (State | undefined)[] = [
  undefined,
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECEIVED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'TIME_WAIT',
  'CLOSED',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
  'SYN_RECEIVED',
];

/** Ports by the names that tools print without `-n`; the commonest of /etc/services. */
const services: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'ftp-data': 20,
    ftp: 21,
    ssh: 22,
    telnet: 23,
    smtp: 25,
    domain: 53,
    http: 80,
    pop3: 110,
    sunrpc: 111,
    ntp: 123,
    imap: 143,
    imap2: 143,
    ldap: 389,
    https: 443,
    submission: 587,
    ipp: 631,
    ldaps: 636,
    imaps: 993,
    pop3s: 995,
    'ms-sql-s': 1433,
    nfs: 2049,
    mysql: 3306,
    postgresql: 5432,
    amqp: 5672,
    redis: 6379,
    'http-alt': 8080,
  }),
);

/** An address and a port as any of the tools prints them, the port behind the last `:` or `.`; undefined: it is none. */
export function readEnd(text: string): { readonly address: string; readonly port: number } | undefined {
  const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('.'));
  if (at < 1) return undefined;
  // With the interface, ss writes it behind the brackets: `[fe80::1]%lo:5000`.
  const address = text.slice(0, at).replace(/^\[(.*)\](%\S+)?$/, '$1$2');
  const name = text.slice(at + 1);
  const port = name === '*' ? 0 : /^\d{1,5}$/.test(name) ? Number(name) : (services.get(name) ?? -1);
  // An address that is cut off, `fe80::1c2d:`, is shown as far as it goes.
  if (port < 0 || port > 65_535 || !/^(\*(%[\w.-]+)?|[\w.:%-]+)$/.test(address)) return undefined;
  return { address, port };
}
