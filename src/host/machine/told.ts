import type { Format } from '../../core/sockets';
import type { State } from '../../core/tcp';

/** Whose words and commands fit. */
export type System = 'linux' | 'macos' | 'windows';

/** The system that prints tables like this. */
export function systemOf(format: Format | null): System {
  return format === 'netstat-macos' || format === 'lsof'
    ? 'macos'
    : format === 'netstat-windows' || format === 'powershell'
      ? 'windows'
      : 'linux';
}

/** A finding in words. */
export interface Told {
  /** The state that its page explains. */
  readonly state: State;
  /** One line: the number first, then what it is and where. In a narrow view the end of it is cut off. */
  readonly title: string;
  readonly means: string;
  /** Which end is to blame. */
  readonly blame: string;
  /** What to do next. */
  readonly next: string;
  /** What to run next, on this machine. */
  readonly run: string;
  /** Whether something goes wrong, or may. */
  readonly isTrouble: boolean;
}

/** The sentences of a finding. */
export type Sentences = Pick<Told, 'title' | 'means' | 'blame' | 'next'>;
