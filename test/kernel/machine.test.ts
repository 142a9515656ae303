import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { explain } from '../../src/core/sockets';
import { findMachine, findOwners, readMachine, type Machine, type View } from '../../src/kernel';

const samples = 'test/fixtures/sockets';
const never = new AbortController().signal;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'last-ack-kernel-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A machine whose /proc is a folder of ours, with the tables given. */
function procWith(tables: Readonly<Record<string, string>>, range?: string, reserved?: string): Machine {
  mkdirSync(join(folder, 'net'));
  for (const [name, sample] of Object.entries(tables)) cpSync(join(samples, sample), join(folder, 'net', name));
  if (range !== undefined) {
    mkdirSync(join(folder, 'sys/net/ipv4'), { recursive: true });
    writeFileSync(join(folder, 'sys/net/ipv4/ip_local_port_range'), range);
    if (reserved !== undefined) writeFileSync(join(folder, 'sys/net/ipv4/ip_local_reserved_ports'), reserved);
  }
  return { proc: folder, netstat: null, timeout: 1, mostOutput: 1 };
}

/** A machine whose netstat is a program of ours. */
function netstatThat(does: string, change: Partial<Machine> = {}): Machine {
  const file = join(folder, 'netstat.mjs');
  writeFileSync(file, does);
  const netstat = { file: process.execPath, args: [file] };
  return { proc: null, netstat, timeout: 60_000, mostOutput: 1_000_000, ...change };
}
const printing = (sample: string) =>
  `import { readFileSync } from 'node:fs'; process.stdout.write(readFileSync('${samples}/${sample}'));`;

const reasonOf = (view: View): string => (view.kind === 'failed' ? view.reason : view.kind);

describe('reading the sockets of a Linux machine', () => {
  it('reads both tables and the ports that connect() gives out', async () => {
    const machine = procWith({ tcp: 'proc-net-tcp.txt', tcp6: 'proc-net-tcp6.txt' }, '32768\t60999\n', '40000\n');
    const view = await readMachine(never, machine);
    assert.ok(view.kind === 'sockets');
    assert.equal(view.table.sockets.length, 14);
    assert.deepEqual(view.ephemeral, { low: 32_768, high: 60_999, reserved: new Set([40_000]) });
    assert.deepEqual(view.missing, []);
  });

  it('does not miss tcp6 where there is no IPv6, nor a range that cannot be read', async () => {
    const view = await readMachine(never, procWith({ tcp: 'proc-net-tcp.txt' }, 'many'));
    assert.ok(view.kind === 'sockets');
    assert.deepEqual([view.table.sockets.length, view.ephemeral, view.missing.length], [11, null, 0]);
  });

  it('gives a part with a note when one table cannot be read', async () => {
    const machine = procWith({ tcp: 'proc-net-tcp.txt' });
    mkdirSync(join(folder, 'net', 'tcp6'));
    const view = await readMachine(never, machine);
    assert.ok(view.kind === 'sockets');
    assert.equal(view.table.sockets.length, 11);
    assert.deepEqual(view.missing, [{ file: join(folder, 'net', 'tcp6'), code: 'EISDIR' }]);
  });

  it('says why there is nothing', async () => {
    assert.equal(reasonOf(await readMachine(never, procWith({}))), 'unreadable');
    writeFileSync(join(folder, 'net', 'tcp'), 'no 1 knows\n');
    const machine = { proc: folder, netstat: null, timeout: 1, mostOutput: 1 };
    assert.equal(reasonOf(await readMachine(never, machine)), 'not-understood');
    assert.equal(reasonOf(await readMachine(AbortSignal.abort(), machine)), 'cancelled');
    assert.equal(reasonOf(await readMachine(never, null)), 'unknown-system');
  });

  it('looks up who has a socket, among processes that hide, end or have none', async () => {
    const owner = (pid: string, name: string, links: readonly string[]) => {
      mkdirSync(join(folder, pid, 'fd'), { recursive: true });
      writeFileSync(join(folder, pid, 'comm'), `${name}\n`);
      for (const [index, link] of links.entries()) symlinkSync(link, join(folder, pid, 'fd', String(index)));
    };
    owner('10', 'shell', ['/dev/null', 'socket:[5]']);
    owner('11', 'node', ['socket:[71]', 'pipe:[72]', 'socket:[73]']);
    mkdirSync(join(folder, '12'));
    mkdirSync(join(folder, 'irq', 'fd'), { recursive: true });
    const { owners, hidden } = await findOwners(new Set([71, 72, 73, 99]), never, folder);
    const node = { pid: 11, name: 'node' };
    assert.deepEqual(
      [...owners],
      [
        [71, node],
        [73, node],
      ],
    );
    assert.equal(hidden, 0);
    assert.equal((await findOwners(new Set([71]), AbortSignal.abort(), folder)).owners.size, 0);
  });
});

