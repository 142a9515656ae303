import type { Written } from '../scenario';
import type { Analysis } from './analysis';

/** A part of a file, for its outline: a name, the lines it spans, and its parts. */
export interface Part {
  readonly kind: 'settings' | 'block' | 'setting' | 'action' | 'expectation' | 'permission' | 'claim' | 'title';
  /** Empty for `settings`: the editor names it. */
  readonly name: string;
  /** 1-based, both included. */
  readonly line: number;
  readonly endLine: number;
  readonly parts: readonly Part[];
}

const HEAD = ['scenario', 'explore', 'start', 'set', 'iss'];

/** The outline: the head's lines, then blocks of lines between blank ones or comments, each named by its comment. */
export function outlineOf(analysis: Analysis): readonly Part[] {
  const { lines } = analysis.read;
  const first = lines.findIndex(({ words }) => words.length > 0 && !isHead(words[0]?.text ?? ''));
  const body = first < 0 ? lines.length : first;
  const head = partsOf(lines, 0, body);
  const settings: Part[] =
    head.length === 0
      ? []
      : [{ kind: 'settings', name: '', line: head[0]?.line ?? 1, endLine: head.at(-1)?.line ?? 1, parts: head }];
  return [...settings, ...blocksOf(lines, body)];
}

function isHead(word: string): boolean {
  return HEAD.includes(word);
}

function blocksOf(lines: readonly Written[], from: number): Part[] {
  const blocks: Part[] = [];
  let begin = from;
  const finish = (end: number): void => {
    const parts = partsOf(lines, begin, end);
    const [one] = parts;
    const last = parts.at(-1);
    if (one === undefined || last === undefined) return;
    const name = titleBefore(lines, one.line) ?? one.name;
    blocks.push(
      parts.length === 1 && name === one.name
        ? one
        : { kind: 'block', name, line: one.line, endLine: last.line, parts },
    );
  };
  for (let at = from; at < lines.length; at += 1) {
    if ((lines[at]?.words.length ?? 0) > 0) continue;
    finish(at);
    begin = at + 1;
  }
  finish(lines.length);
  return blocks;
}

/** The comment that stands alone right above a line. */
function titleBefore(lines: readonly Written[], line: number): string | null {
  const above = lines[line - 2];
  if (above === undefined || above.words.length > 0 || above.comment === above.raw.length) return null;
  const title = above.raw
    .slice(above.comment)
    .replace(/^#+\s*/, '')
    .trim();
  return title === '' ? null : title;
}

function partsOf(lines: readonly Written[], from: number, to: number): Part[] {
  return lines.slice(from, to).flatMap(({ words, text }, index) => {
    const [first, second] = words;
    if (first === undefined) return [];
    const line = from + index + 1;
    return [{ kind: kindOf(first.text, second?.text), name: text, line, endLine: line, parts: [] }];
  });
}

function kindOf(first: string, second: string | undefined): Part['kind'] {
  switch (first) {
    case 'scenario':
      return 'title';
    case 'explore':
    case 'start':
    case 'set':
    case 'iss':
      return 'setting';
    case 'expect':
      return 'expectation';
    case 'claim':
      return 'claim';
    case 'network':
      return 'permission';
    default:
      return second === 'may' || second === 'must' ? 'permission' : 'action';
  }
}

/** Lines that can be folded, 1-based, both included: blocks of several lines, and comments of several lines. */
export function foldsOf(
  analysis: Analysis,
): readonly { readonly kind: 'comment' | 'block'; readonly line: number; readonly endLine: number }[] {
  const { lines } = analysis.read;
  const blocks = outlineOf(analysis)
    .filter(({ line, endLine }) => endLine > line)
    .map(({ line, endLine }) => ({ kind: 'block' as const, line, endLine }));
  const comments: { kind: 'comment'; line: number; endLine: number }[] = [];
  let begin = -1;
  for (let at = 0; at <= lines.length; at += 1) {
    const one = lines[at];
    const isComment = one?.words.length === 0 && one.comment < one.raw.length;
    if (isComment && begin < 0) begin = at;
    if (isComment || begin < 0) continue;
    if (at - begin > 1) comments.push({ kind: 'comment', line: begin + 1, endLine: at });
    begin = -1;
  }
  return [...blocks, ...comments];
}
