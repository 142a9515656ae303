import { decideQuestion } from './decide';
import type { Decided } from './decide';
import { faultsOf } from './grade';
import type { Localized, Question } from './question';
import { LANGUAGES } from './question';

/**
 * Judging the content: what a question's text must never do. A wording that leans on where an option stands ("the option
 * above", "以上都对") breaks as soon as options are shown in another order.
 */
const POSITIONAL: Readonly<Record<(typeof LANGUAGES)[number], RegExp>> = {
  en: /\b(above|below|previous option|all of these|none of these|both of them are|option [a-e1-9])\b/i,
  'zh-cn': /以上|以下选项|上述|下列都|前一项|后一项|选项\s*[A-Ea-e1-9]/,
};

/** A question, decided, and everything that is wrong with it as sentences. */
export interface Checked {
  readonly decided: Decided;
  readonly faults: readonly string[];
}

/** Decides a question and looks for everything that must not be asked. */
export function checkQuestion(question: Question): Checked {
  const decided = decideQuestion(question);
  return { decided, faults: [...faultsOf(decided), ...positions(question)] };
}

/** Ids that stand twice among questions. */
export function repeatedIds(questions: readonly Question[]): readonly string[] {
  const seen = new Set<string>();
  return questions.flatMap(({ id }) => {
    if (seen.has(id)) return [`${id} is the id of two questions`];
    seen.add(id);
    return [];
  });
}

function positions(question: Question): readonly string[] {
  const texts: readonly Localized[] = [
    question.prompt,
    question.explanation,
    ...question.options.flatMap(({ text, because }) => [text, because]),
  ];
  return texts.flatMap((text) =>
    LANGUAGES.filter((language) => POSITIONAL[language].test(text[language])).map(
      (language) => `${question.id}: the wording depends on the position: ${text[language]}`,
    ),
  );
}
