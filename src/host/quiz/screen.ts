import { t } from '@vscode/l10n';
import type { Language } from '../../core/quiz/question';
import type { Ladder } from '../../core/scenario';
import type { Screen } from '../../messages';
import type { Judgement } from './judge';
import type { Session } from './session';
import { countRight, presentPlace } from './session';
import { topicTitle } from './topic';

type QuestionScreen = Extract<Screen, { kind: 'question' }>;

/** A run that can be opened in the editor. */
export interface Run {
  /** The option that it decides; null for the run that the question shows. */
  readonly option: string | null;
  /** What it shows, in the reader's language. */
  readonly title: string;
  readonly scenario: string;
}

export function finishScreen(session: Session): Screen {
  return { kind: 'finish', right: countRight(session), of: session.places.length };
}

/** The screen of the present question. Before the answer is checked it holds no verdict. */
export function questionScreen(session: Session, { decided, shows }: Judgement, language: Language): QuestionScreen {
  const { question } = decided;
  const place = presentPlace(session);
  const right = place?.right ?? null;
  return {
    kind: 'question',
    number: session.index + 1,
    of: session.places.length,
    id: question.id,
    pick: question.pick,
    topic: topicTitle(question.topic),
    prompt: question.prompt[language],
    shows: drawable(shows),
    options: question.options.map(({ id, text }) => ({ id, text: text[language] })),
    chosen: place?.chosen ?? [],
    verdict: right === null ? null : verdictOf(decided, right, language),
  };
}

/** The run that the present question shows and, once it is checked, those that decide its options. */
export function visibleRuns(session: Session, { decided, shows }: Judgement, language: Language): readonly Run[] {
  const shown = shows === null ? [] : [{ option: null, title: t('The run of the question'), scenario: shows.scenario }];
  if ((presentPlace(session)?.right ?? null) === null) return shown;
  const deciding = decided.verdicts.flatMap(({ option, verdict: { ladder } }) =>
    ladder === null ? [] : [{ option: option.id, title: option.text[language], scenario: ladder.scenario }],
  );
  return [...shown, ...deciding];
}

function verdictOf(
  { question, verdicts }: Judgement['decided'],
  right: boolean,
  language: Language,
): NonNullable<QuestionScreen['verdict']> {
  return {
    right,
    explanation: question.explanation[language],
    rfc: question.rfc,
    options: verdicts.map(({ option, verdict: { holds, worlds, claim, said, ladder } }) => {
      if (holds === null) throw new Error(`${question.id}/${option.id} is undecided and must not be shown`);
      return { id: option.id, holds, because: option.because[language], worlds, claim, said, ladder: drawable(ladder) };
    }),
  };
}

/** A ladder as a message carries it. */
function drawable(ladder: Ladder | null): QuestionScreen['shows'] {
  return ladder === null ? null : { ...ladder, steps: [...ladder.steps] };
}
