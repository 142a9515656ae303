import { t } from '@vscode/l10n';

/** A close in four segments, in the notation: what A's application does, then B's, and what arrives. */
export const FOUR_WAY_CLOSE: readonly string[] = [
  'A close',
  'deliver FIN A>B',
  'deliver ACK B>A',
  'B receive',
  'B close',
  'deliver FIN B>A',
  'deliver ACK A>B',
  'wait 2msl',
];

/** The run as a scenario, with a title and what to try, in the reader's language. */
export function closeScenario(): string {
  return [
    `scenario ${t('A close in four segments')}`,
    `# ${t('Change a line and see what comes of it: lose the last ACK, or let both ends close at once.')}`,
    '',
    ...FOUR_WAY_CLOSE,
    '',
  ].join('\n');
}
