import { misconceptionsOf } from '../check';
import type { Family } from '../families';
import { codeOf, generate } from '../families';
import type { Chance } from '../families/chance';
import type { AnyQuestion } from '../prepare';
import type { Topic } from '../question';
import { conceptOf } from './record';

/** A concept and every question that stands for it: written ones, and families that generate more. */
export interface Subject {
  readonly concept: string;
  /** Of its questions; the first one's first. */
  readonly topics: readonly [Topic, ...Topic[]];
  /** Of its easiest question, 1 to 3. */
  readonly difficulty: number;
  readonly questions: readonly AnyQuestion[];
  readonly families: readonly Family[];
}

const MOST_SEED = 0x7fff_ffff;

/** The concepts of the written and the generated questions, in the order in which they first occur. */
export function catalogue(bank: readonly AnyQuestion[], families: readonly Family[]): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  const add = (sample: AnyQuestion, questions: readonly AnyQuestion[], made: readonly Family[]) => {
    const concept = conceptOf(sample);
    const { topic, difficulty } = sample;
    const known = subjects.get(concept) ?? { concept, topics: [topic], difficulty, questions: [], families: [] };
    const [first, ...others] = known.topics;
    subjects.set(concept, {
      ...known,
      topics: known.topics.includes(topic) ? known.topics : [first, ...others, topic],
      difficulty: Math.min(known.difficulty, difficulty),
      questions: [...known.questions, ...questions],
      families: [...known.families, ...made],
    });
  };
  for (const question of bank) add(question, [question], []);
  // A family's questions have one topic and one concept, whatever the seed.
  for (const family of families) add(generate(family, 0), [], [family]);
  return [...subjects.values()];
}

/** What a question to draw must be like. */
export interface Wish {
  readonly unlike: ReadonlySet<string>;
  readonly suits?: (question: AnyQuestion) => boolean;
}

const TRIES = 10;

/** The questions of a subject that may be asked: the written ones, and one of each family that is drawn now. */
export function candidates(subject: Subject, { unlike, suits }: Wish, chance: Chance): readonly AnyQuestion[] {
  const may = (question: AnyQuestion) => !unlike.has(question.id) && (suits === undefined || suits(question));
  const generated = subject.families.flatMap((family) => {
    for (let tries = 0; tries < TRIES; tries++) {
      const seed = chance.integer(0, MOST_SEED);
      if (unlike.has(codeOf(family, seed))) continue;
      const question = generate(family, seed);
      if (may(question)) return [question];
    }
    return [];
  });
  return [...subject.questions.filter(may), ...generated];
}

/** Whether a question is about a misconception. */
export const showing = (id: string) => (question: AnyQuestion) => misconceptionsOf(question).includes(id);
