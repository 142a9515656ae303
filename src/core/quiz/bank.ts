import * as v from 'valibot';
import { Construct, Order, Predict, Reckon, Spot } from './kinds';
import type { AnyQuestion } from './prepare';
import type { QuestionFault } from './question';
import { Question } from './question';

const AnyQuestion = v.variant('kind', [Question, Predict, Spot, Order, Construct, Reckon]);
const Bank = v.strictObject({ questions: v.array(v.unknown()) });

/** The questions of a parsed JSON file; each that cannot be read is left out and named: where, and what is wrong. */
export function readBank(json: unknown): { questions: readonly AnyQuestion[]; faults: readonly QuestionFault[] } {
  const file = v.safeParse(Bank, json);
  if (!file.success)
    return { questions: [], faults: file.issues.map(({ message }) => ({ where: 'questions', message })) };
  const questions: AnyQuestion[] = [];
  const faults: QuestionFault[] = [];
  for (const [index, entry] of file.output.questions.entries()) {
    const read = v.safeParse(AnyQuestion, entry);
    if (read.success) questions.push(read.output);
    else
      faults.push(
        ...read.issues.map((issue) => ({
          where: `questions.${index}.${v.getDotPath(issue) ?? ''}`,
          message: issue.message,
        })),
      );
  }
  return { questions, faults };
}
