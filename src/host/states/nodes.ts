import type { Row, State, StateGroup } from '../../core/tcp';
import { rowsOutOf, STATE_GROUPS } from '../../core/tcp';

/** What the tree of states is made of: groups, their states, and the transitions that leave each. */
export type StateNode =
  | { readonly kind: 'group'; readonly group: StateGroup; readonly states: readonly State[] }
  | { readonly kind: 'state'; readonly group: StateGroup; readonly state: State }
  | { readonly kind: 'transition'; readonly state: State; readonly row: Row; readonly to: State };

/** The children of a node, or the four groups. */
export function childrenOf(node?: StateNode): StateNode[] {
  if (node === undefined) return STATE_GROUPS.map(({ id, states }) => ({ kind: 'group', group: id, states }));
  switch (node.kind) {
    case 'group':
      return node.states.map((state) => ({ kind: 'state', group: node.group, state }));
    case 'state':
      return rowsOutOf(node.state).flatMap((row) =>
        row.to === 'same' ? [] : [{ kind: 'transition', state: node.state, row, to: row.to }],
      );
    case 'transition':
      return [];
  }
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
