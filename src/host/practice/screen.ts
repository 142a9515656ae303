import type { Overview } from '../../core/quiz/practice';
import { dayOf } from '../../core/quiz/practice';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import { TOPICS } from '../../core/quiz/question';
import type { Screen } from '../../messages';
import { topicTitle } from '../quiz/topic';
import type { MisconceptionTexts } from './misconceptions';

/** What the page of progress needs besides the overview. */
export interface Around {
  readonly texts: MisconceptionTexts;
  readonly language: Language;
  readonly question: (id: string) => AnyQuestion | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The page of progress. */
export function progressScreen(
  { due, fresh, forecast, recall, topics, misconceptions }: Overview,
  { texts, language, question, now }: Around,
): Extract<Screen, { kind: 'progress' }> {
  const today = localDay(now);
  return {
    kind: 'progress',
    due,
    fresh,
    forecast: forecast.map((count, ahead) => ({ day: today + ahead, due: count })),
    recall: recall.map((line) => ({ ...line })),
    topics: TOPICS.filter((topic) => topics[topic].concepts > 0).map((topic) => ({
      topic,
      title: topicTitle(topic),
      ...topics[topic],
    })),
    misconceptions: misconceptions.map(({ id, standing, question: asked, at, day, rights }) => ({
      id,
      ...texts.of(id),
      held: standing === 'held',
      question: question(asked)?.prompt[language].split('\n')[0] ?? asked,
      day: day ?? localDay(at),
      rights: rights.length,
    })),
  };
}

/** The local day of a time, with the offset of that time. */
function localDay(at: number): number {
  return dayOf(at, -new Date(at).getTimezoneOffset());
}
