import type { Condition, Place } from '../scenario';
import { createReading, evaluate, formatTerms, isModelLine, nearest, VOCABULARY } from '../scenario';
import type { World } from '../world';
import type { Analysis } from './analysis';
import { analyse } from './analysis';
import { fileKind } from './complete';
import { insteadOf } from './conditions';
import { wordsAfter } from './grammar';
import { possibleLines } from './possible';
import type { Problem } from './problems';
import { problemsOf } from './problems';
import { actionAt, headOf, refusalAt, worldBefore, writtenAt } from './where';

/** A change of the text that mends a problem. */
export interface Fix extends Place {
  readonly problem: Problem;
  /** What it does, for its title. */
  readonly kind: 'replace' | 'insert-line' | 'expect-error' | 'negate' | 'remove' | 'insert-word';
  /** What comes into the place of what stands there; with a newline where a line is put in. */
  readonly text: string;
  /** The most probable one of this problem. */
  readonly preferred: boolean;
}

/** So many other lines are offered in the place of one that is not possible. */
const MOST_LINES = 8;

/** Who acts, or in an explored file may act, for a line that does not say it. */
const ACTORS = ['A ', 'B ', 'A may ', 'B may '];

/** What would mend the problems of some lines, 1-based, both included. */
export function fixesOf(analysis: Analysis, from: number, to: number): readonly Fix[] {
  return problemsOf(analysis)
    .filter((problem) => problem.line >= from && problem.line <= to && problem.kind !== 'more')
    .flatMap((problem) => {
      const fixes = fixProblem(analysis, problem);
      return fixes.map((fix) => ({
        ...fix,
        problem,
        preferred: fixes.length === 1 && !worsens(analysis, problem, fix),
      }));
    });
}

type Draft = Omit<Fix, 'problem' | 'preferred'>;

function fixProblem(analysis: Analysis, problem: Problem): readonly Draft[] {
  switch (problem.kind) {
    case 'fault':
      return fixFault(analysis, problem);
    case 'impossible':
      return fixStep(analysis, problem);
    case 'expectation':
      return fixExpectation(analysis, problem);
    case 'more':
      return [];
  }
}

/** What was probably meant by a word, or what a line lacks: whatever of it makes the fault go away. */
function fixFault(analysis: Analysis, problem: Problem): readonly Draft[] {
  const written = writtenAt(analysis, problem.line);
  const words = written?.words ?? [];
  const index = words.findIndex(({ column }) => column === problem.column);
  const word = words[index];
  const last = words.at(-1);
  if (written === undefined || word === undefined || last === undefined) return [];
  const before = words.slice(0, index).map(({ text }) => text);
  // Also an action that would stand before a line of the head: that is then said of that line.
  const file = { ...fileKind(analysis, problem.line), body: true };
  const choices = wordsAfter(before, file).flatMap((choice) => choice.words);
  const near = nearest(word.text, index === 0 ? [...choices, ...VOCABULARY.calls] : choices);
  const replace = (text: string): Draft => ({ ...placeOf(word), kind: 'replace', text });
  const insert = (text: string): Draft => ({ ...placeOf(word), endColumn: word.column, kind: 'insert-word', text });
  const actors = index === 0 ? ACTORS : [];
  const drafts: Draft[] = [
    ...[word.text.toUpperCase(), ...(near === undefined ? [] : [near])].map(replace),
    ...(/^[\d.]+$/.test(word.text)
      ? [...['s', 'ms', 't'].map((unit) => word.text + unit), `#${word.text}`].map(replace)
      : []),
    ...(index === 0 ? ['set '] : []).map(insert),
    ...actors.map(insert),
    ...(near === undefined || near === word.text ? [] : actors.map((actor) => replace(actor + near))),
    ...[words[index + 1]?.column ?? last.endColumn, last.endColumn].map((endColumn): Draft => ({
      ...placeOf(word),
      endColumn,
      kind: 'remove',
      text: '',
    })),
    ...(index === 0 && isModelLine(written) ? [explore(analysis)] : []),
  ];
  const mending = drafts.filter((draft) => mends(analysis, problem, draft));
  const spelt = mending.filter(({ kind }) => kind !== 'remove');
  return distinct(spelt.length > 0 ? spelt : mending.filter(() => index > 0));
}

