import assert from 'node:assert/strict';
import { STATE_GROUPS } from '../../../src/core/tcp';
import { childrenOf, flat, most, type MachineNode } from '../../../src/host/machine/nodes';
import { makePicture } from '../../../src/host/machine/picture';
import { Rows } from '../../../src/host/machine/rows';
import { notesOf, whyNot } from '../../../src/host/machine/trouble';
import type { Reason } from '../../../src/kernel';
import { blank, many, viewOf } from './sample';

const none = new Map<number, never>();
const pictureOf = (sockets: Parameters<typeof viewOf>[0], at = 0) => makePicture(viewOf(sockets), none, at);
const find = (nodes: readonly MachineNode[], id: string): MachineNode => {
  const node = nodes.find((one) => one.id === id);
  assert.ok(node, `${id} is not among ${nodes.map((one) => one.id).join(', ')}`);
  return node;
};

describe('the tree of the machine', () => {
  it('has the states in the order of the states tree, with counts, also those of which there is none', () => {
    const top = childrenOf(undefined, pictureOf([blank, blank]), []);
    const states = top.flatMap((node) => (node.kind === 'state' ? [node] : []));
    const order = STATE_GROUPS.flatMap(({ states }) => [...states] as string[]).filter((state) => state !== 'CLOSED');
    assert.deepEqual(
      states.map(({ state }) => state),
      order,
    );
    assert.deepEqual(
      states.filter(({ count }) => count > 0).map(({ state, count }) => [state, count]),
      [['ESTABLISHED', 2]],
    );
    assert.equal(top[0]?.kind, 'calm');
  });

  it('puts what stands out first, in four lines: what it means, who is to blame, what to do, what to run', () => {
    const picture = pictureOf(many(200, { state: 'CLOSE_WAIT', inode: 7 }));
    const [first] = childrenOf(undefined, picture, []);
    assert.ok(first?.kind === 'finding');
    assert.match(first.told.title, /^200 CLOSE_WAIT/);
    assert.deepEqual([first.state, first.inodes], ['CLOSE_WAIT', 200]);
    const lines = childrenOf(first, picture, []);
    assert.deepEqual(
      lines.map((line) => line.kind === 'line' && line.what),
      ['means', 'blame', 'next', 'run'],
    );
  });

  it('names the process once it has been looked up, and no longer offers to', () => {
    const sockets = many(6, { state: 'CLOSE_WAIT', inode: 7 });
    const owner = { pid: 4711, name: 'node' };
    const [first] = childrenOf(undefined, makePicture(viewOf(sockets), new Map([[7, owner]]), 0), []);
    assert.ok(first?.kind === 'finding');
    assert.match(first.told.blame, /node \(4711\) does not call close\(\)/);
    assert.equal(first.inodes, 0);
  });

  it('lists few sockets as they are, and many by their other side, the largest group first', () => {
    const few = pictureOf(many(flat, {}));
    const below = (picture: ReturnType<typeof pictureOf>) =>
      childrenOf(find(childrenOf(undefined, picture, []), 'state/ESTABLISHED'), picture, []);
    assert.ok(below(few).every(({ kind }) => kind === 'socket'));
    const listener = { ...blank, state: 'LISTEN', localPort: 80, remotePort: 0 } as const;
    const picture = pictureOf([
      listener,
      ...many(20, {}),
      ...many(30, { remotePort: 5432 }),
      ...many(10, {}).map((socket) => ({ ...socket, remotePort: socket.localPort, localPort: 80 })),
    ]);
    const groups = below(picture);
    assert.deepEqual(
      groups.map((node) => node.kind === 'group' && [node.title, node.count]),
      [
        ['towards 10.0.0.2:5432', 30],
        ['towards 10.0.0.2:443', 20],
        ['at our port 80', 10],
      ],
    );
    const served = childrenOf(groups[2], picture, []);
    assert.equal(served.length, 10);
    assert.ok(served.every((node) => node.kind === 'socket' && node.served));
  });

  it('shows a hundred lines of fifty thousand and says how many more there are, on every level', () => {
    const spread = many(50_000, { state: 'TIME_WAIT', timer: 'time-wait', timerLeft: 5000 }, 1).map(
      (socket, index) => ({
        ...socket,
        remotePort: index < 25_000 ? 443 : index,
      }),
    );
    const picture = pictureOf(spread);
    const state = find(childrenOf(undefined, picture, []), 'state/TIME_WAIT');
    const groups = childrenOf(state, picture, []);
    assert.equal(groups.length, most + 1);
    assert.deepEqual(groups.at(-1), { kind: 'more', id: 'state/TIME_WAIT/more', count: 25_001 - most });
    const sockets = childrenOf(groups[0], picture, []);
    assert.equal(sockets.length, most + 1);
    assert.equal((sockets.at(-1) as { count?: number }).count, 25_000 - most);
  });

  it('lists first what ends first, by the moment at which it ends', () => {
    const sockets = [30_000, 10_000, 20_000].map((timerLeft, index) => ({
      ...blank,
      localPort: 40_000 + index,
      state: 'TIME_WAIT' as const,
      timer: 'time-wait' as const,
      timerLeft,
    }));
    const picture = pictureOf(sockets, 500);
    const state = find(childrenOf(undefined, picture, []), 'state/TIME_WAIT');
    assert.deepEqual(
      childrenOf(state, picture, []).map((node) => node.kind === 'socket' && node.until),
      [10_500, 20_500, 30_500],
    );
    assert.ok(state.kind === 'state');
    assert.deepEqual(state.left, [10_500, 30_500]);
  });

  it('gives every line its own id, also where two sockets listen at one port', () => {
    const picture = pictureOf([...many(3, { state: 'LISTEN', localPort: 80 }), ...many(10, {})]);
    const top = childrenOf(undefined, picture, ['a note']);
    const ids = [...top, ...top.flatMap((node) => childrenOf(node, picture, []))].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(top.at(-1), { kind: 'note', id: 'note/0', text: 'a note', offers: null });
  });

  it('says what is missing, and why there is nothing', () => {
    const part = viewOf([blank], { notUnderstood: 2, example: 'h4ha [x](command:y)' });
    const notes = notesOf({ ...part, missing: [{ file: '/proc/net/tcp6', code: 'EACCES' }] });
    assert.match(notes[0] ?? '', /\/proc\/net\/tcp6 .*\(EACCES\)/);
    assert.match(notes[1] ?? '', /^2 lines were not understood; the first: h4ha ·x··command:y·/);
    const reasons: Record<Reason, true> = {
      'unknown-system': true,
      cancelled: true,
      unreadable: true,
      'netstat-missing': true,
      'netstat-denied': true,
      'netstat-slow': true,
      'netstat-too-long': true,
      'netstat-failed': true,
      'not-understood': true,
    };
    const sentences = Object.keys(reasons).map((reason) => whyNot(reason as Reason, 'x'));
    assert.equal(new Set(sentences).size, sentences.length);
  });
});

