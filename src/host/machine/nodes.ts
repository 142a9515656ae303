import { t } from '@vscode/l10n';
import type { Socket } from '../../core/sockets';
import type { State } from '../../core/tcp';
import { STATE_GROUPS } from '../../core/tcp';
import type { Group, Picture } from './picture';
import { endsIn, first, groupsOf, largest, nameOf } from './picture';
import { endText } from './texts';
import { systemOf, type Told } from './told';
import { tell } from './words';

/** Up to so many sockets of a state are listed as they are; more are put in groups. */
export const flat = 25;
/** The most lines below one line. */
export const most = 100;

/** A line of the tree. Its id stays the same over time; everything else is as one reading found it. */
export type MachineNode =
  /** Something that stands out; `inodes` counts sockets whose process can be looked up. */
  | {
      readonly kind: 'finding';
      readonly id: string;
      readonly state: State;
      readonly told: Told;
      readonly index: number;
      readonly inodes: number;
    }
  | {
      readonly kind: 'line';
      readonly id: string;
      readonly what: 'means' | 'blame' | 'next' | 'run';
      readonly text: string;
    }
  | { readonly kind: 'calm'; readonly id: string }
  | {
      readonly kind: 'state';
      readonly id: string;
      readonly state: State;
      readonly count: number;
      readonly left: readonly [least: number, most: number] | null;
      readonly inodes: number;
    }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly state: State;
      readonly way: Group['way'];
      readonly name: string;
      readonly title: string;
      readonly count: number;
    }
  | {
      readonly kind: 'socket';
      readonly id: string;
      readonly state: State;
      readonly socket: Socket;
      /** Told by the group above it already: `in`, our end; `out`, the other. */
      readonly within: Group['way'] | null;
      readonly served: boolean;
      readonly until: number | null;
    }
  | { readonly kind: 'more'; readonly id: string; readonly count: number }
  | { readonly kind: 'note'; readonly id: string; readonly text: string; readonly offers: 'paste' | null };

/** The lines below a line, or the first ones. */
export function childrenOf(
  node: MachineNode | undefined,
  picture: Picture,
  notes: readonly string[],
): readonly MachineNode[] {
  if (node === undefined)
    return [...findingNodes(picture), ...stateNodes(picture), ...notes.map((text, index) => noteNode(text, index))];
  switch (node.kind) {
    case 'finding': {
      const { told, id } = node;
      return (['means', 'blame', 'next', 'run'] as const).map((what) => ({
        kind: 'line',
        id: `${id}/${what}`,
        what,
        text: told[what],
      }));
    }
    case 'state': {
      const groups =
        picture.byState[node.state].length > flat && node.state !== 'LISTEN' ? groupsOf(picture, node.state) : [];
      if (groups.length === 0) return socketNodes(node.id, picture.byState[node.state], picture);
      return capped(node.id, largest(groups, most), groups.length, (group) => groupNode(node.id, node.state, group));
    }
    case 'group': {
      const group = groupsOf(picture, node.state).find((one) => nameOf(one) === node.name);
      return group === undefined ? [] : socketNodes(node.id, group.sockets, picture, node.way);
    }
    case 'line':
    case 'calm':
    case 'socket':
    case 'more':
    case 'note':
      return [];
  }
}

/** A line that says what is missing, or why there is nothing; `offers`: what can be done instead. */
export function noteNode(text: string, index: number, offers: 'paste' | null = null): MachineNode {
  return { kind: 'note', id: `note/${index}`, text, offers };
}

function findingNodes({ explanation, view }: Picture): MachineNode[] {
  const system = systemOf(view.table.format);
  if (explanation.findings.length === 0) return [{ kind: 'calm', id: 'calm' }];
  const ids = new Map<string, number>();
  return explanation.findings.map((finding, index) => {
    const told = tell(finding, system);
    const inodes = finding.kind === 'close-wait' ? finding.inodes.length : 0;
    const key = `finding/${finding.kind}/${'address' in finding ? finding.address : ''}/${'port' in finding ? finding.port : ''}`;
    const seen = ids.get(key) ?? 0;
    ids.set(key, seen + 1);
    return { kind: 'finding', id: seen === 0 ? key : `${key}/${seen}`, state: told.state, told, index, inodes };
  });
}

function stateNodes({ explanation, byState, at }: Picture): MachineNode[] {
  const { counts } = explanation;
  return STATE_GROUPS.flatMap(({ states }) => [...states] as State[])
    .filter((state) => state !== 'CLOSED' || counts.CLOSED > 0)
    .map((state) => ({
      kind: 'state',
      id: `state/${state}`,
      state,
      count: counts[state],
      left: state === 'TIME_WAIT' ? untilOf(explanation.timeWaitLeft, at) : null,
      inodes: state === 'CLOSE_WAIT' ? byState.CLOSE_WAIT.filter(isUnclaimed).length : 0,
    }));
}

/** Whether a socket is a process’s, and we do not know whose. */
export const isUnclaimed = ({ process, inode }: Socket): boolean => process === null && inode !== null && inode > 0;

const untilOf = (
  left: { readonly least: number; readonly most: number } | null,
  at: number,
): readonly [number, number] | null => (left === null ? null : [at + left.least, at + left.most]);

function groupNode(above: string, state: State, group: Group): MachineNode {
  const { way, address, port, sockets } = group;
  const title = way === 'in' ? t('at our port {0}', port) : t('towards {0}', endText(address, port));
  const name = nameOf(group);
  return { kind: 'group', id: `${above}/${name}`, state, way, name, title, count: sockets.length };
}

function socketNodes(
  above: string,
  sockets: readonly Socket[],
  { at, explanation }: Picture,
  within: Group['way'] | null = null,
): readonly MachineNode[] {
  const ids = new Map<string, number>();
  return capped(above, first(sockets, most), sockets.length, (socket) => {
    const { state, localAddress, localPort, remoteAddress, remotePort } = socket;
    const key = `${above}/${localAddress} ${localPort} ${remoteAddress} ${remotePort}`;
    // Several sockets may listen at one port.
    const seen = ids.get(key) ?? 0;
    ids.set(key, seen + 1);
    const left = endsIn(socket);
    const until = left === null ? null : at + left;
    return {
      kind: 'socket',
      id: seen === 0 ? key : `${key}/${seen}`,
      state,
      socket,
      within,
      served: explanation.served.has(localPort),
      until,
    };
  });
}

function capped<T>(
  above: string,
  listed: readonly T[],
  count: number,
  make: (one: T) => MachineNode,
): readonly MachineNode[] {
  const nodes = listed.map(make);
  return count <= most ? nodes : [...nodes, { kind: 'more', id: `${above}/more`, count: count - most }];
}
