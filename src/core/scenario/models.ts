import { say } from '../said';
import { STATES } from '../tcp';
import type { End } from '../world';
import type { Claim, Permission } from './ast';
import { failKeyword, takeCall } from './actions';
import type { Context } from './conditions';
import { takeCondition } from './conditions';
import type { Reader } from './reader';

/** Reading the lines of an explored file: what may happen, and what is claimed. */

/** The kinds of claim. */
export const CLAIMS = ['never', 'possible', 'always'] as const;

/** The most segments that the network may be allowed to lose, or to duplicate. */
const MOST_MISHAPS = 100;

/** What the lines of an explored file add up to. */
export interface Model {
  readonly permissions: Permission[];
  readonly network: { lose: number | null; duplicate: number | null };
  readonly claims: Claim[];
}

/** Whether a line is one that only an explored file has. */
export function isModelLine({ words }: Pick<Reader, 'words'>): boolean {
  const [first, second] = words;
  if (first?.text === 'network' || first?.text === 'claim') return true;
  return (first?.text === 'A' || first?.text === 'B') && (second?.text === 'may' || second?.text === 'must');
}

/** Adds what the line says to the model. */
export function takeModelLine(line: Reader, context: Context, model: Model): void {
  switch (line.peek() ?? '') {
    case 'A':
      takePermission(line, 'A', model);
      return;
    case 'B':
      takePermission(line, 'B', model);
      return;
    case 'network':
      takeNetwork(line, model);
      return;
    case 'claim': {
      line.take();
      const kind = line.takeOneOf(say('kind of claim'), CLAIMS);
      const condition = kind === null ? null : takeCondition(line, context);
      if (kind !== null && condition !== null) model.claims.push({ place: line.place, kind, condition });
      return;
    }
    default:
      failKeyword(line, context);
  }
}

function takePermission(line: Reader, end: End, model: Model): void {
  line.take();
  const must = line.take() === 'must';
  const call = takeCall(line);
  if (call === null) return;
  const state = line.takeIf('in') ? line.takeOneOf(say('state'), STATES) : 'any';
  if (state === null || line.finish(true) === null) return;
  model.permissions.push({ end, call, in: state === 'any' ? null : state, must });
}

function takeNetwork(line: Reader, model: Model): void {
  line.take();
  if (!line.takeIf('may')) {
    line.failNext(say('write `network may lose 1` or `network may duplicate 1`'));
    return;
  }
  const what = line.takeOneOf(say('mishap of the network'), ['lose', 'duplicate']);
  if (what === null) return;
  const count = line.takeNumber(say('how many in all'), 0, MOST_MISHAPS);
  if (count === null || line.finish(true) === null) return;
  if (model.network[what] === null) model.network[what] = count;
  else line.failLine(say('`{0}` has been given already', `network may ${what}`));
}
