import { t } from '@vscode/l10n';
import type { Reason, View } from '../../kernel';
import { plain } from './texts';

/** What is missing from a reading, a sentence each: nothing where all is there. */
export function notesOf({ table, missing }: Extract<View, { kind: 'sockets' }>): readonly string[] {
  const { notUnderstood, example } = table;
  return [
    ...missing.map(({ file, code }) => t('A part is missing: {0} could not be read to its end ({1}).', file, code)),
    ...(notUnderstood === 0 ? [] : [missedText(notUnderstood, plain(example ?? ''))]),
  ];
}

/** That lines were not understood, and the first of them. */
export function missedText(count: number, first: string): string {
  return count === 1
    ? t('One line was not understood: {0}', first)
    : t('{0} lines were not understood; the first: {1}', count, first);
}

/** That lines of ss have no state, and what to do about it. */
export function statelessText(count: number): string {
  return t(
    'Lines of ss without a state: {0}. It leaves that column out when it is asked for one state. Copy the line with the command too, or the output of ss -tan.',
    count,
  );
}

/** Why there is no reading, in a sentence. `detail` goes with it where it tells something. */
export function whyNot(reason: Reason, detail: string): string {
  const what = plain(detail);
  switch (reason) {
    case 'unknown-system':
      return t('How this system shows its sockets is not known here.');
    case 'cancelled':
      return t('The reading was given up.');
    case 'unreadable':
      return t('The kernel’s table cannot be read: {0}', what);
    case 'netstat-missing':
      return t('netstat is not there: {0}', what);
    case 'netstat-denied':
      return t('netstat may not be run: {0}', what);
    case 'netstat-slow':
      return t('netstat took too long and was ended; it is tried again later.');
    case 'netstat-too-long':
      return t('netstat printed more than is read.');
    case 'netstat-failed':
      return t('netstat failed: {0}', what);
    case 'not-understood':
      return t('What the system printed is no table of sockets: {0}', what);
  }
}
