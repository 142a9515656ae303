import type { Row, State, StateGroup } from '../../core/tcp';
import { rowsOutOf, STATE_GROUPS } from '../../core/tcp';

/** What the tree of states is made of: groups, their states, and the transitions that leave each. */
export type StateNode = GroupNode | StateLeaf | TransitionNode;

/** A part of a connection’s life, e.g. the active close. */
export interface GroupNode {
  readonly kind: 'group';
  readonly group: StateGroup;
  readonly states: readonly State[];
}

/** One of the eleven states. */
export interface StateLeaf {
  readonly kind: 'state';
  readonly group: StateGroup;
  readonly state: State;
}

/** A row of the table that leaves `state` and leads to `to`. */
export interface TransitionNode {
  readonly kind: 'transition';
  readonly state: State;
  readonly row: Row;
  readonly to: State;
}

/** Every node exists once: VS Code knows a node that changes, or that is to be revealed, by its identity. */
const GROUPS: readonly GroupNode[] = STATE_GROUPS.map(({ id, states }) => ({ kind: 'group', group: id, states }));

const LEAVES = new Map<State, StateLeaf>(
  GROUPS.flatMap(({ group, states }) => states.map((state) => [state, { kind: 'state', group, state }] as const)),
);

const TRANSITIONS = new Map<State, readonly TransitionNode[]>(
  [...LEAVES.keys()].map((state) => [
    state,
    rowsOutOf(state).flatMap((row) => (row.to === 'same' ? [] : [{ kind: 'transition', state, row, to: row.to }])),
  ]),
);

/** The children of a node, or the four groups. */
export function childrenOf(node?: StateNode): readonly StateNode[] {
  if (node === undefined) return GROUPS;
  switch (node.kind) {
    case 'group':
      return node.states.flatMap((state) => LEAVES.get(state) ?? []);
    case 'state':
      return TRANSITIONS.get(node.state) ?? [];
    case 'transition':
      return [];
  }
}

/** The node above a node; undefined above a group. */
export function parentOf(node: StateNode): StateNode | undefined {
  switch (node.kind) {
    case 'group':
      return undefined;
    case 'state':
      return GROUPS.find(({ group }) => group === node.group);
    case 'transition':
      return LEAVES.get(node.state);
  }
}

/** The node of a state. */
export function nodeOf(state: State): StateLeaf | undefined {
  return LEAVES.get(state);
}

/** A name of the node that stays the same over time, so that what is unfolded stays unfolded. */
export function idOfNode(node: StateNode): string {
  switch (node.kind) {
    case 'group':
      return `group/${node.group}`;
    case 'state':
      return `state/${node.state}`;
    case 'transition':
      return `state/${node.state}/${node.row.on}`;
  }
}
