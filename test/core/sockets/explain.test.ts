import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explain, readSockets, type Finding, type Socket } from '../../../src/core/sockets';

const blank: Socket = {
  localAddress: '10.0.0.1',
  localPort: 0,
  remoteAddress: '10.0.0.2',
  remotePort: 443,
  state: 'ESTABLISHED',
  recvQueue: 0,
  sendQueue: 0,
  timer: null,
  timerLeft: null,
  inode: null,
  process: null,
  backlog: null,
};
const range = [40_000, 40_999] as const;
const many = (count: number, change: Partial<Socket>, from: number = range[0]): Socket[] =>
  Array.from({ length: count }, (_, index) => ({ ...blank, localPort: from + index, ...change }));
const listener = (localPort: number, change: Partial<Socket> = {}): Socket => ({
  ...blank,
  localPort,
  remotePort: 0,
  state: 'LISTEN',
  ...change,
});
const find = (sockets: readonly Socket[], known: readonly [number, number] | null = range): readonly Finding[] =>
  explain(sockets, known).findings;

describe('explaining a table of sockets', () => {
  it('counts the states and how long TIME_WAIT still lasts', () => {
    const text = readFileSync('test/fixtures/sockets/proc-net-tcp.txt', 'utf8');
    const table = readSockets(text);
    assert.ok('sockets' in table);
    const { total, counts, timeWaitLeft, findings } = explain(table.sockets, [32_768, 60_999]);
    assert.equal(total, 11);
    const { LISTEN, ESTABLISHED, CLOSE_WAIT, FIN_WAIT_2, TIME_WAIT, LAST_ACK } = counts;
    assert.deepEqual([LISTEN, ESTABLISHED, CLOSE_WAIT, FIN_WAIT_2, TIME_WAIT, LAST_ACK], [1, 2, 3, 3, 2, 0]);
    assert.deepEqual(timeWaitLeft, { least: 59_680, most: 59_790 });
    assert.deepEqual(findings, []);
  });

  it('finds the destination whose ports run out, and how near it is', () => {
    const towards = (timeWait: number, open: number) =>
      find([...many(timeWait, { state: 'TIME_WAIT' }), ...many(open, {}, range[0] + timeWait)]);
    const told = { kind: 'destination', from: '10.0.0.1', address: '10.0.0.2', port: 443, ports: 1000 };
    assert.deepEqual(towards(150, 50), [{ ...told, timeWait: 150, open: 50, share: 0.2, level: 'many' }]);
    assert.deepEqual(towards(700, 150), [{ ...told, timeWait: 700, open: 150, share: 0.85, level: 'near' }]);
    assert.deepEqual(towards(900, 100), [{ ...told, timeWait: 900, open: 100, share: 1, level: 'out' }]);
    assert.deepEqual(towards(99, 0), []);
  });

  it('tells the number without the share where the range is not known', () => {
    const [found] = find(many(200, { state: 'TIME_WAIT' }, 20_000), null);
    assert.deepEqual(found, {
      ...{ kind: 'destination', from: '10.0.0.1', address: '10.0.0.2', port: 443 },
      ...{ timeWait: 200, open: 0, ports: null, share: null, level: 'many' },
    });
  });

  it('counts no destination together with another: address, port or source differ', () => {
    const parts = [{}, { remotePort: 80 }, { remoteAddress: '10.0.0.3' }, { localAddress: '10.0.0.9' }];
    assert.deepEqual(find(parts.flatMap((part) => many(99, { state: 'TIME_WAIT', ...part }))), []);
  });

  it('does not take a server’s TIME_WAIT for ports that run out', () => {
    const served = many(300, { state: 'TIME_WAIT' }).map((socket) => ({
      ...socket,
      localPort: 40_500,
      remotePort: socket.localPort,
    }));
    assert.deepEqual(find([listener(40_500), ...served]), [{ kind: 'served', port: 40_500, timeWait: 300 }]);
  });

  it('finds who leaks CLOSE_WAIT: by process, and by port where the process is not told', () => {
    const node = { pid: 7, name: 'node' };
    const found = find([
      listener(5000),
      ...many(6, { state: 'CLOSE_WAIT', process: node, inode: 11 }),
      ...many(9, { state: 'CLOSE_WAIT', localPort: 5000 }),
      ...many(4, { state: 'CLOSE_WAIT', remotePort: 25 }),
    ]);
    assert.deepEqual(found, [
      { kind: 'close-wait', count: 9, process: null, port: 5000, server: true, inodes: [] },
      { kind: 'close-wait', count: 6, process: node, port: 443, server: false, inodes: [11, 11, 11, 11, 11, 11] },
    ]);
  });

  it('finds listeners that do not accept', () => {
    const told = { address: '10.0.0.1', process: null };
    assert.deepEqual(
      find([
        listener(1, { recvQueue: 5, backlog: 5 }),
        listener(2, { recvQueue: 4, backlog: 5 }),
        listener(3, { recvQueue: 10 }),
        listener(4, { recvQueue: 9 }),
        listener(5, { recvQueue: 0, backlog: 0 }),
      ]),
      [
        { kind: 'accept-queue', port: 3, waiting: 10, limit: null, ...told },
        { kind: 'accept-queue', port: 1, waiting: 5, limit: 5, ...told },
      ],
    );
  });

  it('finds FIN_WAIT_2 and LAST_ACK that last, and handshakes that do not end', () => {
    assert.deepEqual(
      find([
        ...many(15, { state: 'FIN_WAIT_2', inode: 0 }),
        ...many(5, { state: 'FIN_WAIT_2', inode: 3 }),
        ...many(20, { state: 'LAST_ACK' }),
        ...many(50, { state: 'SYN_RECEIVED', localPort: 80 }),
      ]),
      [
        { kind: 'syn-received', count: 50, port: 80 },
        { kind: 'fin-wait-2', count: 20, orphans: 15 },
        { kind: 'last-ack', count: 20 },
      ],
    );
  });

  it('names the ten largest of a kind, the most pressing kind first', () => {
    const findings = find(
      Array.from({ length: 14 }, (_, index) => many(100 + index, { state: 'TIME_WAIT', remotePort: 1 + index })).flat(),
    );
    assert.equal(findings.length, 10);
    assert.deepEqual(findings[0]?.kind === 'destination' && findings[0].timeWait, 113);
  });
});
