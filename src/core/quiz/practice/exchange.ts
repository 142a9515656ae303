import type { Topic } from '../question';
import type { Progress } from './progress';
import { latestStamp, NOTHING } from './progress';
import { settle } from './merge';
import type { Read } from './read';
import { readProgress } from './read';

/** Says of a file that it is a learner's progress. */
const FORMAT = 'last-ack-progress';

/** Far beyond any real one, which stays under 1 MB: a longer text is not even parsed. */
const MOST_CHARACTERS = 20_000_000;

/** The progress as the text of a JSON file. */
export function exportProgress(progress: Progress): string {
  return `${JSON.stringify({ format: FORMAT, ...progress }, null, 2)}\n`;
}

/** What an imported file held, or why it cannot be used: a code, and the same as a sentence. */
export type Imported =
  | { readonly problem: null; readonly read: Read }
  | { readonly problem: 'too-big' | 'not-json' | 'not-progress' | 'newer'; readonly message: string };

const MESSAGES = {
  'too-big': 'This file is too big to be progress exported from Last ACK.',
  'not-json': 'This file is not JSON, so it is not progress exported from Last ACK.',
  'not-progress': 'This file is JSON, but not progress exported from Last ACK.',
  newer: 'This file was exported by a newer version of Last ACK. Update the extension, then import it again.',
} as const;

/** Reads the text of an exported file. The caller restores it (restore.ts): an import replaces nothing. */
export function importProgress(text: string): Imported {
  if (text.length > MOST_CHARACTERS) return refuse('too-big');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('not-json');
  }
  const marked = typeof json === 'object' && json !== null && 'format' in json && json.format === FORMAT;
  if (!marked) return refuse('not-progress');
  const read = readProgress(json);
  if (read.problem === 'newer') return refuse('newer');
  return read.problem === null ? { problem: null, read } : refuse('not-progress');
}

function refuse(problem: keyof typeof MESSAGES): Imported {
  return { problem, message: MESSAGES[problem] };
}

/**
 * Gives up what was learnt about one topic, or all of it. A window that still has the old entries does not bring them back
 * by a merge; answers that it has had since, it does. The log of a single topic cannot be told from the rest, and stays.
 */
export function reset(progress: Progress, what: Topic | 'all'): Progress {
  if (what === 'all') return { ...NOTHING, reset: latestStamp(progress) };
  const forgotten: Record<string, number> = { ...progress.forgotten };
  for (const [id, { topic, at }] of Object.entries(progress.concepts)) if (topic === what) forgotten[id] = at;
  for (const [id, { mistakes, rights }] of Object.entries(progress.misconceptions))
    if (mistakes[0]?.topic === what) forgotten[id] = Math.max(...[...mistakes, ...rights].map(({ at }) => at));
  return settle({ ...progress, forgotten });
}

/**
 * The part that is worth carrying to another machine by Settings Sync, under one key: what is known of each concept and
 * misconception, without the log and all but the last result. It is a progress itself: read it, and merge it.
 */
export function syncedPart(progress: Progress): Progress {
  const concepts = Object.entries(progress.concepts).map(([id, learnt]) => [
    id,
    { ...learnt, results: learnt.results.slice(0, 1) },
  ]);
  const misconceptions = Object.entries(progress.misconceptions).map(([id, belief]) => [
    id,
    { ...belief, mistakes: belief.mistakes.slice(0, 1) },
  ]);
  return {
    ...progress,
    concepts: Object.fromEntries(concepts) as Progress['concepts'],
    misconceptions: Object.fromEntries(misconceptions) as Progress['misconceptions'],
    days: [],
  };
}
