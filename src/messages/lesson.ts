import * as v from 'valibot';
import { TOPICS } from '../core/quiz/question';
import { LadderSchema, name, state, StorySchema, text } from './parts';
import { LoadingScreen, ProblemScreen } from './plain';
import { QuestionScreen } from './question';

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));

/** A claim about every run of a model, decided. */
const ClaimView = v.strictObject({
  kind: v.picklist(['never', 'possible', 'always']),
  /** `A TIME_WAIT and not A was FIN_WAIT_2` */
  condition: text,
  holds: v.boolean(),
  worlds: v.number(),
  /** The shortest run that shows it. */
  ladder: v.nullable(LadderSchema),
});

/** A short text, and what shows that it is so. */
const PageBody = v.strictObject({
  kind: v.literal('page'),
  text,
  run: v.nullable(v.strictObject({ caption: text, ladder: LadderSchema })),
  model: v.nullable(v.strictObject({ caption: text, scenario: text, claims: v.array(ClaimView) })),
  story: v.nullable(v.strictObject({ caption: text, lines: StorySchema })),
  /** Where the usual account simplifies or errs. */
  note: v.nullable(text),
  source: v.nullable(text),
});

/** Something to do, and how far it is. */
const TaskBody = v.strictObject({
  kind: v.literal('task'),
  where: v.picklist(['play', 'editor']),
  text,
  done: v.boolean(),
  /** What the machine asks at the end of the learner's run, in the notation; null in Play, which says so itself. */
  goal: v.nullable(text),
  /** The learner's run, as it stands in the editor; null while none is open. */
  check: v.nullable(
    v.strictObject({
      reached: v.boolean(),
      /** `A is FIN_WAIT_2`, or `line 3: …`. */
      said: v.nullable(text),
      ladder: v.nullable(LadderSchema),
    }),
  ),
});

type Asked = v.InferOutput<typeof QuestionScreen | typeof LoadingScreen | typeof ProblemScreen>;
// The types are written out: inferred through one variant within another, they grow too deep for the compiler.
const Asked: v.GenericSchema<Asked> = v.variant('kind', [QuestionScreen, LoadingScreen, ProblemScreen]);

/** One of the lesson's questions, as the tutor asks it. */
const QuestionBody = v.strictObject({
  kind: v.literal('question'),
  asked: Asked,
});

/** What was learnt, what it feeds to practice, and where to go on. */
const EndBody = v.strictObject({
  kind: v.literal('end'),
  about: text,
  /** Parts that are not done yet. */
  open: v.array(v.strictObject({ index: v.number(), title: text })),
  states: v.array(state),
  /** Its concepts by topic, and how many of all of them have been asked in practice. */
  topics: v.array(v.strictObject({ topic: v.picklist(TOPICS), title: text, concepts: v.number() })),
  concepts: v.number(),
  practised: v.number(),
  /** What to do or read next. */
  next: text,
  nextLesson: v.nullable(v.strictObject({ id: text, title: text })),
});

type Body = v.InferOutput<typeof PageBody | typeof TaskBody | typeof QuestionBody | typeof EndBody>;
const Body: v.GenericSchema<Body> = v.variant('kind', [PageBody, TaskBody, QuestionBody, EndBody]);

/** One part of a lesson: a page, the task, a question, or the end. */
export const LessonScreen = v.strictObject({
  kind: v.literal('lesson'),
  id: text,
  /** 1-based place in the course, and its length. */
  number: v.number(),
  of: v.number(),
  title: text,
  about: text,
  minutes: v.number(),
  parts: v.array(
    v.strictObject({
      id: text,
      kind: v.picklist(['page', 'task', 'question', 'end']),
      title: text,
      done: v.boolean(),
    }),
  ),
  /** Which of the parts is shown. */
  part: v.number(),
  body: Body,
});

/** What the learner does in a lesson. */
export const lessonIntents = [
  /** Goes to a part of the lesson, counted from 0. */
  v.strictObject({ type: v.literal('lessonPart'), lesson: name, part: index }),
  /**
   * Opens a run of the present part in the editor, to be changed. `run`: '' for the page's
   * own or the learner's, the number of a claim, or the model itself.
   */
  v.strictObject({
    type: v.literal('lessonRun'),
    lesson: name,
    run: v.union([v.picklist(['', 'model']), index]),
  }),
  /** Opens the task: Play with its challenge, or the run in the editor. `afresh`: the run as it was at first. */
  v.strictObject({ type: v.literal('lessonTask'), lesson: name, afresh: v.boolean() }),
  /** Opens another lesson. */
  v.strictObject({ type: v.literal('openLesson'), lesson: name }),
] as const;
