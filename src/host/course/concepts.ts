import type { Family } from '../../core/quiz/families';
import { catalogue } from '../../core/quiz/practice/catalogue';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Learner } from '../practice/learner';
import type { Concepts } from './screen';

/** The concepts of all questions, written and generated, as the learner knows them. */
export function conceptsOf(
  questions: ReadonlyMap<string, AnyQuestion>,
  families: readonly Family[],
  learner: Learner,
): Concepts {
  const topics = new Map(
    catalogue([...questions.values()], families).map(({ concept, topics: [topic] }) => [concept, topic]),
  );
  return {
    topicOf: (concept) => topics.get(concept),
    isPractised: (concept) => Object.hasOwn(learner.progress.concepts, concept),
  };
}
