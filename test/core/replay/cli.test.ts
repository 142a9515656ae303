import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay } from '../../../src/cli/replay';
import { tell } from './story';

describe('the replay command', () => {
  const { log, error } = console;
  let folder: string;
  let lines: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-'));
    lines = [];
    console.log = console.error = (line: string) => lines.push(line);
  });
  afterEach(() => {
    [console.log, console.error] = [log, error];
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const NORMAL = join('test', 'fixtures', 'recordings', 'normal.json');
  const broken = () => write('broken.json', JSON.stringify(tell('0.2 A.send = -1 EPIPE\n0.5 proc A=ESTABLISHED B=-')));

  it('says same for each recording that is, status 0', async () => {
    assert.equal(await replay([NORMAL, NORMAL]), 0);
    assert.deepEqual(lines, ['normal: same', 'normal: same']);
  });
  it('says the first difference, status 1, and goes on', async () => {
    assert.equal(await replay([broken(), NORMAL]), 1);
    assert.match(
      lines[0]!,
      /^broken: at 0\.2000 s, A's send: the kernel returns EPIPE; the machine, in ESTABLISHED, returns /,
    );
    assert.equal(lines[1], 'normal: same');
  });
  it('says where and why a file cannot be read, status 2, and goes on', async () => {
    const paths = [
      join(folder, 'none.json'),
      write('half.json', '[{'),
      write('other.json', '[{"t":1,"kind":"x"}]'),
      broken(),
    ];
    assert.equal(await replay(paths), 2);
    assert.match(lines[0]!, /^none: .*none\.json: cannot be read: there is no such file$/m);
    assert.match(lines[1]!, /^half: .*half\.json: not JSON: /);
    assert.match(lines[2]!, /^other: .*other\.json: event 1: unknown kind "x"/);
    assert.match(lines[3]!, /^broken: at /);
    assert.equal(lines.length, 4);
  });
  it('without a file it says how it is used, status 2', async () => {
    assert.equal(await replay([]), 2);
    assert.match(lines[0]!, /^usage: npm run --silent replay -- FILE\.json\.\.\.$/);
  });
});
