import type { State } from '../../core/tcp';
import type { MachineNode } from './nodes';

/** A line as VS Code knows it: the same object for as long as the line is there, with what was last read of it. */
export class Row {
  constructor(public node: MachineNode) {}

  get id(): string {
    return this.node.id;
  }

  /** For commands that take a state. */
  get state(): State | undefined {
    return 'state' in this.node ? this.node.state : undefined;
  }
}

/** What has been handed out below one line, in order. */
type Shown = ReadonlyMap<string, Row>;

/** Which lines VS Code has been given, and which of them look different after a reading. */
export class Rows {
  private readonly below = new Map<string, Shown>();

  /** Hands out the lines below `above`: the same objects as before where their ids are the same. */
  give(above: Row | undefined, nodes: readonly MachineNode[]): Row[] {
    const before = this.below.get(above?.id ?? '');
    const rows = nodes.map((node) => {
      const row = before?.get(node.id) ?? new Row(node);
      row.node = node;
      return row;
    });
    this.below.set(above?.id ?? '', new Map(rows.map((row) => [row.id, row])));
    if (above === undefined) this.keepBelow(nodes);
    return rows;
  }

  /** A line was folded: what was below it is no longer shown. */
  fold(above: Row): void {
    for (const id of this.below.keys()) if (id === above.id || id.startsWith(`${above.id}/`)) this.below.delete(id);
  }

  /** Forgets what was below lines that are gone. */
  private keepBelow(first: readonly MachineNode[]): void {
    for (const id of this.below.keys()) {
      const isThere = id === '' || first.some((node) => id === node.id || id.startsWith(`${node.id}/`));
      if (!isThere) this.below.delete(id);
    }
  }

  /** Lines of a kind that are shown. */
  shown(wanted: (node: MachineNode) => boolean): Row[] {
    return [...this.below.values()].flatMap((rows) => [...rows.values()].filter(({ node }) => wanted(node)));
  }

  /**
   * Takes over a new reading: `children` finds the lines below a line in it. The lines to draw again; undefined when the
   * first level itself is another.
   */
  update(children: (node: MachineNode | undefined) => readonly MachineNode[]): Row[] | undefined {
    const changed: Row[] = [];
    const go = (above: Row | undefined): boolean => {
      const rows = this.below.get(above?.id ?? '');
      if (rows === undefined) return true;
      const nodes = children(above?.node);
      const ids = [...rows.keys()];
      if (nodes.length !== ids.length || nodes.some(({ id }, index) => id !== ids[index])) return false;
      for (const node of nodes) {
        const row = rows.get(node.id);
        if (row === undefined) continue;
        const isSame = looksOf(row.node) === looksOf(node);
        row.node = node;
        const isWhole = go(row);
        if (!isSame || !isWhole) changed.push(row);
      }
      return true;
    };
    return go(undefined) ? changed : undefined;
  }
}

/** What of a line can be seen, apart from the time that is left, which is drawn anew every second. */
function looksOf(node: MachineNode): string {
  return JSON.stringify(node, (key, value: unknown) =>
    key === 'until' || key === 'timerLeft' || key === 'left' ? undefined : value,
  );
}
