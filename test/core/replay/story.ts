/**
 * Recordings written by hand, in the words of the recordings' own text files; the times are those of a relay that takes
 * 20 ms. Lines: `0.150 A.close() = None` · `0.150 [A] ESTABLISHED -> FIN_WAIT1` · `0.151 A -> FA seq 1 ack 1 len 0 ** drop`
 * · `0.171 FA seq 1 ack 1 arrives at B` · `0.300 proc A=TIME_WAIT B=-` · `0.100 mark established`. `len 0` may be left out.
 */
export type Event = Readonly<Record<string, unknown>>;

const LINES: readonly (readonly [RegExp, (m: readonly string[]) => Event])[] = [
  [/^([AB])\.(.+?) = (.*)$/, ([, side, call, result = '']) => ({ kind: 'call', side, call, result: toResult(result) })],
  [/^\[([AB])\] (\w+) -> (\w+)$/, ([, side, frm, to]) => ({ kind: 'state', side, frm, to })],
  [
    /^([AB]) -> ([SFRPA]+) seq (\d+)(?: ack (\d+))?(?: len (\d+))?(?: \*\* (\w+))?$/,
    ([, src, flags, seq, ack, len, fate = 'deliver']) => ({
      kind: 'send',
      fate,
      src,
      ...toFields(flags, seq, ack, len),
    }),
  ],
  [
    /^([SFRPA]+) seq (\d+)(?: ack (\d+))?(?: len (\d+))? arrives at ([AB])$/,
    ([, flags, seq, ack, len, at]) => ({ kind: 'arrive', at, ...toFields(flags, seq, ack, len) }),
  ],
  [/^proc A=(\S+) B=(\S+)$/, ([, a = '-', b = '-']) => ({ kind: 'proc', A: toRows(a), B: toRows(b), text: '' })],
  [/^mark (.*)$/, ([, text]) => ({ kind: 'mark', text })],
];

function toFields(flags?: string, seq?: string, ack?: string, len?: string): Event {
  return { flags, seq: Number(seq), ack: ack === undefined ? null : Number(ack), len: Number(len ?? 0) };
}

function toResult(text: string): unknown {
  if (text === 'None') return null;
  return /^\d+$/.test(text) ? Number(text) : text.replaceAll("'", '');
}

/** `-` is no row; `FIN_WAIT2:59.9` has so many seconds left. */
function toRows(text: string): readonly Event[] {
  if (text === '-') return [];
  const [st, left] = text.split(':');
  const hundredths = Math.round(Number(left) * 100)
    .toString(16)
    .toUpperCase();
  const timer = left === undefined ? '00:00000000' : `03:${hundredths.padStart(8, '0')}`;
  return [{ st, q: '00000000:00000000', timer, retr: 0, inode: '0' }];
}

/** The events of a story; it starts established unless it says otherwise. */
export function tell(text: string): readonly Event[] {
  const events = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, t, rest = ''] = /^([\d.]+)\s+(.*)$/.exec(line) ?? [];
      for (const [pattern, build] of LINES) {
        const match = pattern.exec(rest.replaceAll(/ +/g, ' '));
        if (match !== null && t !== undefined) return { t: Number(t), ...build(match) };
      }
      throw new Error(`not a line of a story: ${line}`);
    });
  const opens = text.includes('SYN_SENT') || text.includes('mark');
  return opens ? events : [{ t: 0.1, kind: 'mark', text: 'established' }, ...events];
}
