import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The command line as it is built: what it prints, and its exit status. */

const CLI = 'out/cli.mjs';

function cli(
  args: readonly string[],
  input: string | Buffer = '',
): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

/** The objects of `--json`, one a line. */
function objects(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('node out/cli.mjs run', function () {
  this.timeout(60_000);
  let folder = '';
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  before(() => {
    assert.ok(existsSync(CLI), `${CLI} is missing: node esbuild.mjs --only cli`);
    folder = mkdtempSync(join(tmpdir(), 'last-ack-cli-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints one line for each thing that happens, with both ends’ states', () => {
    const { status, out, err } = cli(['run', '-'], 'A close\nwait 1500ms\n');
    assert.equal(
      out,
      [
        '0.000s  A close                          A FIN_WAIT_1   B ESTABLISHED',
        '0.000s  A sends FIN,ACK seq 101 ack 301  A FIN_WAIT_1   B ESTABLISHED',
        '1.000s  A timer retransmit ends          A FIN_WAIT_1   B ESTABLISHED',
        '1.000s  A sends FIN,ACK seq 101 ack 301  A FIN_WAIT_1   B ESTABLISHED',
        '',
      ].join('\n'),
    );
    assert.deepEqual({ status, err }, { status: 0, err: '' });
  });

  it('ends with 0 when every expectation held', () => {
    const { status, out } = cli(['run', 'test/scenarios/last-ack-lost.tcp']);
    assert.equal(status, 0);
    assert.match(out, /^241\.000s {2}A timer time-wait ends {10,}A CLOSED {7}B CLOSED$/m);
  });

  it('ends with 1 when one did not, and says which', () => {
    const { status, out, err } = cli(['run', file('false.tcp', 'A close\nexpect A TIME_WAIT\n')]);
    assert.equal(out.trimEnd().split('\n').at(-1), 'line 2: expected A TIME_WAIT; A is FIN_WAIT_1');
    assert.deepEqual({ status, err }, { status: 1, err: '' });
  });

  it('ends with 1 when a line is not possible', () => {
    const { status, out } = cli(['run', '-'], 'deliver\n');
    assert.deepEqual({ status, out }, { status: 1, out: 'line 1: deliver: no segment is in flight: nothing is\n' });
  });

  it('ends with 2 when a file has faults, each with its place, and does not run it', () => {
    const path = file('faulty.tcp', 'A close\nexpect A TIME-WAIT\nwait 3\n');
    const { status, out, err } = cli(['run', path]);
    assert.equal(
      err,
      `${path}:2:10: \`TIME-WAIT\` is no state; did you mean \`TIME_WAIT\`?\n${path}:3:6: \`3\` lacks its unit: \`3ms\` or \`3s\`\n`,
    );
    assert.deepEqual({ status, out }, { status: 2, out: '' });
  });

  it('ends with 2 when a file cannot be read, with a sentence', () => {
    const path = join(folder, 'nowhere.tcp');
    assert.deepEqual(cli(['run', path]), {
      status: 2,
      out: '',
      err: `${path}: cannot be read: there is no such file\n`,
    });
    assert.deepEqual(cli(['run', folder]), { status: 2, out: '', err: `${folder}: cannot be read: it is a folder\n` });
  });

  it('reads a file in UTF-16 too, when it says so', () => {
    const lines = '\uFEFFA abort\nexpect A CLOSED\n';
    const little = Buffer.from(lines, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16(), Buffer.from(lines, 'utf8')]) {
      const path = join(folder, 'marked.tcp');
      writeFileSync(path, bytes);
      assert.deepEqual(cli(['run', path]).err, '');
      assert.equal(cli(['run', path]).status, 0);
      assert.equal(cli(['run', '-'], bytes).status, 0);
    }
  });

  it('goes through all its files and ends with the worst status', () => {
    const good = file('good.tcp', 'A abort\n');
    const bad = file('bad.tcp', 'expect A CLOSED\n');
    const { status, out } = cli(['run', good, bad, good]);
    assert.equal(status, 1);
    assert.deepEqual(
      out.split('\n').filter((line) => line.endsWith(':')),
      [`${good}:`, `${bad}:`, `${good}:`],
    );
    assert.equal(cli(['run', bad, join(folder, 'nowhere.tcp'), good]).status, 2);
  });

  it('decides the claims of an explored file, and prints a run that it can run', () => {
    const { status, out } = cli(['run', 'test/scenarios/one-tick-less.false.tcp']);
    const [claim, ...run] = out.split('\n');
    assert.equal(claim, 'line 12: never A was TIME_WAIT and A CLOSED and B>A FIN,ACK: false');
    assert.equal(status, 1);
    assert.equal(cli(['run', '-'], run.join('\n')).status, 0);

    const enough = cli(['run', '-'], 'explore\nA may close\nclaim possible A FIN_WAIT_1\nclaim never A TIME_WAIT\n');
    assert.equal(enough.status, 0);
    assert.match(
      enough.out,
      /^line 3: possible A FIN_WAIT_1: true\n( {4}.*\n)+line 4: never A TIME_WAIT: true \(all \d+ worlds\)\n$/,
    );
  });

  it('prints JSON objects with --json', () => {
    const path = file('json.tcp', 'scenario J\nset msl 3t\nA close\nexpect A TIME_WAIT\n');
    const { status, out, err } = cli(['run', '--json', path]);
    const [scenario, call, send, outcome, ...rest] = objects(out);
    assert.deepEqual({ status, err, rest }, { status: 1, err: '', rest: [] });
    const start = { A: 'ESTABLISHED', B: 'ESTABLISHED' };
    assert.deepEqual(scenario, { type: 'scenario', file: path, title: 'J', kind: 'scripted', discrete: true, start });
    assert.deepEqual(
      [call?.type, call?.kind, call?.call, call?.line, call?.A],
      ['moment', 'call', 'close()', 3, 'FIN_WAIT_1'],
    );
    assert.deepEqual(send?.segment, { flags: 'FIN,ACK', seq: 101, ack: 301, len: 0 });
    const message = 'expected A TIME_WAIT; A is FIN_WAIT_1';
    assert.deepEqual(outcome, {
      type: 'outcome',
      file: path,
      ok: false,
      failure: { line: 4, column: 1, endColumn: 19, kind: 'expectation', message },
    });
  });

  it('prints faults, verdicts and what cannot be read as JSON too', () => {
    assert.deepEqual(objects(cli(['run', '--json', '-'], 'wiat 1s').out), [
      {
        type: 'fault',
        file: '-',
        line: 1,
        column: 1,
        endColumn: 5,
        message: '`wiat` is no keyword; did you mean `wait`?',
      },
    ]);
    const path = join(folder, 'nowhere.tcp');
    assert.deepEqual(objects(cli(['run', path, '--json']).out), [
      { type: 'unreadable', file: path, message: 'cannot be read: there is no such file' },
    ]);
    const verdict = objects(cli(['run', '--json', '-'], 'explore\nclaim never A CLOSED').out).at(-1);
    assert.deepEqual(verdict, {
      type: 'verdict',
      file: '-',
      line: 2,
      claim: 'never A CLOSED',
      verdict: 'true',
      worlds: 1,
      run: null,
    });
  });

  it('reads Windows line ends, a byte order mark and bytes that are no text', () => {
    assert.equal(cli(['run', '-'], '\uFEFFA close\r\nexpect A FIN_WAIT_1\r\n').status, 0);
    const path = join(folder, 'binary.tcp');
    writeFileSync(path, Buffer.from([0xff, 0xfd, 0x00, 0x41, 0x0a, 0x80]));
    const { status, err } = cli(['run', path]);
    assert.equal(status, 2);
    assert.ok(err.startsWith(`${path}:1:3: the character U+0000`), err);
  });

  it('says how it is used when it is not understood', () => {
    assert.deepEqual(cli([]).status, 2);
    assert.match(cli(['dance']).err, /^usage: node out\/cli\.mjs run\|/);
    assert.match(cli(['constructor']).err, /^usage: /);
    assert.match(cli(['run']).err, /^usage: npm run --silent scenario -- /);
    assert.match(cli(['run', '--jsn', 'x.tcp']).err, /^there is no option --jsn\nusage: /);
  });

  it('stops quietly when nobody reads on', async () => {
    const path = file('long.tcp', 'A receive\n'.repeat(9000));
    const child = spawn(process.execPath, [CLI, 'run', path], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual({ status, err }, { status: 0, err: '' });
  });
});
