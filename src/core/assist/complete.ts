import { CONDITION_SIZE, whatHolds, formatAtom, formatStates } from './conditions';
import type { Analysis } from './analysis';
import type { Choice, FileKind, WordKind } from './grammar';
import { isNoAction, wordsAfter } from './grammar';
import type { Possible } from './possible';
import { possibleLines } from './possible';
import { actionAt, headOf, refusalAt, worldBefore, writtenAt } from './where';

/** What can be written at a place: whole lines that the machine would accept there, conditions that hold, words. */
export type Completion = {
  readonly text: string;
  /** With the places to fill in, as editors write snippets; null when there are none. */
  readonly snippet: string | null;
  /** The columns, 1-based, that it stands in for: up to the cursor. */
  readonly column: number;
  readonly endColumn: number;
  /** What comes first has the least. */
  readonly rank: number;
} & (
  | { readonly kind: 'line'; readonly possible: Possible }
  | { readonly kind: 'expectation' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'word'; readonly word: WordKind }
);

/** Ranks begin here: lines that are possible, what can be expected, single words. */
const EXPECTATIONS = 2.5;
const WORDS = 20;

/** What can be written at a column of a line, the natural thing first. Nothing in a comment or a title. */
export function complete(analysis: Analysis, line: number, column: number): readonly Completion[] {
  const written = writtenAt(analysis, line) ?? { raw: '', words: [], comment: 0 };
  if (written.comment < written.raw.length && column > written.comment + 1) return [];
  const before = written.words.filter((word) => word.endColumn < column).map(({ text }) => text);
  if (before[0] === 'scenario' || analysis.read.scenario === null) return [];
  const current = written.words.find((word) => word.column <= column && column <= word.endColumn);
  const at = { column: current?.column ?? column, endColumn: column };
  const whole = { column: written.words[0]?.column ?? column, endColumn: column };
  const file = fileKind(analysis, line);
  const choices = wordsAfter(before, file);
  return [
    ...completeLine(analysis, line, before, file).map((one) => ({ ...one, ...whole })),
    ...completeCondition(analysis, line, before, choices).map((one) => ({ ...one, ...at })),
    ...completeWord(choices).map((one) => ({ ...one, ...at })),
  ];
}

/** What the words of a line depend on in this file. */
export function fileKind({ read }: Analysis, line: number): FileKind {
  const { scenario, head } = read;
  const explored = scenario?.kind === 'explored';
  const given = [...(head?.given ?? [])].filter(([, at]) => at !== line);
  const acts = scenario?.kind === 'scripted' && scenario.lines.some(({ place }) => place.line !== line);
  return {
    explored,
    discrete: head?.clock.discrete ?? false,
    head: explored || line <= (head?.firstAction ?? Infinity),
    body: !explored && given.every(([, at]) => at < line),
    taken: new Set([...given.map(([what]) => what), ...(acts ? ['explore'] : [])]),
  };
}

type Placed = 'column' | 'endColumn';
type Item = Completion extends infer One ? (One extends Completion ? Omit<One, Placed> : never) : never;

function completeLine(analysis: Analysis, line: number, before: readonly string[], { body }: FileKind): Item[] {
  const world = worldBefore(analysis, line);
  const head = headOf(analysis);
  if (before[0] === 'expect' || isNoAction(before) || !body) return [];
  if (world === null || head === null) return completeRefusal(analysis, line);
  const lines = possibleLines(world, head).map((possible): Item => {
    const { text, rank, action } = possible;
    const snippet = action.kind === 'call' && action.call.name === 'send' ? `${action.end} send \${1:10}` : null;
    return { kind: 'line', text, snippet, rank, possible };
  });
  if (before.length > 0) return lines;
  const { discrete } = head.settings;
  const flying = whatHolds(world).filter(({ kind }) => kind === 'segment');
  const expected = [formatStates(world), ...flying.map((atom) => formatAtom(atom, discrete))];
  const expectations = expected.map((text, index): Item => {
    return { kind: 'expectation', text: `expect ${text}`, snippet: null, rank: EXPECTATIONS + index / 100 };
  });
  return [...lines, ...expectations];
}

/** After a call that was refused: to expect just that. */
function completeRefusal(analysis: Analysis, line: number): Item[] {
  const last = analysis.walk?.steps.at(-1);
  if (last?.failure?.kind !== 'impossible' || last.line.place.line >= line) return [];
  const refusal = refusalAt(analysis, last.line.place.line);
  if (refusal === null) return [];
  return [{ kind: 'expectation', text: `expect ${refusal.end} error ${refusal.error}`, snippet: null, rank: 0 }];
}

/** Whole conditions that hold, where a condition may begin. */
function completeCondition(
  analysis: Analysis,
  line: number,
  before: readonly string[],
  choices: readonly Choice[],
): Item[] {
  const begins = before[0] === 'expect' && choices.some(({ words }) => words.includes('data') && words.includes('in'));
  const world = begins ? worldBefore(analysis, line) : null;
  if (world === null) return [];
  const discrete = analysis.read.head?.clock.discrete ?? false;
  const own = actionAt(analysis, line);
  const first = before.length === 1 && own === null ? [formatStates(world)] : [];
  const texts = [...first, ...whatHolds(world).map((atom) => formatAtom(atom, discrete))].slice(0, CONDITION_SIZE);
  return texts.map((text, index) => ({ kind: 'condition', text, snippet: null, rank: index / 100 }));
}

function completeWord(choices: readonly Choice[]): Item[] {
  return choices.flatMap(({ kind, words }, group) =>
    words.map((text, index): Item => ({
      kind: 'word',
      word: kind,
      text,
      snippet: null,
      rank: WORDS + group + index / 100,
    })),
  );
}
