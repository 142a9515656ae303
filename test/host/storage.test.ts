import assert from 'node:assert/strict';
import * as v from 'valibot';
import { Logger } from '../../src/host/logger';
import { Session, SESSION_VERSION } from '../../src/host/quiz/session';
import { Stored } from '../../src/host/storage';
import { Memory } from './extension';

/** A logger that keeps what it warned of and writes to no channel: VS Code closes one when another of its name is disposed of. */
class Recorder extends Logger {
  readonly warnings: string[] = [];
  override warn(message: string): void {
    this.warnings.push(message);
  }
}

describe('what is stored', () => {
  const noon = new Date('2026-01-02T12:00:00.000Z');
  let memory: Memory;
  let log: Recorder;
  const stored = () => new Stored(memory, 'thing', 2, v.strictObject({ n: v.number() }), log, () => noon);
  const aside = 'thing.aside.2026-01-02T12:00:00.000Z';

  beforeEach(() => {
    memory = new Memory();
    log = new Recorder('Test of storage');
  });
  afterEach(() => {
    log.dispose();
  });

  it('is nothing at first', async () => {
    assert.deepEqual(await stored().read(), { value: undefined });
  });

  it('comes back as it was', async () => {
    await stored().write({ n: 7 });
    assert.deepEqual(await stored().read(), { value: { n: 7 } });
    await stored().clear();
    assert.deepEqual(memory.keys(), []);
  });

  const rubbish: [string, unknown, 'newer' | 'unreadable'][] = [
    ['a newer version’s', { version: 3, data: { n: 7, more: [] } }, 'newer'],
    ['a text', 'hello', 'unreadable'],
    ['null', null, 'unreadable'],
    ['a list', [1, 2], 'unreadable'],
    ['no version', { n: 7 }, 'unreadable'],
    ['a version that is no number', { version: '2', data: { n: 7 } }, 'unreadable'],
    ['the wrong shape', { version: 2, data: { n: 'seven' } }, 'unreadable'],
    ['something more', { version: 2, data: { n: 7, __proto__x: {} } }, 'unreadable'],
    ['an unknown older version’s', { version: 1, data: { n: 7 } }, 'unreadable'],
  ];
  for (const [what, value, reason] of rubbish) {
    it(`is kept aside under a dated key, and said once, when it is ${what}`, async () => {
      await memory.update('thing', value);
      assert.deepEqual(await stored().read(), { value: undefined, setAside: reason });
      assert.deepEqual(memory.keys(), [aside]);
      assert.deepEqual(memory.get(aside), value);
      assert.equal(log.warnings.length, 1);
      assert.deepEqual(await stored().read(), { value: undefined });
      await stored().write({ n: 8 });
      assert.deepEqual(await stored().read(), { value: { n: 8 } });
      assert.deepEqual(memory.get(aside), value);
    });
  }

  it('is a session only when its index lies within its round', async () => {
    const place = { id: 'x', answer: [], right: null, misconceptions: [], hints: 0, confidence: null };
    const session = new Stored(memory, 'session', SESSION_VERSION, Session, log);
    await session.write({ mode: { kind: 'practice' }, seed: 1, index: 1, places: [place] });
    assert.equal((await session.read()).setAside, undefined);
    await session.write({ mode: { kind: 'practice' }, seed: 1, index: 2, places: [place] });
    assert.equal((await session.read()).setAside, 'unreadable');
  });
});
