import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { explain, type Finding } from '../../../src/core/sockets';
import { STATES } from '../../../src/core/tcp';
import { report } from '../../../src/host/machine/report';
import { plain, tell, type System } from '../../../src/host/machine/words';
import { blank, many, tableOf, viewOf } from './sample';

const folder = 'test/fixtures/sockets';
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const tellAll = (sockets: Parameters<typeof explain>[0], range: readonly [number, number] | null = null) =>
  explain(sockets, range).findings.map((finding) => tell(finding, 'linux'));

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
      assert.match(text, new RegExp(`\n${total} sockets?, as (/proc/net/tcp|ss|netstat \\(\\w+\\)) prints`));
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
  const findings: readonly Finding[] = [
    { kind: 'close-wait', count: 9, process: null, port: 5000, server: true, inodes: [] },
    { kind: 'close-wait', count: 9, process: { pid: 7, name: 'node' }, port: 443, server: false, inodes: [] },
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
    { kind: 'accept-queue', address: '*', port: 80, waiting: 5, limit: 5, process: null },
    { kind: 'accept-queue', address: '*', port: 80, waiting: 15, limit: null, process: { pid: 7, name: null } },
    { kind: 'fin-wait-2', count: 30, orphans: 10 },
    { kind: 'last-ack', count: 30 },
    { kind: 'syn-received', count: 60, port: 80 },
  ];

  for (const system of ['linux', 'macos', 'windows'] as readonly System[]) {
    it(`say what it means, who is to blame, and what to do and to run (${system})`, () => {
      for (const finding of findings) {
        const told = tell(finding, system);
        for (const part of [told.means, told.blame, told.next]) assert.match(part, /^[A-Z].*\.$/u, finding.kind);
        assert.doesNotMatch(JSON.stringify(told), /\{\d\}|undefined|NaN/, finding.kind);
        assert.match(told.run, system === 'linux' ? /^ss / : /^(netstat|lsof) /);
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

  it('tell the rate of the machine’s own range, and that loopback is not like a network', () => {
    const range = [32_768, 60_999] as const;
    const near = many(25_000, { state: 'TIME_WAIT', remoteAddress: '127.0.0.1' }, 32_768);
    const [told] = tellAll(near, range);
    assert.equal(told?.title, '88 % of the ports towards 127.0.0.1:443 are taken');
    assert.match(told.means, /88 % of the 28232 ports that this machine gives out/);
    assert.match(told.means, /470 new connections a second/);
    assert.match(told.means, /tcp_tw_reuse is 2 by default/);
    assert.ok(told.isTrouble);
    const [other] = tellAll(
      [...near, { ...blank }].map((socket) => ({ ...socket, remoteAddress: '10.0.0.2' })),
      range,
    );
    assert.doesNotMatch(other?.means ?? '', /tcp_tw_reuse/);
  });
});
