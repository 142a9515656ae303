import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatDifference, readRecording, replay as replayRecording } from '../core/replay';
import { textOf, whyUnreadable } from './files';

/** What replaying one file came to. */
interface Outcome {
  readonly line: string;
  /** 0 the same, 1 a difference, 2 not read. */
  readonly status: number;
}

/**
 * `replay FILE.json…`: gives each recording's calls and network fates to the machine and says in one line a file `same` or
 * the first difference. Exit status: 0 all the same, 1 a difference, 2 a file that cannot be read or is not a recording.
 */
export async function replay(args: readonly string[]): Promise<number> {
  if (args.length === 0) {
    console.error('usage: npm run --silent replay -- FILE.json...');
    return 2;
  }
  let status = 0;
  for (const path of args) {
    const outcome = await replayFile(path);
    console.log(`${basename(path, '.json')}: ${outcome.line}`);
    status = Math.max(status, outcome.status);
  }
  return status;
}

async function replayFile(path: string): Promise<Outcome> {
  let json: unknown;
  try {
    json = JSON.parse(textOf(await readFile(path)));
  } catch (error) {
    const why = whyUnreadable(error);
    return { line: `${path}: ${error instanceof SyntaxError ? 'not JSON' : 'cannot be read'}: ${why}`, status: 2 };
  }
  const reading = readRecording(json);
  if ('fault' in reading) return { line: `${path}: ${reading.fault}`, status: 2 };
  const difference = replayRecording(reading.events);
  return difference === null ? { line: 'same', status: 0 } : { line: formatDifference(difference), status: 1 };
}
