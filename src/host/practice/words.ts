import { t } from '@vscode/l10n';
import type { Known } from '../../core/quiz/practice';
import type { Language } from '../../core/quiz/question';

/** A share from 0 to 1 as whole per cent. */
export function percent(share: number): number {
  return Math.round(share * 100);
}

/** How far something is known, in a few words. */
export function knownText({ concepts, seen, due, mastery }: Known): string {
  if (concepts === 0) return '';
  if (seen === 0) return t('not begun');
  const share = t('{0} %', percent(mastery));
  return due === 0 ? share : t('{0}, {1} due', share, due);
}

/** The same as a sentence, for a tooltip and for a screen reader. */
export function knownSentence({ concepts, seen, due, mastery }: Known): string {
  if (concepts === 0) return '';
  return t('Mastery {0} %: {1} of {2} asked so far, {3} due.', percent(mastery), seen, concepts, due);
}

/** The icon of a mastery. It never stands without the words. */
export function knownIcon({ seen, mastery }: Known): string {
  if (seen === 0) return 'circle-outline';
  return mastery < 0.4 ? 'circle-filled' : mastery < 0.8 ? 'color-mode' : 'pass-filled';
}

/** A time as a day, in the reader's language. */
export function dateText(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
}
