import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Tree } from '../../../src/core/play';
import {
  childrenOf,
  endOf,
  goTo,
  grow,
  isFull,
  leavesOf,
  linesTo,
  MOST_NODES,
  redo,
  ROOT,
  toData,
  treeOf,
  undo,
} from '../../../src/core/play';

type Step = { readonly kind: 'grow' | 'undo' | 'redo' | 'goTo'; readonly value: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('grow', 'grow', 'undo', 'redo', 'goTo'),
  value: fc.nat(4),
});

function take(tree: Tree, { kind, value }: Step): Tree {
  switch (kind) {
    case 'grow':
      return grow(tree, `line ${value}`);
    case 'undo':
      return undo(tree);
    case 'redo':
      return redo(tree);
    case 'goTo':
      return goTo(tree, value);
  }
}

const runsOf = (tree: Tree) => leavesOf(tree).map((leaf) => linesTo(tree, leaf).join('|'));

describe('the tree of runs', () => {
  it('goes back and forth, and keeps what was tried as a branch', () => {
    const tried = ['a', 'b', 'c'].reduce(grow, ROOT);
    const other = grow(undo(undo(tried)), 'x');
    assert.deepEqual(linesTo(other), ['a', 'x']);
    assert.deepEqual(runsOf(other), ['a|b|c', 'a|x']);
    const back = goTo(other, leavesOf(other)[0] ?? 0);
    assert.deepEqual(linesTo(back), ['a', 'b', 'c']);
    // Redo leads where one has been last.
    assert.deepEqual(linesTo(redo(redo(undo(undo(back))))), ['a', 'b', 'c']);
    assert.deepEqual(linesTo(redo(undo(other))), ['a', 'x']);
  });

  it('takes the same line again for the same run', () => {
    const tree = grow(undo(grow(ROOT, 'a')), 'a');
    assert.equal(tree.nodes.length, 2);
  });

  it('stays where it is at both ends, and for a node that is none', () => {
    assert.equal(undo(ROOT).at, 0);
    assert.equal(redo(grow(ROOT, 'a')).at, 1);
    assert.equal(goTo(ROOT, 7).at, 0);
  });

  it('is full at some time, and then only goes on to what it knows', () => {
    let tree = ROOT;
    for (let index = 1; index < MOST_NODES; index += 1) tree = grow(goTo(tree, 0), `line ${index}`);
    assert.ok(isFull(tree));
    assert.equal(grow(goTo(tree, 0), 'one more').at, 0);
    assert.equal(grow(goTo(tree, 0), 'line 3').at, 3);
  });

  it('never loses a run, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let tree = ROOT;
        const seen = new Set<string>();
        for (const one of steps) {
          tree = take(tree, one);
          seen.add(linesTo(tree).join('|'));
          const all = runsOf(tree);
          for (const run of seen)
            assert.ok(all.some((leaf) => leaf === run || run === '' || leaf.startsWith(`${run}|`)));
          assert.ok(leavesOf(tree).includes(endOf(tree, tree.at)));
          assert.deepEqual(
            childrenOf(tree, tree.at).every((child) => tree.nodes[child]?.parent === tree.at),
            true,
          );
        }
      }),
    );
  });

  it('comes back whole from storage', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const tree = steps.reduce(take, ROOT);
        const data = toData({ free: 'rfc' }, tree);
        assert.deepEqual(treeOf(JSON.parse(JSON.stringify(data)) as typeof data), tree);
      }),
    );
  });

  it('is none when the numbers make none', () => {
    const setup = { free: 'rfc' } as const;
    assert.equal(treeOf({ setup, nodes: [[1, 'a', null]], last: null, at: 0 }), null);
    assert.equal(treeOf({ setup, nodes: [[0, 'a', null]], last: 1, at: 2 }), null);
    assert.equal(treeOf({ setup, nodes: [[0, 'a', 1]], last: 1, at: 0 }), null);
    assert.equal(treeOf({ setup, nodes: [[0, 'a', null]], last: 9, at: 0 }), null);
    assert.ok(treeOf({ setup, nodes: [[0, 'a', null]], last: 1, at: 1 }));
  });
});
