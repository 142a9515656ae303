import type { AnyQuestion } from '../../../../src/core/quiz/prepare';
import type { Question, Topic } from '../../../../src/core/quiz/question';
import type { Answer, Progress } from '../../../../src/core/quiz/practice';
import { DAY, record } from '../../../../src/core/quiz/practice';

/** Questions for tests of practice: what they ask does not matter there, only what they are about. */

const text = (what: string) => ({ en: what, 'zh-cn': `题 ${what}` });

export interface About {
  readonly id: string;
  readonly concept?: string;
  readonly topic?: Topic;
  readonly difficulty?: 1 | 2 | 3;
  readonly states?: Question['states'];
  readonly misconception?: string;
}

export function ask({ id, concept, topic = 'loss', difficulty = 1, states = [], misconception }: About): AnyQuestion {
  return {
    kind: 'choose',
    id,
    ...(concept === undefined ? {} : { concept }),
    topic,
    difficulty,
    states,
    prompt: text(id),
    pick: 'one',
    options: ['a', 'b', 'c', 'd'].map((name, index) => ({
      id: name,
      text: text(name),
      decide: { cites: 'RFC 9293', holds: index === 0 },
      because: text(`why ${name}`),
      ...(index === 1 && misconception !== undefined ? { misconception } : {}),
    })),
    explanation: text('because'),
    rfc: 'RFC 9293, 3.6',
  };
}

/** Noon, UTC, of a day in 2026. */
export const noon = (day: number) => Date.UTC(2026, 0, 1, 12) + day * DAY;

export type Said = Partial<Omit<Answer, 'question' | 'now' | 'mark'>>;

export function right(progress: Progress, question: AnyQuestion, now: number, said: Said = {}): Progress {
  return record(progress, { question, mark: { right: true, misconceptions: [] }, hints: 0, now, ...said });
}

export function wrong(
  progress: Progress,
  question: AnyQuestion,
  now: number,
  misconceptions: readonly string[] = [],
  said: Said = {},
): Progress {
  return record(progress, { question, mark: { right: false, misconceptions }, hints: 0, now, ...said });
}

/** A value as it is after having been stored. */
export const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
