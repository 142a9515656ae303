import type { State } from '../../core/tcp';

/** Every command of the extension, in one place: package.json declares the same ids, and a test compares the two. */
export const COMMANDS = {
  start: 'lastAck.start',
  quiz: 'lastAck.quiz',
  quizState: 'lastAck.quizState',
  openState: 'lastAck.openState',
  openRun: 'lastAck.openRun',
  resetSession: 'lastAck.resetSession',
} as const;

/** What each command takes. Whatever comes from the palette, a menu or a link is checked where the command is handled. */
export interface CommandArguments {
  /** Opens the tutor where it was left. */
  [COMMANDS.start]: [];
  /** Goes on with the mixed quiz, or begins one. */
  [COMMANDS.quiz]: [];
  /** Begins a quiz about one state; without one it asks which. */
  [COMMANDS.quizState]: [state?: State];
  /** Shows a state's page; without one it asks which. */
  [COMMANDS.openState]: [state?: State];
  /** Opens a run's text as a scenario; without one, a run of the present question. */
  [COMMANDS.openRun]: [scenario?: string];
  /** Forgets the present quiz and begins again. */
  [COMMANDS.resetSession]: [];
}

/** The id of one of our commands. */
export type CommandId = keyof CommandArguments;
