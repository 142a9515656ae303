/**
 * Runs that begin alike, as a tree: a node is a line of the notation after its parent's lines. Nothing is ever taken out:
 * a step back leaves what was there as a branch.
 */
export interface Tree {
  /** Node 0 is the beginning, with no line; a parent always stands before its children. */
  readonly nodes: readonly Node[];
  /** The present node. */
  readonly at: number;
}

/** One line that was played after another: the run to it is the way from the beginning. */
export interface Node {
  readonly line: string;
  readonly parent: number;
  /** The child that was visited last: where a redo leads; null where there is none. */
  readonly last: number | null;
}

/** As many nodes as a tree may have: more than anybody plays, and few enough to store. */
export const MOST_NODES = 1000;

/** A tree of nothing but the beginning. */
export const ROOT: Tree = { nodes: [{ line: '', parent: 0, last: null }], at: 0 };

/** Goes on with a line: to the child that has it, or to a new one. Unchanged when the tree is full. */
export function grow(tree: Tree, line: string): Tree {
  const known = childrenOf(tree, tree.at).find((child) => tree.nodes[child]?.line === line);
  if (known !== undefined) return goTo(tree, known);
  if (tree.nodes.length >= MOST_NODES) return tree;
  return goTo({ ...tree, nodes: [...tree.nodes, { line, parent: tree.at, last: null }] }, tree.nodes.length);
}

/** Whether there is no room for another line. */
export function isFull({ nodes }: Tree): boolean {
  return nodes.length >= MOST_NODES;
}

/** One step back; unchanged at the beginning. */
export function undo(tree: Tree): Tree {
  return goTo(tree, tree.nodes[tree.at]?.parent ?? 0);
}

/** To the child that was visited last; unchanged where there is none. */
export function redo(tree: Tree): Tree {
  return goTo(tree, tree.nodes[tree.at]?.last ?? tree.at);
}

/** To any node; from now on it lies on the way that redo goes. Unchanged when there is no such node. */
export function goTo(tree: Tree, node: number): Tree {
  if (tree.nodes[node] === undefined) return tree;
  const nodes = [...tree.nodes];
  for (let child = node; child !== 0;) {
    const { parent } = tree.nodes[child] ?? { parent: 0 };
    const above = nodes[parent];
    if (above !== undefined) nodes[parent] = { ...above, last: child };
    child = parent;
  }
  return { nodes, at: node };
}

/** The nodes that follow a node, in the order in which they were made. */
export function childrenOf({ nodes }: Tree, node: number): readonly number[] {
  return nodes.flatMap(({ parent }, child) => (child !== 0 && parent === node ? [child] : []));
}

/** The nodes from the beginning (without it) to a node. */
export function pathTo({ nodes }: Tree, node: number): readonly number[] {
  const path: number[] = [];
  for (let at = node; at !== 0; at = nodes[at]?.parent ?? 0) path.unshift(at);
  return path;
}

/** The lines of the run that ends in a node. */
export function linesTo(tree: Tree, node: number = tree.at): readonly string[] {
  return pathTo(tree, node).map((at) => tree.nodes[at]?.line ?? '');
}

/** The ends of all runs, in the order of the tree: a branch is known by where it ends. */
export function leavesOf(tree: Tree): readonly number[] {
  const parents = new Set(tree.nodes.slice(1).map(({ parent }) => parent));
  return tree.nodes.flatMap((_, node) => (parents.has(node) ? [] : [node]));
}

/** Where a line of play that goes through `node` ends when redo is pressed for as long as it leads on. */
export function endOf({ nodes }: Tree, node: number): number {
  let at = node;
  for (let next = nodes[at]?.last; next !== null && next !== undefined; next = nodes[at]?.last) at = next;
  return at;
}
