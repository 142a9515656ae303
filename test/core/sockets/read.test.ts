import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  createProcReader,
  createTextReader,
  mostText,
  readSockets,
  type Socket,
  type Table,
} from '../../../src/core/sockets';

const sample = (name: string): string => readFileSync(`test/fixtures/sockets/${name}.txt`, 'utf8');
const read = (text: string): Table => {
  const table = readSockets(text);
  if ('tooLong' in table) throw new Error('too long');
  return table;
};
const short = ({ state, localAddress, localPort, remoteAddress, remotePort }: Socket): string =>
  `${state} ${localAddress} ${localPort} ${remoteAddress} ${remotePort}`;
/** Listeners are to be had from `0.0.0.0:*` or `*.*`: what stands for none is not compared. */
const inOrder = ({ sockets }: Table): string[] => sockets.map(short).sort();

const recorded = read(sample('proc-net-tcp') + sample('proc-net-tcp6'));

describe('reading tables of sockets', () => {
  it('reads /proc/net/tcp and tcp6', () => {
    assert.equal(recorded.format, 'proc');
    assert.equal(recorded.notUnderstood, 0);
    assert.equal(recorded.sockets.length, 14);
    assert.deepEqual(recorded.sockets[9], {
      localAddress: '127.0.0.1',
      localPort: 53952,
      remoteAddress: '127.0.0.1',
      remotePort: 5000,
      state: 'TIME_WAIT',
      recvQueue: 0,
      sendQueue: 0,
      timer: 'time-wait',
      timerLeft: 59_680,
      inode: 0,
      process: null,
      backlog: null,
    });
    assert.equal(short(recorded.sockets[12]!), 'ESTABLISHED ::1 56308 ::1 5001');
    assert.equal(recorded.sockets[12]?.inode, 1094232);
  });

  const same: readonly [string, string, Table['format']][] = [
    ['ss -tan', 'ss-tan', 'ss'],
    ['ss -tanH', 'ss-tanH', 'ss'],
    ['ss -an, among sockets of all kinds', 'ss-an', 'ss'],
    ['ss -tanpoe', 'ss-tanpoe', 'ss'],
    ['netstat -an of Linux', 'netstat-an', 'netstat-linux'],
    ['netstat -anp of Linux', 'netstat-anp', 'netstat-linux'],
    ['netstat -tanpo of Linux', 'netstat-tanpo', 'netstat-linux'],
  ];
  for (const [name, file, format] of same) {
    it(`reads from ${name} what the kernel’s own table says`, () => {
      const table = read(sample(file));
      assert.equal(table.format, format);
      assert.equal(table.notUnderstood, 0, table.example ?? '');
      assert.deepEqual(inOrder(table), inOrder(recorded));
    });
  }

  it('reads netstat -tn, which leaves out listeners', () => {
    assert.deepEqual(
      inOrder(read(sample('netstat-tn'))),
      inOrder({ ...recorded, sockets: recorded.sockets.filter(({ state }) => state !== 'LISTEN') }),
    );
  });

  it('reads process, timer, inode and backlog where ss and netstat tell them', () => {
    const [listener] = read(sample('ss-tanpoe')).sockets;
    assert.deepEqual(listener?.process, { pid: 8252, name: 'node' });
    assert.deepEqual([listener.inode, listener.backlog], [1094228, 5]);
    const waits = (file: string) => read(sample(file)).sockets.filter(({ state }) => state === 'TIME_WAIT');
    assert.deepEqual(
      waits('ss-tanpoe').map(({ timer, timerLeft, inode }) => [timer, timerLeft, inode]),
      [
        ['time-wait', 59_000, 0],
        ['time-wait', 59_000, 0],
      ],
    );
    assert.deepEqual(
      waits('netstat-tanpo').map(({ timerLeft, process }) => [timerLeft, process]),
      [
        [59_540, null],
        [59_640, null],
      ],
    );
  });

  it('takes the state that ss was asked for from the command above: then it prints none', () => {
    const { format, notUnderstood, stateless, sockets } = read(sample('ss-state-time-wait'));
    assert.deepEqual([format, notUnderstood, stateless], ['ss', 0, 0]);
    assert.deepEqual(sockets.map(short), [
      'TIME_WAIT 127.0.0.1 56732 127.0.0.1 5000',
      'TIME_WAIT 127.0.0.1 56742 127.0.0.1 5000',
    ]);
    assert.equal(sockets[0]?.timerLeft, 59_000);
    const leaks = read(sample('ss-state-close-wait'));
    assert.deepEqual([leaks.notUnderstood, leaks.sockets.length], [0, 3]);
    assert.deepEqual([leaks.sockets[0]?.state, leaks.sockets[0]?.process?.name], ['CLOSE_WAIT', 'node']);
  });

  for (const [command, state] of [
    ['root@web1:~# ss -Htn state fin-wait-1', 'FIN_WAIT_1'],
    ['[me@web1 ~]$ sudo /usr/sbin/ss -tn state syn-recv sport = :80', 'SYN_RECEIVED'],
    ['ss state last-ack', 'LAST_ACK'],
    ['Every 1.0s: ss -tn state established', 'ESTABLISHED'],
  ] as const) {
    it(`knows the state of “${command}”`, () => {
      for (const line of ['0 0 10.0.0.1:80 10.0.0.2:40000', 'tcp   0  0  10.0.0.1:80  10.0.0.2:40000']) {
        const { notUnderstood, sockets } = read(`${command}\n${line}\nroot@web1:~# `);
        assert.deepEqual([notUnderstood, ...sockets.map(short)], [0, `${state} 10.0.0.1 80 10.0.0.2 40000`]);
      }
    });
  }

  it('counts what has no state, but for TIME_WAIT, which its timer tells', () => {
    const lines = ['0 0 10.0.0.1:40000 10.0.0.2:80', '0 0 10.0.0.1:40001 10.0.0.2:80 timer:(timewait,9sec,0)'];
    const { sockets, stateless, notUnderstood } = read(['$ ss -tan', ...lines].join('\n'));
    assert.deepEqual([stateless, notUnderstood], [1, 0]);
    assert.deepEqual(sockets.map(short), ['TIME_WAIT 10.0.0.1 40001 10.0.0.2 80']);
    // Another command, another table.
    assert.equal(read(['ss state time-wait', '# ss -tn', ...lines].join('\n')).stateless, 1);
  });

  it('reads the details of ss -i over', () => {
    for (const text of [sample('ss-tani'), sample('ss-tani').replaceAll('\t', '        ')]) {
      const { notUnderstood, example, sockets } = read(text);
      assert.deepEqual([notUnderstood, sockets.length], [0, 11], example ?? '');
    }
  });

  it('reads what a terminal, a mail or a search has put around the lines', () => {
    const line = 'ESTAB 0 0 10.0.0.1:80 10.0.0.2:40000';
    const proc = '   5: 0100007F:1388 0100007F:D2A0 08 00000000:00000000 00:00000000 00000000     0        0 1094235 1';
    for (const text of [
      `\u001b[01;31m\u001b[KESTAB\u001b[m\u001b[K 0 0 10.0.0.1:80 10.0.0.2:40000`,
      `> ${line}`,
      `> > ${line}`,
      `12:${line}`,
      `    12\t${line}`,
      `7-tcp        0      0 10.0.0.1:80 10.0.0.2:40000 ESTABLISHED`,
    ]) {
      assert.deepEqual(read(text).sockets.map(short), ['ESTABLISHED 10.0.0.1 80 10.0.0.2 40000'], text);
    }
    for (const text of [proc, `3:${proc}`, `> ${proc}`]) {
      assert.deepEqual(read(text).sockets.map(short), ['CLOSE_WAIT 127.0.0.1 5000 127.0.0.1 53920'], text);
    }
    const wrapped = read('CLOSE-WAIT 0 0 10.0.0.1:80 10.0.0.2:40000\n   users:(("node",pid=7,fd=9))');
    assert.deepEqual([wrapped.notUnderstood, wrapped.sockets[0]?.process], [0, { pid: 7, name: 'node' }]);
  });

  it('reads lsof, a socket of several processes once', () => {
    const { format, notUnderstood, sockets } = read(sample('lsof'));
    assert.deepEqual([format, notUnderstood, sockets.length], ['lsof', 0, 9]);
    assert.deepEqual(sockets.slice(0, 3).map(short), [
      'LISTEN 127.0.0.1 5000 * 0',
      'FIN_WAIT_2 127.0.0.1 56714 127.0.0.1 5000',
      'CLOSE_WAIT 127.0.0.1 5000 127.0.0.1 56714',
    ]);
    assert.deepEqual(sockets[2]?.process, { pid: 30_940, name: 'node' });
    const mac =
      'Google\\x20  612   me   31u  IPv6 0x5a11  0t0  TCP [2001:db8::5]:52150->[2001:db8::9]:443 (CLOSE_WAIT)';
    const twice = read([mac, mac.replace('612', '613'), 'x 1 me 9u IPv4 0x1 0t0 UDP *:5353'].join('\n'));
    assert.deepEqual(
      [twice.notUnderstood, twice.sockets.map(short)],
      [0, ['CLOSE_WAIT 2001:db8::5 52150 2001:db8::9 443']],
    );
    assert.deepEqual(twice.sockets[0]?.process, { pid: 612, name: 'Google ' });
  });

  it('reads Get-NetTCPConnection of PowerShell', () => {
    const { format, notUnderstood, sockets } = read(sample('powershell'));
    assert.deepEqual([format, notUnderstood], ['powershell', 0]);
    assert.deepEqual(sockets.map(short), [
      'LISTEN :: 135 :: 0',
      'ESTABLISHED 2001:db8::20 51300 2001:db8::9 445',
      'FIN_WAIT_2 192.168.1.20 51244 203.0.113.9 443',
      'CLOSE_WAIT 192.168.1.20 51241 203.0.113.9 443',
      'TIME_WAIT 192.168.1.20 51240 203.0.113.9 443',
      'ESTABLISHED 192.168.1.20 51234 203.0.113.9 443',
      'CLOSED 0.0.0.0 51250 0.0.0.0 0',
    ]);
    assert.deepEqual(
      sockets.slice(3, 5).map(({ process }) => process),
      [{ pid: 8252, name: null }, null],
    );
  });

  it('reads addresses with their interface, as ss prints them', () => {
    const lines = ['ESTAB 0 0 [fe80::1]%lo:5000 [fe80::2]%lo:53918', 'LISTEN 0 5 *%lo:6000 *:*'];
    assert.deepEqual(read(lines.join('\n')).sockets.map(short), [
      'ESTABLISHED fe80::1%lo 5000 fe80::2%lo 53918',
      'LISTEN *%lo 6000 * 0',
    ]);
  });

  it('reads the times of ss', () => {
    const left = (time: string) =>
      read(`ESTAB 0 0 127.0.0.1:80 127.0.0.1:40000 timer:(keepalive,${time},0)`).sockets[0]?.timerLeft;
    assert.deepEqual(['1min59sec', '59sec', '9.250ms', '200ms', '120min', '?'].map(left), [
      119_000,
      59_000,
      9250,
      200,
      7_200_000,
      null,
    ]);
  });

  it('reads the netstat of macOS, whose ports stand behind a dot', () => {
    const { format, notUnderstood, example, sockets } = read(sample('netstat-macos'));
    assert.equal(notUnderstood, 0, example ?? '');
    assert.equal(format, 'netstat-macos');
    assert.deepEqual(sockets.map(short), [
      'ESTABLISHED 192.168.1.5 52144 17.57.146.20 5223',
      'CLOSE_WAIT 192.168.1.5 52150 93.184.215.14 443',
      'TIME_WAIT 127.0.0.1 52160 127.0.0.1 5000',
      'LAST_ACK 192.168.1.5 52163 198.51.100.7 443',
      'LISTEN * 8080 * 0',
      'FIN_WAIT_2 ::1 49152 ::1 49153',
      'ESTABLISHED fe80::aede:48ff: 49152 fe80::aede:48ff: 49158',
      'LISTEN 127.0.0.1 631 * 0',
    ]);
    assert.equal(sockets[1]?.recvQueue, 31);
  });

  it('reads macOS’s processes, before and since version 14', () => {
    const owners = (file: string) => read(sample(file)).sockets.map(({ process }) => process);
    assert.deepEqual(owners('netstat-macos-v'), [{ pid: 345, name: null }, null, { pid: 1234, name: null }]);
    assert.deepEqual(owners('netstat-macos-14'), [
      { pid: 345, name: 'apsd' },
      { pid: 812, name: 'Google Chrome He' },
      null,
    ]);
  });

  it('reads the netstat of Windows', () => {
    const { format, notUnderstood, sockets } = read(sample('netstat-windows'));
    assert.deepEqual([format, notUnderstood], ['netstat-windows', 0]);
    assert.deepEqual(sockets.map(short), [
      'LISTEN 0.0.0.0 135 0.0.0.0 0',
      'ESTABLISHED 192.168.1.20 51234 203.0.113.9 443',
      'TIME_WAIT 192.168.1.20 51240 203.0.113.9 443',
      'CLOSE_WAIT 192.168.1.20 51241 203.0.113.9 443',
      'FIN_WAIT_2 192.168.1.20 51242 203.0.113.9 443',
      'SYN_SENT 192.168.1.20 51243 203.0.113.9 443',
      'LISTEN :: 135 :: 0',
      'ESTABLISHED fe80::1c2d:3e4f%5 51300 fe80::9%5 445',
    ]);
    assert.deepEqual(sockets[1]?.process, { pid: 8252, name: null });
    assert.equal(sockets[2]?.process, null);
  });

  it('reads Windows in German and Chinese, and with programs between the lines', () => {
    const states = (file: string) => {
      const { notUnderstood, sockets } = read(sample(file));
      return [notUnderstood, ...sockets.map(({ state }) => state)];
    };
    assert.deepEqual(states('netstat-windows-de'), [
      0,
      ...['LISTEN', 'ESTABLISHED', 'TIME_WAIT', 'CLOSE_WAIT', 'FIN_WAIT_2'],
    ]);
    assert.deepEqual(states('netstat-windows-zh'), [0, 'LISTEN', 'ESTABLISHED', 'TIME_WAIT', 'CLOSE_WAIT']);
    assert.deepEqual(states('netstat-windows-b'), [0, 'LISTEN', 'ESTABLISHED']);
    // The Ö in the console's character set, taken for another.
    assert.equal(read('  TCP  0.0.0.0:135  0.0.0.0:0  ABH\u0099REN  1044').sockets[0]?.state, 'LISTEN');
  });

  it('takes ports by their names', () => {
    assert.equal(
      short(read('ESTAB 0 0 10.0.0.1:53918 10.0.0.2:https').sockets[0]!),
      'ESTABLISHED 10.0.0.1 53918 10.0.0.2 443',
    );
  });

  it('leaves out what it does not understand, counts it and shows the first', () => {
    const lines = ['ESTAB 0 0 10.0.0.1:1 10.0.0.2:2', 'ESTAB 0 0 10.0.0.1:9999', 'what 1s this', 'ESTAB 0 0 :1 :99999'];
    const { sockets, notUnderstood, example } = read(lines.join('\n'));
    assert.deepEqual([sockets.length, notUnderstood, example], [1, 3, 'ESTAB 0 0 10.0.0.1:9999']);
    assert.equal(read('1 2 3').format, null);
    assert.deepEqual(read(''), {
      ...{ sockets: [], format: null, notUnderstood: 0, example: null, stateless: 0 },
    });
  });

  it('reads half a table: the half line is not a socket', () => {
    const text = sample('proc-net-tcp');
    const { sockets, notUnderstood } = read(text.slice(0, text.indexOf('   5:') + 60));
    assert.deepEqual([sockets.length, notUnderstood], [5, 1]);
  });

  it('reads bytes as text, wherever they are cut', () => {
    const text = sample('proc-net-tcp') + sample('proc-net-tcp6') + '   99: rubbish 1\n';
    const bytes = new TextEncoder().encode(text);
    const expected = read(text);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (sizes) => {
        const reader = createProcReader();
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = sizes[turn % sizes.length]!;
          // The caller's buffer is used again.
          const piece = bytes.slice(at, at + size);
          reader.push(piece);
          piece.fill(0);
          at += size;
        }
        reader.end();
        assert.deepEqual(reader.read(), expected);
      }),
      { numRuns: 200 },
    );
  });

  it('reads in pieces what it reads in one go', () => {
    const reader = createTextReader(sample('ss-an'));
    assert.ok('advance' in reader);
    let progress = 0;
    while (!reader.advance(3)) {
      assert.ok(reader.progress > progress && reader.progress < 1);
      ({ progress } = reader);
    }
    assert.deepEqual(reader.read(), read(sample('ss-an')));
  });

  it('refuses a text past the limit', () => {
    assert.deepEqual(readSockets('x'.repeat(mostText + 1)), { tooLong: mostText + 1, most: mostText });
  });

  it('never throws, and every socket that it finds is one', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'tcp',
        'TCP',
        'ESTAB',
        'TIME-WAIT',
        '0',
        '1:',
        '0100007F:1388',
        '127.0.0.1:80',
        '*.*',
        '[::1]:80',
      ),
      fc.string({ maxLength: 12 }),
    );
    const line = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const { localPort, remotePort } of read(lines.join('\n')).sockets) {
          assert.ok(localPort >= 0 && localPort <= 65_535 && remotePort >= 0 && remotePort <= 65_535);
        }
      }),
    );
  });

  it('reads addresses of IPv6 as everybody writes them', () => {
    const six = (hex: string) => {
      const line = `0: ${hex}:0050 ${'0'.repeat(32)}:0000 0A 0:0 00:0 0 0 0 1`;
      return read(line).sockets[0]?.localAddress;
    };
    assert.equal(six('B80D0120000000000000000001000000'), '2001:db8::1');
    assert.equal(six('0000000000000000FFFF00000100007F'), '::ffff:127.0.0.1');
    assert.equal(six('0'.repeat(32)), '::');
    assert.equal(six('000080FE00000000FF0A5A1C0C1D2E3F'), 'fe80::1c5a:aff:3f2e:1d0c');
    // A single group of zeros is not shortened.
    assert.equal(six('B80D0120010000000100000001000000'), '2001:db8:0:1:0:1:0:1');
  });
});