describe('the lines that VS Code has been given', () => {
  const time = { state: 'TIME_WAIT', timer: 'time-wait' } as const;
  const children = (picture: ReturnType<typeof pictureOf>) => (node: MachineNode | undefined) =>
    childrenOf(node, picture, []);
  const ids = (rows: readonly { id: string }[] | undefined) => rows?.map(({ id }) => id);

  function open(picture: ReturnType<typeof pictureOf>, id: string) {
    const rows = new Rows();
    const give = children(picture);
    const top = rows.give(undefined, give(undefined));
    const row = top.find((one) => one.id === id);
    assert.ok(row);
    return { rows, row, top, below: rows.give(row, give(row.node)) };
  }

  it('stay the same objects, and only those that look different are drawn again', () => {
    const before = pictureOf([...many(2, {}), ...many(1, { ...time, timerLeft: 9000 }, 50_000)]);
    const { rows, row, top } = open(before, 'state/ESTABLISHED');
    const after = pictureOf([...many(2, {}), ...many(1, { ...time, timerLeft: 7000 }, 50_000)], 2000);
    assert.deepEqual(rows.update(children(after)), []);
    const grown = pictureOf([...many(2, { recvQueue: 5 }), ...many(1, { ...time, timerLeft: 5000 }, 50_000)], 4000);
    assert.deepEqual(ids(rows.update(children(grown))), [
      'state/ESTABLISHED/10.0.0.1 40000 10.0.0.2 443',
      'state/ESTABLISHED/10.0.0.1 40001 10.0.0.2 443',
    ]);
    assert.equal(rows.give(undefined, children(grown)(undefined)).indexOf(row), top.indexOf(row));
  });

  it('are drawn with what is below them when that is another', () => {
    const { rows } = open(pictureOf(many(2, {})), 'state/ESTABLISHED');
    assert.deepEqual(ids(rows.update(children(pictureOf(many(3, {}))))), ['state/ESTABLISHED']);
  });

  it('are all drawn again when the first level is another', () => {
    const { rows } = open(pictureOf(many(2, {})), 'state/ESTABLISHED');
    assert.equal(rows.update(children(pictureOf(many(9, { state: 'CLOSE_WAIT' })))), undefined);
  });

  it('are forgotten when they are folded', () => {
    const { rows, row, below } = open(pictureOf(many(2, { ...time, timerLeft: 1 })), 'state/TIME_WAIT');
    assert.equal(below.length, 2);
    const counting = () => rows.shown((node) => node.kind === 'socket').length;
    assert.equal(counting(), 2);
    rows.fold(row);
    assert.equal(counting(), 0);
  });
});
