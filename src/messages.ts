import * as v from 'valibot';
import type { Ladder } from './core/scenario/ladder';
import { LANGUAGES, TOPICS } from './core/quiz/question';
import { STATES } from './core/tcp/states';

/**
 * Every message between the host and a page, typed once and checked at both doors. The host owns the state: it sends
 * the whole snapshot whenever something changed, and the page answers with intents. A page that says `ready`, after a
 * reload or for the first time, gets the snapshot; so it can vanish at any moment.
 */

const text = v.string();
const state = v.picklist(STATES);
const end = v.picklist(['A', 'B']);

const LadderSegmentSchema = v.strictObject({
  flags: text,
  seq: v.number(),
  ack: v.nullable(v.number()),
  len: v.number(),
});

const LadderStepSchema = v.strictObject({
  at: v.number(),
  line: v.nullable(v.number()),
  kind: v.picklist(['call', 'send', 'arrive', 'lose', 'expire', 'duplicate', 'inject', 'timeout']),
  end,
  flight: v.nullable(v.number()),
  copy: v.nullable(v.number()),
  segment: v.nullable(LadderSegmentSchema),
  call: v.nullable(text),
  returned: v.nullable(text),
  refused: v.boolean(),
  timer: v.nullable(v.picklist(['retransmit', 'user-timeout', 'time-wait', 'delayed-ack', 'fin-timeout'])),
  A: state,
  B: state,
  row: v.nullable(v.strictObject({ id: text, rfc: text, why: text })),
});

const LadderSchema = v.strictObject({
  scenario: text,
  discrete: v.boolean(),
  start: v.strictObject({ A: state, B: state }),
  steps: v.pipe(v.array(LadderStepSchema), v.readonly()),
}) satisfies v.GenericSchema<unknown, Ladder>;

/** What each line of a story about a host's ports was answered, and why where it was refused. */
const StorySchema = v.pipe(v.array(v.strictObject({ line: text, answer: text, why: v.nullable(text) })), v.readonly());

