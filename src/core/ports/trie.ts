// A persistent map: `set` and `remove` give a new map that shares all but one path with the old one. A host with a
// hundred thousand connections stays a plain value – one can keep every past host – at a cost of some forty words a
// change instead of a copy of everything. It is Bagwell's hash array mapped trie (2001), 32 ways at each level.

interface Leaf<V> {
  readonly kind: 'leaf';
  readonly hash: number;
  readonly key: string | number;
  readonly value: V;
}
/** Leaves of different keys whose 32 bits of hash are all the same. */
interface Clash<V> {
  readonly kind: 'clash';
  readonly hash: number;
  readonly leaves: readonly Leaf<V>[];
}
interface Branch<V> {
  readonly kind: 'branch';
  /** Bit i is set when there is a child for hash digit i. */
  readonly bitmap: number;
  readonly children: readonly Node<V>[];
}
type Node<V> = Leaf<V> | Clash<V> | Branch<V>;

/** An immutable map from strings or numbers to `V`. */
export interface Trie<V> {
  readonly size: number;
  readonly root: Node<V> | undefined;
}

const empty: Trie<never> = { size: 0, root: undefined };

/** The map without entries. */
export function emptyTrie<V>(): Trie<V> {
  return empty;
}

/** FNV-1a for strings; a number is its own hash, so that ports and ids fill the branches evenly. */
function hashOf(key: string | number): number {
  if (typeof key === 'number') return key | 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash;
}

const digit = (hash: number, shift: number): number => (hash >>> shift) & 31;

/** How many bits of `n` are set: the place of a child in the packed array. */
function countBits(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The value under `key`, or undefined. */
export function get<V>(trie: Trie<V>, key: string | number): V | undefined {
  const hash = hashOf(key);
  let node = trie.root;
  for (let shift = 0; node !== undefined; shift += 5) {
    if (node.kind === 'leaf') return node.key === key ? node.value : undefined;
    if (node.kind === 'clash') return node.leaves.find((leaf) => leaf.key === key)?.value;
    const bit = 1 << digit(hash, shift);
    node = (node.bitmap & bit) === 0 ? undefined : node.children[countBits(node.bitmap & (bit - 1))];
  }
  return undefined;
}

/** The branch that holds two nodes of different hashes. */
function join<V>(a: Leaf<V> | Clash<V>, b: Leaf<V>, shift: number): Branch<V> {
  const [left, right] = [digit(a.hash, shift), digit(b.hash, shift)];
  if (left === right) return { kind: 'branch', bitmap: 1 << left, children: [join(a, b, shift + 5)] };
  const children = left < right ? [a, b] : [b, a];
  return { kind: 'branch', bitmap: (1 << left) | (1 << right), children };
}

function insert<V>(node: Node<V>, leaf: Leaf<V>, shift: number): Node<V> {
  if (node.kind === 'branch') {
    const bit = 1 << digit(leaf.hash, shift);
    const at = countBits(node.bitmap & (bit - 1));
    const children = node.children.slice();
    const child = (node.bitmap & bit) === 0 ? undefined : node.children[at];
    if (child === undefined) children.splice(at, 0, leaf);
    else children[at] = insert(child, leaf, shift + 5);
    return { kind: 'branch', bitmap: node.bitmap | bit, children };
  }
  if (node.hash !== leaf.hash) return join(node, leaf, shift);
  if (node.kind === 'clash') {
    return { ...node, leaves: [...node.leaves.filter((other) => other.key !== leaf.key), leaf] };
  }
  return node.key === leaf.key ? leaf : { kind: 'clash', hash: leaf.hash, leaves: [node, leaf] };
}

/** The map with `value` under `key`, in place of what was there. */
export function set<V>(trie: Trie<V>, key: string | number, value: V): Trie<V> {
  const leaf: Leaf<V> = { kind: 'leaf', hash: hashOf(key), key, value };
  const size = trie.size + (has(trie, key) ? 0 : 1);
  return { size, root: trie.root === undefined ? leaf : insert(trie.root, leaf, 0) };
}

function without<V>(node: Node<V>, key: string | number, hash: number, shift: number): Node<V> | undefined {
  if (node.kind === 'leaf') return undefined;
  if (node.kind === 'clash') {
    const leaves = node.leaves.filter((leaf) => leaf.key !== key);
    return leaves.length === 1 ? leaves[0] : { ...node, leaves };
  }
  const bit = 1 << digit(hash, shift);
  const at = countBits(node.bitmap & (bit - 1));
  const old = node.children[at];
  const child = old === undefined ? undefined : without(old, key, hash, shift + 5);
  const children = node.children.slice();
  if (child !== undefined) children[at] = child;
  else children.splice(at, 1);
  const [only] = children;
  if (only === undefined) return undefined;
  // A branch over one leaf becomes the leaf, so that a map that has shrunk is as flat as one that never grew.
  if (children.length === 1 && only.kind !== 'branch') return only;
  return { kind: 'branch', bitmap: child === undefined ? node.bitmap & ~bit : node.bitmap, children };
}

/** The map without `key`; the same map when there was none. */
export function remove<V>(trie: Trie<V>, key: string | number): Trie<V> {
  if (trie.root === undefined || !has(trie, key)) return trie;
  return { size: trie.size - 1, root: without(trie.root, key, hashOf(key), 0) };
}

/** Whether the map has an entry for `key` (no value of ours is undefined). */
export function has(trie: Trie<unknown>, key: string | number): boolean {
  return get(trie, key) !== undefined;
}

function* walk<V>(node: Node<V>): Generator<readonly [string | number, V]> {
  if (node.kind === 'leaf') yield [node.key, node.value];
  else for (const child of node.kind === 'clash' ? node.leaves : node.children) yield* walk(child);
}

/** All entries, in an order that only depends on the keys. */
export function entries<V>(trie: Trie<V>): Iterable<readonly [string | number, V]> {
  return trie.root === undefined ? [] : walk(trie.root);
}

/** Some entry of the map – always the same one – or undefined when it is empty. */
export function first<V>(trie: Trie<V>): readonly [string | number, V] | undefined {
  for (const entry of entries(trie)) return entry;
  return undefined;
}
