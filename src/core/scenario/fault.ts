import type { Said } from '../said';
import { inEnglish, say } from '../said';
import type { Fault } from './ast';

/** ``line 3: `clsoe` is no call; did you mean `close`?`` */
export function sayFault({ line, message }: Fault): Said {
  return say('line {0}: {1}', line, message);
}

/** The same in English. */
export function formatFault(fault: Fault): string {
  return inEnglish(sayFault(fault));
}
