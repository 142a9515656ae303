import * as v from 'valibot';
import { Localized, ScenarioLines, Text } from '../quiz/question';
import { STATES } from '../tcp';

/**
 * A lesson as data: `media/course/N-ID.json`. Like a question it has no answer key. What its pages say is held against
 * runs, models and stories that the machine decides (decide.ts), and so is its task.
 */

const Id = v.pipe(
  Text,
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of a–z, 0–9 and single hyphens: write `two-directions`'),
);

const Lines = v.pipe(ScenarioLines, v.minLength(1, 'write at least one line of the notation'));

/** A run that the page shows. Its `expect` lines hold what the text says. */
const RunPart = v.strictObject({ scenario: Lines, caption: Localized });

/** An explored scenario, each of whose claims comes out true. */
const ModelPart = v.strictObject({ scenario: Lines, caption: Localized });

/** A story about a host's ports; lines `expect CLAIM` among it are claims about what stands before them. */
const HostPart = v.strictObject({ story: Lines, caption: Localized });

/** A short page: a text, and what shows that it is so. */
export const LessonPage = v.strictObject({
  id: Id,
  title: Localized,
  text: Localized,
  run: v.optional(RunPart),
  model: v.optional(ModelPart),
  host: v.optional(HostPart),
  /** Where the usual account simplifies or errs. */
  note: v.optional(Localized),
  source: v.optional(Text),
});
export type LessonPage = v.InferOutput<typeof LessonPage>;

/** A challenge of Play. */
const PlayTask = v.strictObject({ kind: v.literal('play'), text: Localized, challenge: Id });

/** A run to be changed in the editor until its end fulfils a condition. */
const EditorTask = v.strictObject({
  kind: v.literal('editor'),
  text: Localized,
  /** What the learner starts from: a run whose end does not fulfil the goal. */
  scenario: Lines,
  /** A condition of the notation. */
  goal: Text,
  /** A run that fulfils it. Nobody is shown it. */
  solution: Lines,
});
export type EditorTask = v.InferOutput<typeof EditorTask>;

/** A lesson as `media/lessons` has it: pages, then a task, then two questions. */
export const Lesson = v.strictObject({
  id: Id,
  title: Localized,
  /** What is learnt here, in one sentence. */
  about: Localized,
  /** The states it is about. */
  states: v.array(v.picklist(STATES)),
  minutes: v.pipe(v.number(), v.integer('whole minutes'), v.minValue(1), v.maxValue(60)),
  pages: v.pipe(v.array(LessonPage), v.minLength(1), v.maxLength(9)),
  task: v.variant('kind', [PlayTask, EditorTask]),
  questions: v.pipe(v.array(Id), v.length(2, 'a lesson asks two questions')),
  /** The concepts that it feeds to practice. */
  feeds: v.array(Id),
  /** What to do or read next, in one sentence. */
  next: Localized,
});
export type Lesson = v.InferOutput<typeof Lesson>;
