import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { explain, type EphemeralPorts, type Finding } from '../../../src/core/sockets';
import { STATES } from '../../../src/core/tcp';
import { report } from '../../../src/host/machine/report';
import { plain } from '../../../src/host/machine/texts';
import type { System } from '../../../src/host/machine/told';
import { tell } from '../../../src/host/machine/words';
import { blank, linuxPorts, many, tableOf, viewOf } from './sample';

const folder = 'test/fixtures/sockets';
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const tellAll = (sockets: Parameters<typeof explain>[0], ephemeral: EphemeralPorts | null = null) =>
  explain(sockets, ephemeral).findings.map((finding) => tell(finding, 'linux'));

describe('explaining pasted text', () => {
  it('has samples of every format', () => {
    assert.ok(samples.length >= 16, samples.join());
  });

  for (const name of samples) {
    it(`says of ${name} what it is, and the count of every state`, () => {
      const table = tableOf(readFileSync(`${folder}/${name}`, 'utf8'));
      const { counts, total } = explain(table.sockets, null);
      const text = report(table, name);
      assert.match(text, new RegExp(`^# TCP sockets: ${name.replaceAll('.', '\\.')}\n`));
      assert.match(
        text,
        new RegExp(`\n${total} sockets?, as (/proc/net/tcp|ss|lsof|Get-NetTCPConnection|netstat \\(\\w+\\)) prints`),
      );
      for (const state of STATES) {
        const row = new RegExp(`\\| ${state} +\\| +(\\d+) \\|`).exec(text);
        assert.equal(row?.[1], state === 'CLOSED' && counts.CLOSED === 0 ? undefined : String(counts[state]), state);
      }
    });
  }

  it('names the process that leaks, in ss and in netstat', () => {
    const line = (index: number) =>
      `CLOSE-WAIT 1 0 10.0.0.1:8080 10.0.0.9:${40_000 + index} users:(("node",pid=4711,fd=${index}))`;
    const ss = ['LISTEN 0 511 *:8080 *:*', ...Array.from({ length: 200 }, (_, index) => line(index))].join('\n');
    const text = report(tableOf(ss), 'ss.txt');
    assert.match(text, /### ⚠ 200 CLOSE_WAIT on port 8080: node \(4711\) does not close\n/);
    assert.match(
      text,
      /\*\*Who is to blame\*\* This end: node \(4711\) does not call close\(\)\. The peers have closed\./,
    );
    assert.match(text, /```sh\nss -tnp state close-wait sport = :8080\n```/);
    const windows = Array.from(
      { length: 20 },
      (_, index) => `  TCP    10.0.0.1:${50_000 + index}    10.0.0.2:443    CLOSE_WAIT    88`,
    );
    assert.match(report(tableOf(windows.join('\n')), 'x'), /towards port 443: process 88 does not close/);
  });

  it('explains what its own commands print', () => {
    const lines = Array.from({ length: 7 }, (_, index) => `0 0 10.0.0.1:8080 10.0.0.9:${40_000 + index}`);
    const text = report(tableOf(['$ ss -tn state close-wait', ...lines].join('\n')), 'x');
    assert.match(text, /### ⚠ 7 CLOSE_WAIT on port 8080: not closed here/);
    assert.match(
      report(tableOf(['ESTAB 0 0 10.0.0.1:1 10.0.0.2:2', ...lines].join('\n')), 'x'),
      /without a state: 7\./,
    );
  });

  it('says how near the ports are to running out, by the usual range where the real one is not told', () => {
    const text = report({ ...viewOf(many(14_116, { state: 'TIME_WAIT' }, 32_768)).table, format: 'ss' }, 'ss.txt');
    assert.match(text, /### 14116 TIME_WAIT towards 10\.0\.0\.2:443/);
    assert.match(text, /50 % of the 28232 ports that are usual/);
    assert.match(text, /they last for 470 new connections a second/);
    assert.match(text, /fails with EADDRNOTAVAIL/);
  });

  it('lets no pasted text become a link, code or a line of its own', () => {
    const [told] = tellAll(many(5, { state: 'CLOSE_WAIT', process: { pid: 1, name: 'x](command:a)\n# `b`<i>' } }));
    assert.equal(told?.title, '5 CLOSE_WAIT towards port 443: x··command:a··· ·b··i· (1) does not close');
    assert.equal(plain('a](b)\n`c`\u0007'), 'a··b···c··');
    assert.equal(plain('x'.repeat(500)).length, 120);
  });
});

describe('the sentences about what stands out', () => {
  const leak = { kind: 'close-wait', count: 9, inodes: [] } as const;
  const pidOnly = (pid: number) => ({ pid, name: null });
  const findings: readonly Finding[] = [
    { ...leak, processes: [], unclaimed: 9, port: 5000, server: true },
    { ...leak, processes: [{ pid: 7, name: 'node' }], unclaimed: 0, port: 443, server: false },
    { ...leak, processes: [7, 8, 9, 10, 11, 12].map(pidOnly), unclaimed: 2, port: null, server: false },
    ...(['many', 'near', 'out'] as const).map((level) => ({
      ...({
        kind: 'destination',
        from: '10.0.0.1',
        address: '::1',
        port: 80,
        timeWait: 900,
        open: 90,
        ports: 1000,
      } as const),
      ...{ share: level === 'many' ? 0.5 : level === 'near' ? 0.99 : 1, level },
    })),
    { kind: 'served', port: 5000, timeWait: 300 },
    { kind: 'accept-queue', address: '*', port: 80, waiting: 6, limit: 5, process: null },
    { kind: 'accept-queue', address: '*', port: 80, waiting: 15, limit: null, process: { pid: 7, name: null } },
    { kind: 'fin-wait-2', count: 30, orphans: 10, here: 4 },
    { kind: 'fin-wait-2', count: 30, orphans: 10, here: 0 },
    { kind: 'last-ack', count: 30 },
    { kind: 'syn-received', count: 60, port: 80 },
  ];

  const runs = { linux: /^ss /, macos: /^(netstat|lsof) /, windows: /^\(?Get-NetTCPConnection -State \w+/ };
  for (const system of ['linux', 'macos', 'windows'] as readonly System[]) {
    it(`say what it means, who is to blame, and what to do and to run (${system})`, () => {
      for (const finding of findings) {
        const told = tell(finding, system);
        for (const part of [told.means, told.blame, told.next]) assert.match(part, /^[A-Z].*\.$/u, finding.kind);
        assert.doesNotMatch(JSON.stringify(told), /\{\d\}|undefined|NaN/, finding.kind);
        assert.match(told.run, runs[system]);
      }
    });
  }

  it('put the blame where it belongs', () => {
    const blame = Object.fromEntries(findings.map((finding) => [finding.kind, tell(finding, 'linux').blame]));
    assert.match(blame['close-wait'] ?? '', /^This end/);
    assert.match(blame['accept-queue'] ?? '', /^This end/);
    assert.match(blame.destination ?? '', /^This end: it closes first/);
    assert.match(blame.served ?? '', /^Nobody/);
    assert.match(blame['fin-wait-2'] ?? '', /^The peers/);
    assert.match(blame['last-ack'] ?? '', /^Neither program/);
    assert.match(blame['syn-received'] ?? '', /^The other ends/);
  });

  it('tell each system’s own rule for a restart beside TIME_WAIT', () => {
    const means = (system: System) => tell({ kind: 'served', port: 5000, timeWait: 300 }, system);
    assert.match(means('linux').means, /both on the old listener and on the new socket/);
    assert.match(means('macos').means, /unless the new socket sets SO_REUSEADDR/);
    assert.match(means('windows').means, /do not keep a restarted server from this port/);
    assert.doesNotMatch(means('windows').next, /SO_REUSEADDR/);
  });

  it('tell the rate of the machine’s own range, and that loopback is not like a network', () => {
    const near = many(25_000, { state: 'TIME_WAIT', remoteAddress: '127.0.0.1' }, 32_768);
    const [told] = tellAll(near, linuxPorts);
    assert.equal(told?.title, '88 % of the ports towards 127.0.0.1:443 are taken');
    assert.match(told.means, /88 % of the 28232 ports that this machine gives out/);
    assert.doesNotMatch(told.means, /new connections a second/);
    assert.match(told.means, /tcp_tw_reuse is 2 by default/);
    assert.ok(told.isTrouble);
    const all = many(28_232, { state: 'TIME_WAIT', remoteAddress: '127.0.0.1' }, 32_768);
    const [reused] = tellAll(all, linuxPorts);
    assert.equal(reused?.title, '100 % of the ports towards 127.0.0.1:443 are taken');
    assert.doesNotMatch(reused.means, /now fails/);
    const [open] = tellAll(
      all.map((socket) => ({ ...socket, state: 'ESTABLISHED' })),
      linuxPorts,
    );
    assert.equal(open?.title, 'No port towards 127.0.0.1:443 is left');
    const [other] = tellAll(
      [...near, { ...blank }].map((socket) => ({ ...socket, remoteAddress: '10.0.0.2' })),
      linuxPorts,
    );
    assert.doesNotMatch(other?.means ?? '', /tcp_tw_reuse/);
    assert.match(other?.means ?? '', /470 new connections a second/);
  });

  it('name several processes, and say whose is not known', () => {
    const told = findings.flatMap((finding) => (finding.kind === 'close-wait' ? [tell(finding, 'linux')] : []));
    assert.equal(told[2]?.title, '9 CLOSE_WAIT at various ports: 6 processes do not close');
    assert.match(told[2].blame, /process 11 and 1 more do not call close\(\).* Whose 2 of them are is not known\.$/);
    assert.equal(told[2].run, 'ss -tnp state close-wait');
  });

  it('do not say that nothing is wrong here when the peers are here', () => {
    const [here, elsewhere] = findings.filter(({ kind }) => kind === 'fin-wait-2').map((one) => tell(one, 'linux'));
    assert.match(here?.blame ?? '', /4 of them are on this machine/);
    assert.doesNotMatch(here?.next ?? '', /nothing is wrong/);
    assert.match(elsewhere?.next ?? '', /Here nothing is wrong/);
  });
});
