import { finish } from '../../core/quiz/practice';
import type { Language } from '../../core/quiz/question';
import type { Screen } from '../../messages';
import type { MisconceptionTexts } from '../practice/misconceptions';
import type { Rounds } from '../practice/rounds';
import type { Session } from './session';
import { topicTitle } from './topic';

/** The end of a round: how it went, what went wrong by topic, and where to read about just that. */
export function finishScreen(
  { places }: Session,
  rounds: Pick<Rounds, 'question'>,
  texts: MisconceptionTexts | undefined,
  language: Language,
): Extract<Screen, { kind: 'finish' }> {
  const given = places.flatMap(({ id, right, misconceptions }, index) => {
    const question = rounds.question(id);
    return question === undefined ? [] : [{ number: index + 1, question, right: right === true, misconceptions }];
  });
  const { answers, right, read, misconceptions } = finish(given);
  return {
    kind: 'finish',
    right,
    of: answers,
    topics: read.map(({ topic, answers: asked, wrong }) => {
      const missed = given.flatMap((one) => (one.question.topic === topic && !one.right ? [one.question] : []));
      return {
        topic,
        title: topicTitle(topic),
        answers: asked,
        wrong,
        states: distinct(missed.flatMap(({ states }) => states)),
        sources: distinct(missed.map(({ rfc }) => rfc)),
      };
    }),
    misconceptions: misconceptions.map((id) => ({ id, ...(texts?.of(id) ?? { believed: id, fact: '' }) })),
    answers: given.map(({ number, question, right: isRight }) => ({
      number,
      prompt: question.prompt[language].split('\n')[0] ?? '',
      right: isRight,
    })),
  };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
