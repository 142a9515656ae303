import type { AnyQuestion, Prepared } from './prepare';
import { prepare } from './prepare';
import type { Localized } from './question';
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
  readonly prepared: Prepared;
  readonly faults: readonly string[];
}

/** Decides a question and looks for everything that must not be asked. */
export function checkQuestion(question: AnyQuestion): Checked {
  const prepared = prepare(question);
  return { prepared, faults: [...prepared.faults, ...positions(question)] };
}

/** The misconceptions that a question's wrong answers stand for, each once. */
export function misconceptionsOf(question: AnyQuestion): readonly string[] {
  switch (question.kind) {
    case 'choose':
      return distinct(question.options.map(({ misconception }) => misconception));
    case 'spot':
      return distinct(question.lines.map(({ misconception }) => misconception));
    case 'predict':
    case 'reckon':
      return distinct(question.mistakes?.map(({ misconception }) => misconception) ?? []);
    case 'order':
    case 'construct':
      return distinct([question.misconception]);
  }
}

function distinct(ids: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Ids that stand twice among questions. */
export function repeatedIds(questions: readonly AnyQuestion[]): readonly string[] {
  const seen = new Set<string>();
  return questions.flatMap(({ id }) => {
    if (seen.has(id)) return [`${id} is the id of two questions`];
    seen.add(id);
    return [];
  });
}

function positions(question: AnyQuestion): readonly string[] {
  return textsOf(question).flatMap((text) =>
    LANGUAGES.filter((language) => POSITIONAL[language].test(text[language])).map(
      (language) => `${question.id}: the wording depends on the position: ${text[language]}`,
    ),
  );
}

/** Every text of a question that a learner reads. */
export function textsOf(question: AnyQuestion): readonly Localized[] {
  const common = [question.prompt, question.explanation];
  switch (question.kind) {
    case 'choose':
      return [...common, ...question.options.flatMap(({ text, because }) => [text, because])];
    case 'spot':
      return [...common, question.because, ...question.lines.map(({ text }) => text)];
    case 'predict':
      return [
        ...common,
        question.because,
        ...(question.mistakes ?? []).map(({ because }) => because),
        ...(question.answers === 'states' ? [] : question.answers).flatMap((one) =>
          typeof one === 'string' ? [] : one.text,
        ),
      ];
    case 'reckon':
      return [...common, question.because, ...(question.mistakes ?? []).map(({ because }) => because)];
    case 'order':
      return [...common, ...question.events.map(({ text }) => text)];
    case 'construct':
      return common;
  }
}
