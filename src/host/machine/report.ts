import { t } from '@vscode/l10n';
import type { Table } from '../../core/sockets';
import { explain } from '../../core/sockets';
import type { State, StateGroup } from '../../core/tcp';
import { STATE_GROUPS } from '../../core/tcp';
import { groupTitle } from '../states/words';
import { plain } from './texts';
import { systemOf, type System, type Told } from './told';
import { missedText, statelessText } from './trouble';
import { tell } from './words';

/** A table in words, as Markdown that is as easy to read unrendered: what stands out, then the states with their counts. */
export function report(table: Table, source: string): string {
  const { total, counts, timeWaitLeft, findings } = explain(table.sockets, null);
  const system = systemOf(table.format);
  const told = findings.map((finding) => tell(finding, system));
  return [
    `# ${t('TCP sockets: {0}', plain(source))}`,
    [
      total === 1
        ? t('1 socket, as {0} prints it.', formatText(table))
        : t('{0} sockets, as {1} prints them.', total, formatText(table)),
      ...missed(table),
    ].join('\n'),
    `## ${t('What stands out')}`,
    ...(told.length === 0
      ? [t('Nothing: no leak, no destination with many TIME_WAIT, no queue that is full.')]
      : told.map((one) => section(one, system))),
    `## ${t('States')}`,
    states(counts),
    ...(timeWaitLeft === null
      ? []
      : [
          t(
            'TIME_WAIT: the next ends in {0} s, the last in {1} s.',
            seconds(timeWaitLeft.least),
            seconds(timeWaitLeft.most),
          ),
        ]),
    t('The name of a state leads to its page.'),
  ]
    .join('\n\n')
    .concat('\n');
}

const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

function formatText({ format }: Table): string {
  switch (format) {
    case 'proc':
      return '/proc/net/tcp';
    case 'ss':
    case 'lsof':
      return format;
    case 'powershell':
      return 'Get-NetTCPConnection';
    case 'netstat-linux':
      return 'netstat (Linux)';
    case 'netstat-macos':
      return 'netstat (macOS)';
    case 'netstat-windows':
    case null:
      return 'netstat (Windows)';
  }
}

function missed({ notUnderstood, example, stateless }: Table): string[] {
  return [
    ...(notUnderstood === 0 ? [] : [missedText(notUnderstood, `\`${plain(example ?? '')}\``)]),
    ...(stateless === 0 ? [] : [statelessText(stateless)]),
  ];
}

function section({ title, means, blame, next, run, isTrouble }: Told, system: System): string {
  return [
    `### ${isTrouble ? '⚠ ' : ''}${title}`,
    `- **${t('What it means')}** ${means}`,
    `- **${t('Who is to blame')}** ${blame}`,
    `- **${t('What to do next')}** ${next}`,
    `\`\`\`${system === 'windows' ? 'powershell' : 'sh'}\n${run}\n\`\`\``,
  ].join('\n\n');
}

function states(counts: Readonly<Record<State, number>>): string {
  const rows = STATE_GROUPS.flatMap(({ id, states }) =>
    (states as readonly State[])
      .filter((state) => state !== 'CLOSED' || counts.CLOSED > 0)
      .map((state) => [state, String(counts[state]), groupTitle(id satisfies StateGroup)] as const),
  );
  const head = [t('State'), t('Sockets'), t('Part of')] as const;
  const widths = ([0, 1, 2] as const).map((column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column]))));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => pad(cell, widths[index] ?? 0, index === 1)).join(' | ')} |`;
  const rule = `| ${widths.map((width, index) => (index === 1 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? room + text : text + room;
}

/** Columns that a text takes in an editor: a Chinese letter takes two. */
const widthOf = (text: string): number => text.length + (text.match(/[⺀-￯]/gu)?.length ?? 0);
