import * as v from 'valibot';
import { LANGUAGES } from '../core/quiz/question';
import { chartIntents } from './chart';
import { FinishScreen, finishIntents } from './finish';
import { lessonIntents, LessonScreen } from './lesson';
import { liveIntents, LiveScreen } from './live';
import { text } from './parts';
import { LoadingScreen, ProblemScreen } from './plain';
import { playIntents, PlayScreen } from './play';
import { portsIntents, PortsScreen } from './ports';
import { ProgressScreen, progressIntents } from './progress';
import { QuestionScreen, questionIntents } from './question';
import { stateIntents, StateScreen } from './state';
import { waitIntents, WaitScreen } from './wait';
import { Copied, watchIntents, WatchScreen } from './watch';

/**
 * Every message between the host and a page, typed once and checked at both doors. The host owns the state: it sends
 * the whole snapshot whenever something changed, and the page answers with intents. A page that says `ready`, after a
 * reload or for the first time, gets the snapshot; so it can vanish at any moment.
 *
 * Each kind of screen has a file with what it shows and what a learner can do there.
 */
export { readMessage } from './read';
export type { RowView } from './state';

/** What the page draws. */
export const Snapshot = v.strictObject({
  type: v.literal('snapshot'),
  language: v.picklist(LANGUAGES),
  /** Translations of English sentences by their keys (strings.ts); empty for English. */
  strings: v.record(text, text),
  screen: v.variant('kind', [
    QuestionScreen,
    StateScreen,
    FinishScreen,
    ProgressScreen,
    LessonScreen,
    PlayScreen,
    WatchScreen,
    WaitScreen,
    PortsScreen,
    LiveScreen,
    ProblemScreen,
    LoadingScreen,
  ]),
});
export type Snapshot = v.InferOutput<typeof Snapshot>;
export type Screen = Snapshot['screen'];

/** Whatever the host sends: what the page draws, or what became of a copy. */
export const HostMessage = v.variant('type', [Snapshot, Copied]);
export type HostMessage = v.InferOutput<typeof HostMessage>;

/** What the learner wants. */
export const Intent = v.variant('type', [
  /** The page is there and wants the snapshot. */
  v.strictObject({ type: v.literal('ready') }),
  ...questionIntents,
  ...stateIntents,
  ...finishIntents,
  ...progressIntents,
  ...watchIntents,
  ...waitIntents,
  ...lessonIntents,
  ...playIntents,
  ...chartIntents,
  ...portsIntents,
  ...liveIntents,
]);
export type Intent = v.InferOutput<typeof Intent>;