function placeOf({ line, column, endColumn }: Place): Place {
  return { line, column, endColumn };
}

/** The line that makes a file an explored one, under its title. */
function explore({ read }: Analysis): Draft {
  const title = read.head?.given.get('scenario') ?? 0;
  return { line: title + 1, column: 1, endColumn: 1, kind: 'insert-line', text: 'explore\n' };
}

/** Whether a fault, and every one that stood before it on its line, would be gone. */
function mends(analysis: Analysis, problem: Problem, draft: Draft): boolean {
  const reading = createReading(textWith(analysis, draft), { previous: analysis.read });
  reading.advance(Infinity);
  const { faults, lines } = reading.result();
  const shift = lines.length - analysis.read.lines.length;
  return !faults.some(
    (fault) => fault.line === problem.line + shift && fault.column <= problem.column + draft.text.length,
  );
}

/** Whether a file would have more problems than before; what is expected changes nothing that follows. */
function worsens(analysis: Analysis, { kind }: Problem, draft: Draft): boolean {
  if (kind === 'expectation') return false;
  return problemsOf(analyse(textWith(analysis, draft), analysis)).length > problemsOf(analysis).length;
}

/** The text with a change made. */
function textWith({ read }: Analysis, { line, column, endColumn, text }: Draft): string {
  const raw = read.lines.map((written) => written.raw);
  const old = raw[line - 1] ?? '';
  raw[line - 1] = old.slice(0, column - 1) + text + old.slice(endColumn - 1);
  return raw.join('\n');
}

/** The first of those that say the same. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const same = (a: Draft, b: Draft): boolean => a.kind === b.kind && a.text === b.text;
  return drafts.filter((draft, index) => drafts.findIndex((one) => same(one, draft)) === index);
}

/** Lines that are possible, and where a call was refused, the expectation that it is. */
function fixStep(analysis: Analysis, problem: Problem): readonly Draft[] {
  const world = worldBefore(analysis, problem.line);
  const head = headOf(analysis);
  const action = actionAt(analysis, problem.line)?.action;
  if (world === null || head === null || action === undefined) return [];
  const error = refusalAt(analysis, problem.line)?.error ?? null;
  const place = { line: problem.line + 1, column: 1, endColumn: 1 };
  const expected: Draft[] =
    action.kind === 'call' && error !== null
      ? [{ ...place, kind: 'expect-error', text: `expect ${action.end} error ${error}\n` }]
      : [];
  const { line, column, endColumn } = problem;
  const lines = possibleLines(world, head)
    .map((possible) => ({ possible, like: possible.action.kind === action.kind ? 0 : 1 }))
    .sort((a, b) => a.like - b.like)
    .slice(0, MOST_LINES)
    .map(({ possible }): Draft => ({ line, column, endColumn, kind: 'replace', text: possible.text }));
  return [...expected, ...lines];
}

/** What is the case, in the place of each term that is not; or its contrary. */
function fixExpectation(analysis: Analysis, problem: Problem): readonly Draft[] {
  const world = worldBefore(analysis, problem.line);
  const action = actionAt(analysis, problem.line)?.action;
  if (world === null || action?.kind !== 'expect') return [];
  const discrete = analysis.read.head?.clock.discrete ?? false;
  return action.condition.terms.filter((term) => !holds(term, world)).flatMap((term) => fixTerm(term, world, discrete));
}

type Term = Condition['terms'][number];

function fixTerm({ not, atom, place }: Term, world: World, discrete: boolean): Draft[] {
  const others = not ? [] : insteadOf(atom, world);
  const told = others.map((one): Draft => ({
    ...place,
    kind: 'replace',
    text: formatTerms([{ not: false, atom: one }], discrete),
  }));
  const contrary: Draft = { ...place, kind: 'negate', text: formatTerms([{ not: !not, atom }], discrete) };
  return [...told, contrary];
}

function holds(term: Term, world: World): boolean {
  return evaluate({ terms: [term], text: '' }, world).holds;
}
