import * as v from 'valibot';
import { LadderSchema, name, StorySchema, text } from './parts';

/** One option after the answer. */
export const JudgedOption = v.strictObject({
  id: text,
  text,
  /** What the machine found: the claim is true. */
  holds: v.boolean(),
  /** One sentence of cause. */
  because: text,
  /** How it was decided: by one run, or by a search of so many worlds. */
  worlds: v.nullable(v.number()),
  /** The claim in the notation, e.g. `never A was TIME_WAIT and A CLOSED and B>A FIN,ACK`. */
  claim: text,
  /** What the machine says of the claim at the end of the run, e.g. `A is FIN_WAIT_2`; null when it held in every world. */
  said: v.nullable(text),
  /** The run that shows it: the run itself, or the shortest one that refutes or proves it; null when none exists. */
  ladder: v.nullable(LadderSchema),
  /** For a claim about ports: the story that decides it. */
  story: v.nullable(StorySchema),
  /** For knowledge that no machine decides: where it is written. */
  cites: v.nullable(text),
});

/** A run or a story as an answer: the learner's own, or one that the machine found. */
export const AnswerView = v.strictObject({
  /** In words: the lines, the events in order, or the number. */
  lines: v.array(text),
  /** Where and why it stopped, or what is the case instead of the goal; null when nothing is to be said. */
  said: v.nullable(text),
  /** For *order*: which of the lines, counted from 1, could not happen; none after it did. */
  stopped: v.nullable(v.number()),
  ladder: v.nullable(LadderSchema),
  story: v.nullable(StorySchema),
  /** The number of steps, for *construct*. */
  steps: v.nullable(v.number()),
});

/** A question, before its answer and after. */
export const QuestionScreen = v.strictObject({
  kind: v.literal('question'),
  /** 1-based place in the session, and its length. */
  number: v.number(),
  of: v.number(),
  id: text,
  /**
   * How it is answered. `one`, `many`: ids of options. `order`: the ids of all options, in order. `construct`: the lines of a
   * run. `number`: one number as typed.
   */
  pick: v.picklist(['one', 'many', 'order', 'construct', 'number']),
  topic: text,
  prompt: text,
  /** A run that the question shows. */
  shows: v.nullable(LadderSchema),
  /** What can be chosen or ordered; for `construct` the lines that are possible next. */
  options: v.array(v.strictObject({ id: text, text })),
  chosen: v.array(text),
  /** For `number`: what it counts. */
  unit: v.nullable(text),
  /** For `construct`: the head of the run, the goal, the length of the shortest run, and the lines so far as a run. */
  construct: v.nullable(
    v.strictObject({ head: v.array(text), goal: text, par: v.number(), sofar: AnswerView, reached: v.boolean() }),
  ),
  /** The last answer could not be understood: it is asked again, nothing is scored. */
  unclear: v.nullable(text),
  /** The hints asked for so far, and whether there are more. */
  hints: v.array(text),
  moreHints: v.boolean(),
  confidence: v.nullable(v.picklist(['guess', 'think', 'sure'])),
  /** After the answer: there is another question on the same idea. */
  hasVariant: v.boolean(),
  /** After the answer, where the question was generated: the code by which it can be had again. */
  code: v.nullable(text),
  /** Null until the answer is checked. */
  verdict: v.nullable(
    v.strictObject({
      right: v.boolean(),
      options: v.array(JudgedOption),
      /** For *spot*: an option that holds is a line that cannot happen, and the others can. */
      spots: v.boolean(),
      /** For an answer without options: one sentence for just this answer, the learner's run and the machine's. */
      because: v.nullable(text),
      yours: v.nullable(AnswerView),
      machines: v.nullable(AnswerView),
      /** The first step, counted from 1, in which the two runs differ; null where they are the same or one is missing. */
      differ: v.nullable(v.number()),
      explanation: text,
      rfc: text,
    }),
  ),
});

/** What the learner does with a question. */
export const questionIntents = [
  v.strictObject({
    type: v.literal('choose'),
    question: name,
    options: v.pipe(v.array(name), v.maxLength(64)),
  }),
  v.strictObject({ type: v.literal('check'), question: name }),
  v.strictObject({ type: v.literal('hint'), question: name }),
  v.strictObject({ type: v.literal('confidence'), question: name, value: v.picklist(['guess', 'think', 'sure']) }),
  v.strictObject({ type: v.literal('next'), question: name }),
  /** Another question on the same idea, right after this one. */
  v.strictObject({ type: v.literal('variant'), question: name }),
  /** Open the run that decides an option (or, without one, the run that the question shows) as a scenario in the editor. */
  v.strictObject({ type: v.literal('openRun'), question: name, option: v.nullable(name) }),
] as const;
