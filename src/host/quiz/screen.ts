import { t } from '@vscode/l10n';
import { attempt } from '../../core/quiz/construct';
import { hintsOf } from '../../core/quiz/hints';
import { mark } from '../../core/quiz/mark';
import type { Prepared } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import type { Screen } from '../../messages';
import { inWords } from '../said';
import { choicesOf, pickOf } from './answer';
import { hintText } from './hint';
import type { Judgement } from './judge';
import type { Place, Session } from './session';
import { isSilent } from './session';
import { topicTitle } from './topic';
import { answerView, verdictOf } from './verdict';

type QuestionScreen = Extract<Screen, { kind: 'question' }>;

/** What the question alone does not tell. */
interface Circumstances {
  /** Why the last answer could not be marked. */
  readonly unclear: string | null;
  readonly hasVariant: boolean;
  readonly isGenerated: boolean;
}

/** The screen of a question. Before the answer is checked it holds no verdict. */
export function questionScreen(
  session: Session,
  place: Place,
  { prepared, shows }: Judgement,
  { unclear, hasVariant, isGenerated }: Circumstances,
  language: Language,
): QuestionScreen {
  const { question } = prepared;
  const hints = hintsOf(prepared);
  const options = choicesOf(prepared, seedOf(session), place.answer);
  return {
    kind: 'question',
    number: session.index + 1,
    of: session.places.length,
    id: question.id,
    pick: pickOf(prepared),
    // In an exam the topic would be a hint.
    topic: isSilent(session) ? t('Exam: what was right is said at the end') : topicTitle(question.topic),
    prompt: question.prompt[language],
    shows,
    options: options.map(({ id, text }) => ({ id, text: text?.[language] ?? id })),
    chosen: place.answer,
    unit: question.kind === 'reckon' ? (question.unit?.[language] ?? null) : null,
    construct: constructView(prepared, place.answer, language),
    unclear,
    hints: hints.slice(0, place.hints).map((hint) => hintText(hint, prepared, language)),
    moreHints: place.right === null && place.hints < hints.length && !isSilent(session),
    confidence: place.confidence,
    hasVariant,
    code: place.right !== null && isGenerated ? question.id : null,
    verdict: place.right === null ? null : verdictOf(prepared, options, place.answer, place.right, language),
  };
}

/** What mixes the options of the present question. */
export function seedOf({ seed, index }: Session): number {
  return seed + index;
}

/** Why an answer could not be understood. */
export function unclearText(prepared: Prepared, answer: readonly string[]): string {
  switch (prepared.question.kind) {
    case 'reckon':
      return t('Type one number, for example 28232.');
    case 'order':
      return t('Put every event in its place.');
    case 'construct': {
      const { said } = mark(prepared, answer);
      return said === null ? t('These lines are no run.') : inWords(said.found);
    }
    case 'choose':
    case 'predict':
    case 'spot':
      return t('Choose an answer.');
  }
}

/** A run as it is being written: what it must reach, and how far it has come. */
function constructView(prepared: Prepared, answer: readonly string[], language: Language): QuestionScreen['construct'] {
  const { question, solution } = prepared;
  if (question.kind !== 'construct') return null;
  const tried = attempt(question, answer);
  return {
    head: question.head,
    goal: question.goal,
    par: solution?.par ?? 0,
    sofar: answerView(prepared, answer, { ...tried, stopped: null, story: null }, language),
    reached: tried.reached === true,
  };
}
