import type { Parameters } from './parameters';

/** Where a preset's figures come from: documents that the page names in full. */
export interface Preset {
  readonly id: 'linux' | 'linux-wide' | 'rfc' | 'windows' | 'windows-2000';
  readonly parameters: Pick<Parameters, 'lowPort' | 'highPort' | 'timeWait' | 'tcpTwReuse' | 'maxRecords'>;
  readonly sources: readonly string[];
}

const minute = 60_000;
const linuxSources = ['Linux ip-sysctl: ip_local_port_range, tcp_tw_reuse, tcp_max_tw_buckets', 'TCP_TIMEWAIT_LEN'];

/** Port ranges and TIME_WAIT of real systems; each is some fields, to be put into the others. */
export const presets: readonly Preset[] = [
  {
    id: 'linux',
    parameters: { lowPort: 32_768, highPort: 60_999, timeWait: minute, tcpTwReuse: 2, maxRecords: 131_072 },
    sources: linuxSources,
  },
  {
    id: 'linux-wide',
    parameters: { lowPort: 1024, highPort: 65_535, timeWait: minute, tcpTwReuse: 2, maxRecords: 131_072 },
    sources: linuxSources,
  },
  {
    // Linux's ports, so that only the time differs: an MSL of 2 minutes, twice.
    id: 'rfc',
    parameters: { lowPort: 32_768, highPort: 60_999, timeWait: 4 * minute, tcpTwReuse: 0, maxRecords: 4_194_304 },
    sources: ['RFC 9293, 3.4.2 and 3.6.1'],
  },
  {
    // The time is the last default that Microsoft has published.
    id: 'windows',
    parameters: { lowPort: 49_152, highPort: 65_535, timeWait: 2 * minute, tcpTwReuse: 0, maxRecords: 4_194_304 },
    sources: [
      'Microsoft: netsh int ipv4 show dynamicport tcp (since Windows Vista)',
      'Microsoft: TcpTimedWaitDelay, Windows Server 2003: 120 s',
    ],
  },
  {
    id: 'windows-2000',
    parameters: { lowPort: 1025, highPort: 5000, timeWait: 4 * minute, tcpTwReuse: 0, maxRecords: 4_194_304 },
    sources: ['Microsoft: MaxUserPort, Windows 2000: 5000', 'Microsoft: TcpTimedWaitDelay, Windows 2000: 240 s'],
  },
];
