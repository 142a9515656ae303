import { t } from '@vscode/l10n';
import type { Screen } from '../src/messages';

/**
 * What a screen reader is told without moving the focus: that an answer is needed, what a digit key has chosen, and the
 * verdict. The words stand in a live region that is always there.
 */
export function announcement(screen: Screen, chosen: readonly string[], isAsking: boolean): string {
  if (screen.kind !== 'question') return '';
  const { verdict, options } = screen;
  if (verdict !== null) {
    const { right, options: judged } = verdict;
    const hits = judged.filter(({ id, holds }) => holds === screen.chosen.includes(id)).length;
    const summary = t('{0} of {1} options judged as the machine does.', hits, judged.length);
    return `${right ? t('Right.') : t('Not right.')} ${summary}`;
  }
  if (isAsking) return t('Choose an answer first.');
  const texts = options.filter(({ id }) => chosen.includes(id)).map(({ text }) => text);
  return texts.length === 0 ? '' : t('Chosen: {0}', texts.join('; '));
}
