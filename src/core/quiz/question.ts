import * as v from 'valibot';
import { STATES } from '../tcp';

/**
 * Questions as data: `media/questions/*.json`. There is no field for the right answer, on purpose. Each option carries a
 * claim in the scenario notation, and the machine decides it (decide.ts).
 */

/** The languages that everything is written in. */
export const LANGUAGES = ['en', 'zh-cn'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that is not blank. */
export const Text = v.pipe(v.string(), v.trim(), v.minLength(1));
const text = Text;

/** Lines of the notation. */
export const ScenarioLines = v.array(v.string());

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of a–z, 0–9 and single hyphens'));

/** The same text in every language, each written for itself. */
export const Localized = v.strictObject({ en: text, 'zh-cn': text });
export type Localized = v.InferOutput<typeof Localized>;

/** The misconceptions of the catalogue: `M01` to `M52`. */
export const MISCONCEPTIONS: readonly string[] = Array.from(
  { length: 52 },
  (_, index) => `M${String(index + 1).padStart(2, '0')}`,
);

/** One of them. */
export const MisconceptionId = v.pipe(v.string(), v.regex(/^M(0[1-9]|[1-4][0-9]|5[0-2])$/, 'M01 to M52'));

/**
 * How the machine decides an option.
 * `run`: the lines of a scripted scenario; the claim is a condition, asked after the last line.
 * `model`: the head of an explored scenario, without claims; the claim is `never`, `possible` or `always` and a condition.
 * `host`: a story about a host's ports (ports/story.ts) and a claim about its end.
 * `cites`: knowledge that no machine decides. Only here the answer is written down, with the source that says so.
 */
export const Decision = v.union([
  v.strictObject({ run: ScenarioLines, claim: text }),
  v.strictObject({ model: ScenarioLines, claim: v.pipe(text, v.regex(/^(never|possible|always) /)) }),
  v.strictObject({ host: ScenarioLines, claim: text }),
  v.strictObject({ cites: text, holds: v.boolean() }),
]);
export type Decision = v.InferOutput<typeof Decision>;

/** One option: a claim in words, and how the machine decides it. */
export const Option = v.strictObject({
  id,
  text: Localized,
  decide: Decision,
  /** One sentence of cause, shown after the answer: why this is so, or is not. */
  because: Localized,
  /** Whoever chooses this (or, if it is true, does not) probably believes this. */
  misconception: v.optional(MisconceptionId),
});
export type Option = v.InferOutput<typeof Option>;

/** What a question is about: the topics that practice and the course are ordered by. */
export const TOPICS = [
  'directions',
  'segments',
  'calls',
  'three-or-four',
  'half-close',
  'simultaneous',
  'reset',
  'loss',
  'time-wait',
  'too-many',
  'reuse',
  'leaks',
  'tools',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What every question has, of whatever kind. */
export const Base = {
  id,
  topic: v.picklist(TOPICS),
  /** What practice schedules: questions with the same concept stand for each other. The question's own id if it has none. */
  concept: v.optional(id),
  difficulty: v.picklist([1, 2, 3]),
  /** The states it is about, for "Quiz me on this state". */
  states: v.array(v.picklist(STATES)),
  prompt: Localized,
  /** A run that the question shows, as lines of a scripted scenario. */
  shows: v.optional(ScenarioLines),
  /** The whole matter in a few sentences, shown after the answer. */
  explanation: Localized,
  /** Where it is written: sections of RFC 9293 or other documents. */
  rfc: text,
};

/** *choose*: one or several of the options are true. */
export const Question = v.strictObject({
  ...Base,
  kind: v.literal('choose'),
  /** `one`: exactly one option is true; `many`: any number, at least one. */
  pick: v.picklist(['one', 'many']),
  options: v.pipe(v.array(Option), v.minLength(4)),
});
export type Question = v.InferOutput<typeof Question>;

/** What is wrong with a question file: where (`questions.0.options.2.text.en`) and what. */
export interface QuestionFault {
  readonly where: string;
  readonly message: string;
}
