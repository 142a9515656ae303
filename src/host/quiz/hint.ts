import { t } from '@vscode/l10n';
import type { Hint } from '../../core/quiz/hints';
import type { Prepared } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import { eventText } from '../../messages/events';
import { answerLines } from './verdict';

/** A hint as a sentence. */
export function hintText(hint: Hint, prepared: Prepared, language: Language): string {
  switch (hint.kind) {
    case 'states':
      return t('Before the last thing happens, A is {0} and B is {1}.', hint.A, hint.B);
    case 'event':
      return t('What happens then, at {0}: {1}.', hint.end, eventText(hint.event));
    case 'segment':
      return t('The segment to look at is {0}’s: {1}.', hint.from, hint.segment);
    case 'answer':
      return t('The answer: {0}', answerLines(prepared, hint.answer, language).join('; '));
  }
}
