import * as v from 'valibot';
import type { SetupId } from './setups';
import { SETUP_IDS } from './setups';
import type { Tree } from './tree';
import { linesTo, MOST_NODES } from './tree';

/** A play as data: what is played, and every run that was tried. It is stored like this, and a link carries it. */

/** The version of the shape below. */
export const PLAY_VERSION = 1;

/** What is played: a challenge, or free play from one of the ready-made heads. */
export type Setup = { readonly challenge: string } | { readonly free: SetupId };

const line = v.pipe(v.string(), v.regex(/^[ -~]{1,120}$/));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const SetupData = v.union([
  v.strictObject({ challenge: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)) }),
  v.strictObject({ free: v.picklist(SETUP_IDS) }),
]);

/** Each node but the first: its parent, its line and the child that was visited last. */
export const PlayData = v.strictObject({
  setup: SetupData,
  nodes: v.pipe(v.array(v.strictTuple([index, line, v.nullable(index)])), v.maxLength(MOST_NODES - 1)),
  /** The child of the first node that was visited last. */
  last: v.nullable(index),
  at: index,
});
export type PlayData = v.InferOutput<typeof PlayData>;

/** A play as it is stored. */
export function toData(setup: Setup, { nodes, at }: Tree): PlayData {
  const rest = nodes
    .slice(1)
    .map(({ parent, line: text, last }): [number, string, number | null] => [parent, text, last]);
  return { setup, nodes: rest, last: nodes[0]?.last ?? null, at };
}

/** The tree of stored data; null when the numbers in it make none. */
export function treeOf({ nodes, last, at }: PlayData): Tree | null {
  const isTree = nodes.every(([parent], before) => parent <= before) && at <= nodes.length;
  const all = [
    { line: '', parent: 0, last },
    ...nodes.map(([parent, text, led]) => ({ line: text, parent, last: led })),
  ];
  const isLed = all.every((node, here) => node.last === null || (node.last > 0 && all[node.last]?.parent === here));
  return isTree && isLed ? { nodes: all, at } : null;
}

/** What a link says: what is played, and one run of it. */
export interface Shared {
  readonly setup: Setup;
  readonly lines: readonly string[];
}

const SharedData = v.strictObject({
  v: v.literal(PLAY_VERSION),
  p: SetupData,
  r: v.pipe(v.array(line), v.maxLength(200)),
});

/** The longest link text that is written, and the longest that is read: what every system passes on, with room to spare. */
export const MOST_WRITTEN = 1900;
const MOST_READ = 8000;

/** The present run of a play as the query of a link; null when it is too long for one. */
export function encodeLink(setup: Setup, tree: Tree): string | null {
  const text = toBase64Url(JSON.stringify({ v: PLAY_VERSION, p: setup, r: linesTo(tree) }));
  return text.length > MOST_WRITTEN || linesTo(tree).length > 200 ? null : `play=${text}`;
}

/** What the query of a link says; null for rubbish. Whether the run is one, the machine must still be asked. */
export function decodeLink(query: string): Shared | null {
  const coded = /^play=([A-Za-z0-9_-]+)$/.exec(query)?.[1];
  if (coded === undefined || coded.length > MOST_READ) return null;
  const text = fromBase64Url(coded);
  if (text === null) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(SharedData, json);
  return read.success ? { setup: read.output.p, lines: read.output.r } : null;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** ASCII as base64url (RFC 4648, 5), without padding. */
function toBase64Url(text: string): string {
  let coded = '';
  for (let at = 0; at < text.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => (at + k < text.length ? text.charCodeAt(at + k) : null)) as [
      number,
      number | null,
      number | null,
    ];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const length = c !== null ? 4 : b !== null ? 3 : 2;
    for (let k = 0; k < length; k += 1) coded += DIGITS[(bits >> (18 - 6 * k)) & 63] ?? '';
  }
  return coded;
}

/** The text of base64url; null when it is none, or not ASCII. */
function fromBase64Url(coded: string): string | null {
  if (coded.length % 4 === 1) return null;
  let text = '';
  for (let at = 0; at < coded.length; at += 4) {
    const piece = coded.slice(at, at + 4);
    const bits = [0, 1, 2, 3].reduce((sum, k) => (sum << 6) | Math.max(0, DIGITS.indexOf(piece[k] ?? 'A')), 0);
    for (let k = 0; k < piece.length - 1; k += 1) {
      const code = (bits >> (16 - 8 * k)) & 255;
      if (code > 126 || code < 32) return null;
      text += String.fromCharCode(code);
    }
  }
  return text;
}
