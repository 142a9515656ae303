import type { Uri } from 'vscode';
import type { Topic } from '../../core/quiz/question';
import type { State } from '../../core/tcp';

/** Every command of the extension, in one place: package.json declares the same ids, and a test compares the two. */
export const COMMANDS = {
  start: 'lastAck.start',
  quiz: 'lastAck.quiz',
  quizState: 'lastAck.quizState',
  quizTopic: 'lastAck.quizTopic',
  weakSpots: 'lastAck.weakSpots',
  exam: 'lastAck.exam',
  practiseQuick: 'lastAck.practiseQuick',
  showProgress: 'lastAck.showProgress',
  exportProgress: 'lastAck.exportProgress',
  importProgress: 'lastAck.importProgress',
  resetProgress: 'lastAck.resetProgress',
  openState: 'lastAck.openState',
  openLesson: 'lastAck.openLesson',
  openRun: 'lastAck.openRun',
  explainSockets: 'lastAck.explainSockets',
  machineRefresh: 'lastAck.machineRefresh',
  machinePause: 'lastAck.machinePause',
  machineResume: 'lastAck.machineResume',
  machineProcess: 'lastAck.machineProcess',
  machineCopy: 'lastAck.machineCopy',
  watch: 'lastAck.watch',
  runScenario: 'lastAck.runScenario',
  exploreScenario: 'lastAck.exploreScenario',
  quizQuestion: 'lastAck.quizQuestion',
  watchClose: 'lastAck.watchClose',
  resetSession: 'lastAck.resetSession',
  play: 'lastAck.play',
  challenge: 'lastAck.challenge',
  sharePlay: 'lastAck.sharePlay',
  labPorts: 'lastAck.labPorts',
  labWait: 'lastAck.labWait',
  labLive: 'lastAck.labLive',
  accessibilityHelp: 'lastAck.accessibilityHelp',
} as const;

/** What each command takes. Whatever comes from the palette, a menu or a link is checked where the command is handled. */
export interface CommandArguments {
  /** Opens the tutor where it was left. */
  [COMMANDS.start]: [];
  /** Goes on with a round of practice, or begins one. */
  [COMMANDS.quiz]: [];
  /** Begins a round about one topic; without one it asks which. */
  [COMMANDS.quizTopic]: [topic?: Topic];
  /** Begins a round about misconceptions that are held and what is known least. */
  [COMMANDS.weakSpots]: [];
  /** Begins an exam: what was right is said at the end. */
  [COMMANDS.exam]: [];
  /** Practises in quick picks, without the page. */
  [COMMANDS.practiseQuick]: [];
  /** Shows the page of progress. */
  [COMMANDS.showProgress]: [];
  /** Writes the progress to a file; without one it asks which. */
  [COMMANDS.exportProgress]: [file?: Uri];
  /** Merges a file of progress; without one it asks which. */
  [COMMANDS.importProgress]: [file?: Uri];
  /** Forgets the progress of a topic, or all of it; it always asks first. */
  [COMMANDS.resetProgress]: [what?: Topic | 'all'];
  /** Begins a quiz about one state; without one it asks which. */
  [COMMANDS.quizState]: [state?: State];
  /** Shows a state's page; without one it asks which. */
  [COMMANDS.openState]: [state?: State];
  /** Shows a lesson where it was left, or a part of it; without one it asks which. */
  [COMMANDS.openLesson]: [lesson?: string | { readonly lesson: string; readonly part: string }];
  /** Opens a run's text as a scenario; without one, a run of the present question. */
  [COMMANDS.openRun]: [scenario?: string];
  /** Explains a table of sockets: a file, or the text in front; without either it asks where the text is. */
  [COMMANDS.explainSockets]: [file?: Uri];
  /** Reads this machine's sockets now. */
  [COMMANDS.machineRefresh]: [];
  /** Holds what the view of this machine shows. */
  [COMMANDS.machinePause]: [];
  [COMMANDS.machineResume]: [];
  /** Looks up whose the sockets in CLOSE_WAIT are. */
  [COMMANDS.machineProcess]: [];
  /** Copies a command that a line of this machine's view holds. */
  [COMMANDS.machineCopy]: [command: string];
  /** Plays a run: a scenario as text or as a file; without one, the one in front. */
  [COMMANDS.watch]: [scenario?: Uri | string];
  /** Shows what happens in a scenario, as text; without one, the one in front. */
  [COMMANDS.runScenario]: [scenario?: Uri];
  /** Decides the claims of a scenario; without one, of the one in front. */
  [COMMANDS.exploreScenario]: [scenario?: Uri];
  /** Asks one question, by its id. */
  [COMMANDS.quizQuestion]: [question: string];
  /** Shows a close in four segments; `text`: in the editor, to be changed. */
  [COMMANDS.watchClose]: [as?: 'text'];
  /** Forgets the present quiz and begins again. */
  [COMMANDS.resetSession]: [];
  /** Shows the page of play, in free play. */
  [COMMANDS.play]: [];
  /** Begins a challenge, by its id; without one it asks which. */
  [COMMANDS.challenge]: [challenge?: string];
  /** Copies the link to the run that is being played. */
  [COMMANDS.sharePlay]: [];
  /** Shows the lab in which ports run out. */
  [COMMANDS.labPorts]: [];
  /** Shows the lab that tries out every length of TIME_WAIT. */
  [COMMANDS.labWait]: [];
  /** Shows the lab in which a close is run for real. */
  [COMMANDS.labLive]: [];
  /** Opens the help for who works by keyboard or with a screen reader. */
  [COMMANDS.accessibilityHelp]: [];
}

/** The id of one of our commands. */
export type CommandId = keyof CommandArguments;
