// A persistent set of ports that answers "which is the next port of this parity that is not in it?" in a few steps.
// Linux walks port by port, and connect() on a host with most of its range in use is slow for it; a simulation of
// many connections must not be. Two trees, for even and odd ports, each of three levels of 32-bit words.

/** `full`: on the lowest level the ports that are in, above it the children that are full. */
interface Node {
  readonly full: number;
  readonly children: readonly (Node | undefined)[];
}

/** An immutable set of ports. */
export interface PortSet {
  readonly size: number;
  readonly even: Node;
  readonly odd: Node;
}

const emptyNode: Node = { full: 0, children: [] };

/** The set without ports. */
export const noPorts: PortSet = { size: 0, even: emptyNode, odd: emptyNode };

const top = 2;

/** The node with `index` in it or not; the same node when that changes nothing. */
function put(node: Node, index: number, level: number, inside: boolean): Node {
  const digit = index >> (5 * level);
  const bit = 1 << digit;
  if (level === 0) return ((node.full & bit) !== 0) === inside ? node : { full: node.full ^ bit, children: [] };
  const old = node.children[digit] ?? emptyNode;
  const child = put(old, index & ((1 << (5 * level)) - 1), level - 1, inside);
  if (child === old) return node;
  const children = node.children.slice();
  children[digit] = child;
  return { full: child.full === -1 ? node.full | bit : node.full & ~bit, children };
}

/** The least index from `from` on that is not in the node, or -1. */
function findClear(node: Node | undefined, from: number, level: number): number {
  if (node === undefined) return from;
  const digit = from >> (5 * level);
  const here = ~node.full & (-1 << digit);
  if (level === 0) return here === 0 ? -1 : ctz(here);
  const rest = from & ((1 << (5 * level)) - 1);
  if ((here & (1 << digit)) !== 0) {
    const found = findClear(node.children[digit], rest, level - 1);
    if (found >= 0) return (digit << (5 * level)) + found;
  }
  const later = digit === 31 ? 0 : ~node.full & (-1 << (digit + 1));
  if (later === 0) return -1;
  const next = ctz(later);
  return (next << (5 * level)) + findClear(node.children[next], 0, level - 1);
}

/** The place of the lowest bit. */
const ctz = (word: number): number => 31 - Math.clz32(word & -word);

/** The set with `port` in it or not; the same set when that changes nothing. */
export function setPort(set: PortSet, port: number, inside: boolean): PortSet {
  const tree = (port & 1) === 0 ? 'even' : 'odd';
  const node = put(set[tree], port >> 1, top, inside);
  return node === set[tree] ? set : { ...set, [tree]: node, size: set.size + (inside ? 1 : -1) };
}

/** The least of the ports `from`, `from` + 2 … up to `to` that is in neither set, or undefined. */
export function nextPort(a: PortSet, b: PortSet, from: number, to: number): number | undefined {
  const tree = (from & 1) === 0 ? 'even' : 'odd';
  for (let index = from >> 1; 2 * index + (from & 1) <= to;) {
    const free = findClear(a[tree], index, top);
    index = free < 0 ? free : findClear(b[tree], free, top);
    if (index < 0) return undefined;
    const port = 2 * index + (from & 1);
    if (index === free) return port <= to ? port : undefined;
  }
  return undefined;
}
