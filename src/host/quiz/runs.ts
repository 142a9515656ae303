import { t } from '@vscode/l10n';
import { mark } from '../../core/quiz/mark';
import type { Language } from '../../core/quiz/question';
import type { Ladder } from '../../core/scenario';
import type { Judgement } from './judge';
import type { Place } from './session';

/** A run that can be opened in the editor. */
export interface Run {
  /** The option that it decides; `yours` and `machines` where there are no options; null for the run that is shown. */
  readonly option: string | null;
  /** What it shows, in the reader's language. */
  readonly title: string;
  readonly scenario: string;
}

/** The run that a question shows and, once it is checked, those that decide it. */
export function visibleRuns(place: Place, { prepared, shows }: Judgement, language: Language): readonly Run[] {
  const shown = runOf(null, t('The run of the question'), shows);
  if (place.right === null) return shown;
  const { choice, solution } = prepared;
  if (choice !== null)
    return [
      ...shown,
      ...choice.verdicts.flatMap(({ option, verdict }) => runOf(option.id, option.text[language], verdict.ladder)),
    ];
  return [
    ...shown,
    ...runOf('yours', t('Your run'), mark(prepared, place.answer).ladder),
    ...runOf('machines', t('The machine’s run'), solution?.ladder ?? null),
  ];
}

function runOf(option: string | null, title: string, ladder: Ladder | null): Run[] {
  return ladder === null ? [] : [{ option, title, scenario: ladder.scenario }];
}