describe('reading the sockets by netstat', () => {
  it('reads what it prints', async () => {
    for (const [sample, count] of [
      ['netstat-macos-14.txt', 3],
      ['netstat-windows.txt', 8],
      ['netstat-windows-de.txt', 5],
      ['netstat-windows-zh.txt', 4],
    ] as const) {
      const view = await readMachine(never, netstatThat(printing(sample)));
      assert.ok(view.kind === 'sockets', sample);
      assert.equal(view.table.sockets.length, count, sample);
      assert.equal(view.table.notUnderstood, 0, sample);
    }
  });

  it('is asked in English, and without a shell', async () => {
    const machine = netstatThat(
      `console.log('TCP 10.0.0.1:1 10.0.0.2:2', process.env.LC_ALL === 'C' && process.argv[2] === '$(id)' ? 'LISTENING' : '');`,
    );
    const netstat = { file: process.execPath, args: [...(machine.netstat?.args ?? []), '$(id)'] };
    const view = await readMachine(never, { ...machine, netstat });
    assert.equal(view.kind === 'sockets' && view.table.sockets[0]?.state, 'LISTEN');
  });

  const troubles: readonly [string, () => Machine, string][] = [
    [
      'is not there',
      () => ({ ...netstatThat(''), netstat: { file: join(folder, 'none'), args: [] } }),
      'netstat-missing',
    ],
    [
      'may not be run',
      () => ({ ...netstatThat(''), netstat: { file: join(folder, 'netstat.mjs'), args: [] } }),
      'netstat-denied',
    ],
    ['does not end', () => netstatThat('setInterval(() => {}, 1000);', { timeout: 200 }), 'netstat-slow'],
    [
      'prints without end',
      () => netstatThat(`const go = () => process.stdout.write('x'.repeat(1e5), go); go();`),
      'netstat-too-long',
    ],
    ['fails', () => netstatThat('process.exit(3);'), 'netstat-failed'],
    ['prints rubbish', () => netstatThat(`console.log('h4ha\\n\\u0000\\u0001 12');`), 'not-understood'],
  ];
  for (const [name, machine, reason] of troubles) {
    it(`says so when it ${name}`, async () => {
      assert.equal(reasonOf(await readMachine(never, machine())), reason);
    });
  }

  it('stops it when nobody wants to know any more', async () => {
    const cancel = new AbortController();
    const view = readMachine(cancel.signal, netstatThat('setInterval(() => {}, 1000);'));
    cancel.abort();
    assert.equal(reasonOf(await view), 'cancelled');
  });
});

describe('this machine', () => {
  it('is known, and every program that it runs has an absolute path', () => {
    const machine = findMachine();
    assert.ok(machine !== null);
    assert.ok(machine.proc !== null || isAbsolute(machine.netstat?.file ?? ''));
  });

  it('shows a connection of ours, closed by its peer, and whose it is', async function () {
    if (process.platform !== 'linux') return this.skip();
    const ends: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (end) => ends.push(end));
    try {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      ends.push(client);
      await new Promise((resolve) => client.once('connect', resolve));
      client.end();
      for (;;) {
        const view = await readMachine(never);
        assert.ok(view.kind === 'sockets');
        const left = view.table.sockets.find(({ localPort, state }) => localPort === port && state === 'CLOSE_WAIT');
        if (left === undefined) continue;
        assert.equal(left.remotePort, client.localPort);
        const inode = left.inode ?? 0;
        const { owners } = await findOwners(new Set([inode]), never);
        assert.equal(owners.get(inode)?.pid, process.pid);
        assert.ok(explain(view.table.sockets, view.ephemeral).counts.CLOSE_WAIT >= 1);
        break;
      }
    } finally {
      for (const end of ends) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
