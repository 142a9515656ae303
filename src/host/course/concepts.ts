import type { Family } from '../../core/quiz/families';
import { catalogue } from '../../core/quiz/practice/catalogue';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Topic } from '../../core/quiz/question';
import type { Learner } from '../practice/learner';
import type { Concepts } from './screen';

/** The concepts of all questions, written and generated, as the learner knows them. */
export function conceptsOf(
  questions: ReadonlyMap<string, AnyQuestion>,
  families: readonly Family[],
  learner: Learner,
): Concepts {
  // Only the end of a lesson asks, and families have to make a question each.
  let topics: ReadonlyMap<string, Topic> | undefined;
  return {
    topicOf: (concept) => {
      topics ??= new Map(
        catalogue([...questions.values()], families).map(({ concept: id, topics: [topic] }) => [id, topic]),
      );
      return topics.get(concept);
    },
    isPractised: (concept) => Object.hasOwn(learner.progress.concepts, concept),
  };
}
