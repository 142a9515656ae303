import { decidePredict } from '../../src/core/quiz/choices';
import { decide } from '../../src/core/quiz/decide';
import type { AnyQuestion } from '../../src/core/quiz/prepare';
import { prepare } from '../../src/core/quiz/prepare';
import { STATES } from '../../src/core/tcp';

/** One thing that the machine must find out before a question can be asked. */
export interface Verdict {
  /** `why-2msl/exactly`: the question and, where each option is decided by itself, the option. */
  readonly name: string;
  readonly find: () => unknown;
}

/** The verdicts that a question needs. What has no options of its own, or decides them all by one run, has one. */
export function verdictsOf(question: AnyQuestion): readonly Verdict[] {
  const { id } = question;
  switch (question.kind) {
    case 'choose':
      return question.options.map((option) => ({ name: `${id}/${option.id}`, find: () => decide(option.decide) }));
    case 'predict': {
      const answers = question.answers === 'states' ? STATES : question.answers;
      return answers.map((answer) => ({
        name: `${id}/${typeof answer === 'string' ? answer : answer.is}`,
        find: () => decidePredict({ ...question, answers: [answer] }),
      }));
    }
    case 'spot':
    case 'order':
    case 'construct':
    case 'reckon':
      return [{ name: id, find: () => prepare(question) }];
  }
}

/** CPU time of finding it, milliseconds. */
export function costOf(verdict: Verdict | undefined): number {
  const before = process.cpuUsage();
  if (verdict === undefined) throw new Error('the question has no such verdict');
  verdict.find();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