/** One option after the answer. */
const JudgedOption = v.strictObject({
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
const AnswerView = v.strictObject({
  /** In words: the lines, the events in order, or the number. */
  lines: v.array(text),
  /** Where and why it stopped, or what is the case instead of the goal; null when nothing is to be said. */
  said: v.nullable(text),
  ladder: v.nullable(LadderSchema),
  story: v.nullable(StorySchema),
  /** The number of steps, for *construct*. */
  steps: v.nullable(v.number()),
});

const QuestionScreen = v.strictObject({
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
  /** Null until the answer is checked. */
  verdict: v.nullable(
    v.strictObject({
      right: v.boolean(),
      options: v.array(JudgedOption),
      /** For an answer without options: one sentence for just this answer, the learner's run and the machine's. */
      because: v.nullable(text),
      yours: v.nullable(AnswerView),
      machines: v.nullable(AnswerView),
      explanation: text,
      rfc: text,
    }),
  ),
});

const RowView = v.strictObject({
  id: text,
  /** `close()`, or what arrives, in the reader's language. */
  on: text,
  sends: text,
  from: v.array(state),
  to: v.nullable(state),
  refuses: v.nullable(text),
  rfc: text,
  why: text,
});

const StateScreen = v.strictObject({
  kind: v.literal('state'),
  state,
  group: text,
  /** What it means; who is in it; both a few sentences. */
  meaning: text,
  who: text,
  /** What is wrong when there are many; what `ss` and `netstat` call it. */
  many: text,
  tools: v.strictObject({ ss: text, netstat: text, proc: text }),
  into: v.array(RowView),
  out: v.array(RowView),
  calls: v.array(RowView),
  ignores: v.array(RowView),
});

/** A misconception in words. */
const BeliefView = v.strictObject({ id: text, believed: text, fact: text });

const FinishScreen = v.strictObject({
  kind: v.literal('finish'),
  right: v.number(),
  of: v.number(),
  /** The topics with mistakes, the most first: what to read next about each. */
  topics: v.array(
    v.strictObject({
      topic: v.picklist(TOPICS),
      title: text,
      answers: v.number(),
      wrong: v.number(),
      states: v.array(state),
      /** Each as questions cite it: `RFC 9293, 3.10.4`. */
      sources: v.array(text),
    }),
  ),
  /** The misconceptions that the answers showed. */
  misconceptions: v.array(BeliefView),
  /** Every question of the round, with its 1-based number, to see again why. */
  answers: v.array(v.strictObject({ number: v.number(), prompt: text, right: v.boolean() })),
});

/** How a learner stands. Days are whole days since 1970-01-01 in local time. */
const ProgressScreen = v.strictObject({
  kind: v.literal('progress'),
  /** Due now, and never asked yet. */
  due: v.number(),
  fresh: v.number(),
  /** The next 14 days; the first is today, with all that are overdue. */
  forecast: v.array(v.strictObject({ day: v.number(), due: v.number() })),
  /** Each day with answers, the earliest first; `reviews` are answers about what was asked on an earlier day. */
  recall: v.array(
    v.strictObject({
      day: v.number(),
      answers: v.number(),
      right: v.number(),
      reviews: v.number(),
      recalled: v.number(),
    }),
  ),
  /** `mastery` is a share from 0 to 1. */
  topics: v.array(
    v.strictObject({
      topic: v.picklist(TOPICS),
      title: text,
      concepts: v.number(),
      seen: v.number(),
      due: v.number(),
      mastery: v.number(),
    }),
  ),
  misconceptions: v.array(
    v.strictObject({
      ...BeliefView.entries,
      held: v.boolean(),
      /** The question whose answer showed it last, and on which day. */
      question: text,
      day: v.number(),
      /** How many questions were answered rightly since. */
      rights: v.number(),
    }),
  ),
});

/** Nothing to show: why, in a sentence, and what the reader can do. */
const ProblemScreen = v.strictObject({ kind: v.literal('problem'), message: text });

const LoadingScreen = v.strictObject({ kind: v.literal('loading') });

/** What the page draws. */
export const Snapshot = v.strictObject({
  type: v.literal('snapshot'),
  language: v.picklist(LANGUAGES),
  /** Translations of the page's own English sentences; empty for English. */
  strings: v.record(text, text),
  screen: v.variant('kind', [QuestionScreen, StateScreen, FinishScreen, ProgressScreen, ProblemScreen, LoadingScreen]),
});
export type Snapshot = v.InferOutput<typeof Snapshot>;
export type Screen = Snapshot['screen'];
export type RowView = v.InferOutput<typeof RowView>;

/** What the learner wants. */
export const Intent = v.variant('type', [
  /** The page is there and wants the snapshot. */
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({
    type: v.literal('choose'),
    question: text,
    options: v.pipe(v.array(v.pipe(text, v.maxLength(200))), v.maxLength(64)),
  }),
  v.strictObject({ type: v.literal('check'), question: text }),
  v.strictObject({ type: v.literal('hint'), question: text }),
  v.strictObject({ type: v.literal('confidence'), question: text, value: v.picklist(['guess', 'think', 'sure']) }),
  v.strictObject({ type: v.literal('next'), question: text }),
  v.strictObject({ type: v.literal('again') }),
  /** After a round: back to one of its questions, counted from 1, to see why. */
  v.strictObject({ type: v.literal('revisit'), number: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.strictObject({ type: v.literal('practise'), mode: v.picklist(['practice', 'weak', 'exam']) }),
  v.strictObject({ type: v.literal('quizTopic'), topic: v.picklist(TOPICS) }),
  v.strictObject({ type: v.literal('showProgress') }),
  /** Open the run that decides an option (or, without one, the run that the question shows) as a scenario in the editor. */
  v.strictObject({ type: v.literal('openRun'), question: text, option: v.nullable(text) }),
  v.strictObject({ type: v.literal('openState'), state }),
  v.strictObject({ type: v.literal('quizState'), state }),
]);
export type Intent = v.InferOutput<typeof Intent>;

/** A message as it came through the door: checked, or why it is none. */
export function readMessage<const Schema extends v.GenericSchema>(
  schema: Schema,
  message: unknown,
): { ok: true; message: v.InferOutput<Schema> } | { ok: false; reason: string } {
  const result = v.safeParse(schema, message);
  if (result.success) return { ok: true, message: result.output };
  const [first] = result.issues;
  return { ok: false, reason: `${v.getDotPath(first) ?? 'message'}: ${first.message}` };
}
