import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** `questions check` and `questions show` as they are built: what they print, and their exit status. */

const CLI = resolve('out/cli.mjs');

function questions(folder: string, ...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'questions', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

/** A question that can be asked, about a misconception that no family is about. */
const SOUND = {
  kind: 'choose',
  id: 'sound',
  topic: 'leaks',
  difficulty: 1,
  states: ['CLOSE_WAIT'],
  prompt: { en: 'Which state?', 'zh-cn': '哪个状态?' },
  pick: 'one',
  options: ['CLOSE_WAIT', 'LAST_ACK', 'CLOSED', 'TIME_WAIT'].map((state) => ({
    id: state.toLowerCase().replace('_', '-'),
    text: { en: state, 'zh-cn': state },
    decide: { run: ['A close', 'deliver FIN A>B'], claim: `B ${state}` },
    because: { en: 'B has not closed.', 'zh-cn': 'B 还没有关闭。' },
    ...(state === 'CLOSED' ? { misconception: 'M49' } : {}),
  })),
  explanation: { en: 'It lasts until B closes.', 'zh-cn': '它一直持续到 B 关闭。' },
  rfc: 'RFC 9293, 3.6',
};

describe('node out/cli.mjs questions', function () {
  this.timeout(120_000);
  let folder = '';
  const write = (...of: readonly object[]) => {
    writeFileSync(join(folder, 'media/questions/some.json'), JSON.stringify({ questions: of }));
  };
  before(() => {
    assert.ok(existsSync(CLI), `${CLI} is missing: node esbuild.mjs --only cli`);
    folder = mkdtempSync(join(tmpdir(), 'last-ack-questions-'));
    mkdirSync(join(folder, 'media/questions'), { recursive: true });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('check names every misconception that no question is about, written or generated, and ends with 1', () => {
    write(SOUND);
    const { status, out, err } = questions(folder, 'check');
    assert.equal(status, 1);
    const missing = [...err.matchAll(/^(M\d\d): no question is about this misconception$/gm)].map(([, id]) => id);
    assert.equal(missing.length, err.trimEnd().split('\n').length, 'no other fault');
    assert.ok(missing.includes('M01') && missing.includes('M50'));
    assert.ok(!missing.includes('M49'), 'a written question is about it');
    assert.ok(!missing.includes('M13'), 'a family is about it');
    assert.match(out, /^1 questions, 4 options: 1 true, 3 false$/m);
    assert.match(out, /^by misconception: M49 1$/m);
    assert.match(out, /^ {2}ack-of-fin: reckon, segments, \d+ answers, M13$/m);
  });

  it('check ends with 1 when no option of a question is true, or its id is a generated one’s code', () => {
    const options = SOUND.options.map((option) => ({ ...option, decide: { ...option.decide, claim: 'B LISTEN' } }));
    write(SOUND, { ...SOUND, id: 'false-throughout', options }, { ...SOUND, id: 'ack-of-fin-12' });
    const { status, err } = questions(folder, 'check');
    assert.equal(status, 1);
    assert.match(err, /^false-throughout: 0 options are true, a single choice has one$/m);
    assert.match(err, /^ack-of-fin-12 is the code of a generated question$/m);
  });

  it('check ends with 2 when a file cannot be read, and checks the others', () => {
    write(SOUND);
    writeFileSync(join(folder, 'media/questions/torn.json'), '{"questions": [');
    const { status, out, err } = questions(folder, 'check');
    rmSync(join(folder, 'media/questions/torn.json'));
    assert.equal(status, 2);
    assert.match(err, /^media\/questions\/torn\.json: /m);
    assert.match(out, /^1 questions/m);
  });

  it('show prints a written question by its id, and a generated one by its code', () => {
    write(SOUND);
    const written = questions(folder, 'show', 'sound');
    assert.equal(written.status, 0);
    assert.match(written.out, /^ {2}true {2}CLOSE_WAIT$/m);
    const generated = questions(folder, 'show', 'who-waits-7');
    assert.equal(generated.status, 0, generated.err);
    assert.match(generated.out, /^who-waits-7 \(predict, time-wait, difficulty 1\)$/m);
    assert.equal(generated.out.match(/^ {2}true {2}/gm)?.length, 1);
  });

  it('show ends with 2 for a question that there is not, and says which there are', () => {
    const { status, err } = questions(folder, 'show', 'who-waits-07');
    assert.equal(status, 2);
    assert.match(err, /^there is no question "who-waits-07"; there are: sound, and ack-of-fin-SEED, /);
  });

  it('check is content with the questions of this project', () => {
    const { status, err } = questions('.', 'check');
    assert.deepEqual({ status, err }, { status: 0, err: '' });
  });
});
