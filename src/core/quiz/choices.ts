import { findingOf, inEnglish } from '../said';
import { STATES } from '../tcp';
import type { Decided, Verdict } from './decide';
import { BLANK, decideQuestion } from './decide';
import type { Predict, Spot } from './kinds';
import { play } from './play';
import type { Localized, Option, Question } from './question';

/** *predict* and *spot* are choices whose options are made from the run; from there on they are decided like any other. */

/**
 * Decides the possible answers, each the claim with the answer in its place. A mistake is named without knowing the right
 * answer: where the machine finds that it is none, it stands for no misconception.
 */
export function decidePredict(question: Predict): Decided {
  const { verdicts, ...decided } = decideQuestion(choicesOfPredict(question));
  return {
    ...decided,
    verdicts: verdicts.map(({ option, verdict }) => {
      if (verdict.holds !== true) return { option, verdict };
      const { id, text, decide } = option;
      return { option: { id, text, decide, because: question.because }, verdict };
    }),
  };
}

function choicesOfPredict(question: Predict): Question {
  const { run, asks, answers, because, mistakes = [], ...rest } = question;
  const options = (answers === 'states' ? STATES : answers).map((one): Option => {
    const answer = typeof one === 'string' ? one : one.is;
    const mistake = mistakes.find((mistaken) => mistaken.answer === answer);
    return {
      id: idOf(answer),
      text: typeof one === 'string' ? everywhere(one) : one.text,
      decide: { run, claim: asks.replaceAll('?', answer) },
      because: mistake?.because ?? because,
      ...(mistake?.misconception === undefined ? {} : { misconception: mistake.misconception }),
    };
  });
  return { ...rest, kind: 'choose', pick: 'one', options };
}

/**
 * The options are the lines. The machine plays them all: the one at which the run stops is the one that cannot happen, and
 * whatever comes after it was never reached.
 */
export function decideSpot(question: Spot): Decided {
  const { head, lines, because, ...rest } = question;
  const options = lines.map(({ text, run: decide, misconception }, index): Option => ({
    id: `line-${index + 1}`,
    text,
    decide: { run: [...head, ...lines.slice(0, index).flatMap((line) => line.run)], claim: decide.join('; ') },
    because,
    ...(misconception === undefined ? {} : { misconception }),
  }));
  const choose: Question = { ...rest, kind: 'choose', pick: 'one', options };
  const text = [...head, ...lines.flatMap((line) => line.run)].join('\n');
  const played = play(text);
  if ('problem' in played)
    return {
      question: choose,
      verdicts: options.map((option) => ({
        option,
        verdict: { ...BLANK, holds: null, claim: '', problem: inEnglish(played.problem) },
      })),
    };
  const { failure } = played.run;
  let last = head.length;
  const verdicts = options.map((option, index) => {
    const first = last + 1;
    last += lines[index]?.run.length ?? 0;
    const holds = failure !== null && failure.line >= first && failure.line <= last;
    const verdict: Verdict = {
      ...BLANK,
      holds,
      claim: lines[index]?.run.join('; ') ?? '',
      said: holds ? findingOf(failure) : null,
      ladder: played.ladder,
    };
    return { option, verdict };
  });
  return { question: choose, verdicts };
}

function everywhere(text: string): Localized {
  return { en: text, 'zh-cn': text };
}

function idOf(answer: string): string {
  const id = answer
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return id === '' ? 'answer' : id;
}
