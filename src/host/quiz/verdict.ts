import { firstDifference } from '../../core/quiz/difference';
import type { Mark } from '../../core/quiz/mark';
import { mark } from '../../core/quiz/mark';
import type { Prepared } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import type { Screen } from '../../messages';
import { inWords, storyInWords } from '../said';
import type { Choice } from './answer';

type QuestionScreen = Extract<Screen, { kind: 'question' }>;
type Verdict = NonNullable<QuestionScreen['verdict']>;
type AnswerView = NonNullable<Verdict['yours']>;

/** What is shown once an answer is checked: the machine's verdicts, or its own answer beside the learner's. */
export function verdictOf(
  prepared: Prepared,
  shown: readonly Choice[],
  answer: readonly string[],
  right: boolean,
  language: Language,
): Verdict {
  const { question, choice, solution } = prepared;
  const told = {
    right,
    spots: question.kind === 'spot',
    explanation: question.explanation[language],
    rfc: question.rfc,
  };
  if (choice !== null)
    return {
      ...told,
      options: judgedOptions(choice, shown, language),
      because: null,
      yours: null,
      machines: null,
      differ: null,
    };
  const found = mark(prepared, answer);
  return {
    ...told,
    options: [],
    because: found.because?.[language] ?? null,
    yours: answerView(prepared, answer, found, language),
    machines:
      solution === null
        ? null
        : {
            lines: answerLines(prepared, solution.answer, language),
            said: null,
            stopped: null,
            ladder: solution.ladder,
            story: solution.story && storyInWords(solution.story),
            steps: solution.par,
          },
    // The run that a number is read from is the same for every answer.
    differ:
      question.kind === 'reckon' || found.ladder === null || !solution?.ladder
        ? null
        : firstDifference(found.ladder, solution.ladder),
  };
}

/** An answer of the learner's, and what the machine says of it. */
export function answerView(
  prepared: Prepared,
  answer: readonly string[],
  { said, stopped, ladder, story, steps }: Pick<Mark, 'said' | 'stopped' | 'ladder' | 'story' | 'steps'>,
  language: Language,
): AnswerView {
  return {
    lines: answerLines(prepared, answer, language),
    said: said && inWords(said.found),
    stopped,
    ladder,
    story: story && storyInWords(story),
    steps,
  };
}

/** An answer in words: the texts of options or events, the lines, or the number with its unit. */
export function answerLines({ question, choice }: Prepared, answer: readonly string[], language: Language): string[] {
  switch (question.kind) {
    case 'choose':
    case 'predict':
    case 'spot':
      return answer.map((id) => choice?.question.options.find((one) => one.id === id)?.text[language] ?? id);
    case 'order':
      return answer.map((id) => question.events.find((one) => one.id === id)?.text[language] ?? id);
    case 'construct':
      return [...answer];
    case 'reckon':
      return answer.map((number) => (question.unit === undefined ? number : `${number} ${question.unit[language]}`));
  }
}

/** The options with their verdicts, in the order in which they were shown. */
function judgedOptions(
  { question, verdicts }: NonNullable<Prepared['choice']>,
  shown: readonly Choice[],
  language: Language,
): Verdict['options'] {
  return shown.map(({ id }) => {
    const judged = verdicts.find(({ option }) => option.id === id);
    const holds = judged?.verdict.holds ?? null;
    if (judged === undefined || holds === null)
      throw new Error(`${question.id}/${id} is undecided and must not be shown`);
    const { option, verdict } = judged;
    const { worlds, claim, said, ladder, story, cites } = verdict;
    const texts = { text: option.text[language], because: option.because[language] };
    return {
      id,
      ...texts,
      holds,
      worlds,
      claim,
      said: said && inWords(said.found),
      ladder,
      story: story && storyInWords(story),
      cites,
    };
  });
}
