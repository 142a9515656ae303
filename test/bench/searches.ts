import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { How, Took } from './search';

/** A close with the claim that no FIN outlives TIME_WAIT: the model that the rows about the explorer share. */
export interface Close {
  readonly msl: number;
  readonly timeWait: number;
  readonly lose: number;
}

export function closeModel({ msl, timeWait, lose }: Close): string {
  return [
    'explore',
    `set msl ${msl}t`,
    `set rto 1t..${msl}t`,
    `set time-wait ${timeWait}t`,
    'set rfc1337 on',
    'A may close',
    'B may close in CLOSE_WAIT',
    'A may resend 2',
    'B may resend 2',
    `network may lose ${lose}`,
    'claim never A was TIME_WAIT and A CLOSED and B>A FIN,ACK',
  ].join('\n');
}

/** Searches a model in a process of its own. */
export function search(model: string, how: How = 'fast'): Took {
  const file = join(dirname(process.argv[1] ?? ''), 'search.mjs'); // beside the runner
  const output = execFileSync(process.execPath, ['--max-old-space-size=8192', file, how], {
    input: model,
    encoding: 'utf8',
  });
  return JSON.parse(output) as Took;
}
