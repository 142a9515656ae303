import * as v from 'valibot';
import { SETUP_IDS } from '../core/play/setups';
import { end, LadderSchema, state, text } from './parts';

const timer = v.picklist(['retransmit', 'user-timeout', 'time-wait', 'delayed-ack', 'fin-timeout']);
const stars = v.picklist([1, 2, 3]);

/** What can be pressed, or why it cannot. */
export const MoveView = v.strictObject({
  /** As the notation writes it. */
  line: text,
  kind: v.picklist(['call', 'deliver', 'lose', 'duplicate', 'resend', 'ack', 'wait']),
  end: v.nullable(end),
  flight: v.nullable(v.number()),
  timer: v.nullable(timer),
  /** For a `wait`: how long, in the run's unit. */
  duration: v.nullable(v.number()),
  refused: v.nullable(
    v.variant('by', [
      v.strictObject({ by: v.literal('machine'), error: text, why: text }),
      v.strictObject({ by: v.literal('rules'), isUsedUp: v.boolean() }),
    ]),
  ),
});
export type MoveView = v.InferOutput<typeof MoveView>;

/** A segment in flight. */
export const FlightView = v.strictObject({
  id: v.number(),
  from: end,
  flags: text,
  seq: v.number(),
  ack: v.nullable(v.number()),
  len: v.number(),
  age: v.number(),
});

/** A challenge as it is played. */
export const ChallengeView = v.strictObject({
  id: text,
  number: v.number(),
  of: v.number(),
  level: v.picklist([1, 2, 3]),
  task: v.picklist(['reach', 'decide']),
  title: text,
  text,
  aim: text,
  goal: text,
  /** What has happened already, and what is allowed: lines of the notation. */
  head: v.array(text),
  given: v.array(text),
  moves: v.array(text),
  /** The length of the shortest run; null while the learner is to find out whether there is one. */
  par: v.nullable(v.number()),
  steps: v.number(),
  /** What is the case instead of the goal. */
  said: v.nullable(text),
  best: v.nullable(stars),
  /** What the machine was last asked, and what it found. */
  asked: v.nullable(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('next'), line: text, steps: v.number() }),
      v.strictObject({ kind: v.literal('never'), worlds: v.number() }),
      v.strictObject({ kind: v.literal('unknown'), worlds: v.number() }),
      /** The learner declared it impossible, and here is the shortest run. */
      v.strictObject({ kind: v.literal('refuted'), steps: v.number(), worlds: v.number() }),
    ]),
  ),
  solved: v.nullable(
    v.strictObject({
      stars,
      /** The stars are kept. Not those of a run that a link has brought. */
      isKept: v.boolean(),
      /** It was declared impossible, and is: as many worlds were searched. */
      proved: v.nullable(v.number()),
      hasAsked: v.boolean(),
      lesson: text,
      rfc: text,
    }),
  ),
  /** The machine's shortest run, once it may be seen. */
  machines: v.nullable(LadderSchema),
});
export type ChallengeView = v.InferOutput<typeof ChallengeView>;

/** The page of play, free or with a challenge. */
export const PlayScreen = v.strictObject({
  kind: v.literal('play'),
  /** Null in free play. */
  challenge: v.nullable(ChallengeView),
  /** In free play: where it began. */
  setup: v.nullable(v.picklist(SETUP_IDS)),
  /** The run so far, and the present node of the tree. */
  ladder: LadderSchema,
  at: v.number(),
  places: v.strictObject({ A: state, B: state }),
  /** The timers that run at each end, with what is left. */
  timers: v.array(v.strictObject({ end, timer, left: v.number() })),
  flights: v.array(FlightView),
  moves: v.array(MoveView),
  canUndo: v.boolean(),
  /** The line that a redo brings back. */
  redo: v.nullable(text),
  /** Every run that was tried, by its last node: how it goes on where it leaves the present one. */
  branches: v.array(
    v.strictObject({
      node: v.number(),
      /** The node on the present run where it turns off; the number of lines up to there. */
      after: v.number(),
      lines: v.array(text),
      isPresent: v.boolean(),
    }),
  ),
  isFull: v.boolean(),
  /** The state that is selected in the diagram. */
  selected: v.nullable(state),
});
export type PlayScreen = v.InferOutput<typeof PlayScreen>;

const line = v.pipe(text, v.maxLength(200));

/** What the learner does in play. */
export const playIntents = [
  v.strictObject({
    type: v.literal('play'),
    act: v.variant('do', [
      v.strictObject({ do: v.literal('move'), line }),
      v.strictObject({ do: v.literal('undo') }),
      v.strictObject({ do: v.literal('redo') }),
      v.strictObject({ do: v.literal('goTo'), node: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
      /** The next step of the shortest way to the goal. */
      v.strictObject({ do: v.literal('ask') }),
      /** "It cannot be done." */
      v.strictObject({ do: v.literal('declare') }),
      v.strictObject({ do: v.literal('again') }),
      v.strictObject({ do: v.literal('next') }),
      /** Choose a challenge, or where free play begins. */
      v.strictObject({ do: v.literal('choose') }),
      v.strictObject({ do: v.literal('begin'), setup: v.picklist(SETUP_IDS) }),
      v.strictObject({ do: v.literal('share') }),
      /** Open the run, or the machine's, as a scenario. */
      v.strictObject({ do: v.literal('open'), whose: v.picklist(['mine', 'machines']) }),
    ]),
  }),
] as const;
export type PlayAct = v.InferOutput<(typeof playIntents)[0]>['act'];
