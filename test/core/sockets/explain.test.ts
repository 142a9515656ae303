import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explain, readSockets, type EphemeralPorts, type Finding, type Socket } from '../../../src/core/sockets';

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
const first = 40_000;
const ports: EphemeralPorts = { low: first, high: 40_999, reserved: new Set() };
const many = (count: number, change: Partial<Socket>, from: number = first): Socket[] =>
  Array.from({ length: count }, (_, index) => ({ ...blank, localPort: from + index, ...change }));
const listener = (localPort: number, change: Partial<Socket> = {}): Socket => ({
  ...blank,
  localPort,
  remotePort: 0,
  state: 'LISTEN',
  ...change,
});
const find = (sockets: readonly Socket[], known: EphemeralPorts | null = ports): readonly Finding[] =>
  explain(sockets, known).findings;

describe('explaining a table of sockets', () => {
  it('counts the states and how long TIME_WAIT still lasts', () => {
    const text = readFileSync('test/fixtures/sockets/proc-net-tcp.txt', 'utf8');
    const table = readSockets(text);
    assert.ok('sockets' in table);
    const { total, counts, timeWaitLeft, findings } = explain(table.sockets, null);
    assert.equal(total, 11);
    const { LISTEN, ESTABLISHED, CLOSE_WAIT, FIN_WAIT_2, TIME_WAIT, LAST_ACK } = counts;
    assert.deepEqual([LISTEN, ESTABLISHED, CLOSE_WAIT, FIN_WAIT_2, TIME_WAIT, LAST_ACK], [1, 2, 3, 3, 2, 0]);
    assert.deepEqual(timeWaitLeft, { least: 59_680, most: 59_790 });
    assert.deepEqual(findings, []);
  });

  it('finds the destination whose ports run out, and how near it is', () => {
    const towards = (timeWait: number, open: number) =>
      find([...many(timeWait, { state: 'TIME_WAIT' }), ...many(open, {}, first + timeWait)]);
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

  it('does not take reserved ports for ones that connect() gives out', () => {
    const reserved = new Set(Array.from({ length: 500 }, (_, index) => first + index));
    const towards = (from: number) => find(many(450, { state: 'TIME_WAIT' }, from), { ...ports, reserved });
    const [found] = towards(first + 500);
    assert.deepEqual(found?.kind === 'destination' && [found.ports, found.share, found.level], [500, 0.9, 'near']);
    assert.deepEqual(towards(first), []);
  });

  it('knows a server by its peers where the table has no listeners', () => {
    const served = (count: number, state: Socket['state']) =>
      many(count, { state }).map((socket) => ({ ...socket, localPort: 8080, remotePort: socket.localPort }));
    assert.deepEqual(find(served(300, 'TIME_WAIT'), null), [{ kind: 'served', port: 8080, timeWait: 300 }]);
    const [leak] = find(served(6, 'CLOSE_WAIT'));
    assert.deepEqual(leak?.kind === 'close-wait' && [leak.count, leak.port, leak.server], [6, 8080, true]);
    // Both ends of loopback: the clients’ are not taken for servers’.
    const clients = many(300, { state: 'TIME_WAIT', remotePort: 8080 });
    assert.deepEqual([...explain([...served(300, 'ESTABLISHED'), ...clients], null).served], [8080]);
    // A crawler has one port of its own towards many others.
    const crawler = [80, 443, 8000, 8080, 8443, 9000].flatMap((remotePort) => many(100, { remotePort }));
    assert.deepEqual([...explain(crawler, null).served], []);
  });

  it('finds leaks of CLOSE_WAIT by their port, whosever they are', () => {
    const [node, worker] = [
      { pid: 7, name: 'node' },
      { pid: 8, name: 'node' },
    ];
    const found = find([
      listener(5000),
      ...many(2, { state: 'CLOSE_WAIT', process: node, inode: 11 }),
      ...many(3, { state: 'CLOSE_WAIT', process: worker, inode: 12 }),
      ...many(1, { state: 'CLOSE_WAIT', inode: 13 }),
      ...many(9, { state: 'CLOSE_WAIT', localPort: 5000 }),
      ...many(4, { state: 'CLOSE_WAIT', remotePort: 25 }),
    ]);
    assert.deepEqual(found, [
      { kind: 'close-wait', count: 9, processes: [], unclaimed: 9, port: 5000, server: true, inodes: [] },
      { kind: 'close-wait', count: 6, processes: [worker, node], unclaimed: 1, port: 443, server: false, inodes: [13] },
    ]);
  });

  it('finds a leak that is spread over many ports', () => {
    const spread = [1, 2, 3].flatMap((remotePort) => many(2, { state: 'CLOSE_WAIT', remotePort }));
    const leak = { kind: 'close-wait', count: 6, processes: [], unclaimed: 6, port: null, server: false, inodes: [] };
    assert.deepEqual(find(spread), [leak]);
    assert.deepEqual(find(spread.slice(2)), []);
  });

  it('finds listeners that do not accept', () => {
    const told = { address: '10.0.0.1', process: null };
    assert.deepEqual(
      find([
        // Linux lets in one more than the backlog.
        listener(1, { recvQueue: 6, backlog: 5 }),
        listener(2, { recvQueue: 5, backlog: 5 }),
        listener(3, { recvQueue: 10 }),
        listener(4, { recvQueue: 9 }),
        listener(5, { recvQueue: 0, backlog: 0 }),
      ]),
      [
        { kind: 'accept-queue', port: 3, waiting: 10, limit: null, ...told },
        { kind: 'accept-queue', port: 1, waiting: 6, limit: 5, ...told },
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
        { kind: 'fin-wait-2', count: 20, orphans: 15, here: 0 },
        { kind: 'last-ack', count: 20 },
      ],
    );
  });

  it('counts FIN_WAIT_2 whose peers are here as well, in CLOSE_WAIT', () => {
    const at = { localAddress: '127.0.0.1', remoteAddress: '127.0.0.1', remotePort: 5000 };
    const ours = many(20, { ...at, state: 'FIN_WAIT_2' });
    const theirs = ours.slice(3).map((one): Socket => {
      const { localPort: remotePort, remotePort: localPort } = one;
      // A socket for IPv4 and IPv6 tells IPv4 addresses in its own way.
      const mapped = { localAddress: '::ffff:127.0.0.1', remoteAddress: '::ffff:127.0.0.1' };
      return { ...one, ...mapped, localPort, remotePort, state: 'CLOSE_WAIT' };
    });
    const found = find([...ours, ...theirs]).find(({ kind }) => kind === 'fin-wait-2');
    assert.deepEqual(found, { kind: 'fin-wait-2', count: 20, orphans: 0, here: 17 });
  });

  it('names the ten largest of a kind, the most pressing kind first', () => {
    const findings = find(
      Array.from({ length: 14 }, (_, index) => many(100 + index, { state: 'TIME_WAIT', remotePort: 1 + index })).flat(),
    );
    assert.equal(findings.length, 10);
    assert.deepEqual(findings[0]?.kind === 'destination' && findings[0].timeWait, 113);
  });
});
