import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDifference, readRecording, replay } from '../../../src/core/replay';
import { STORIES } from './stories';
import type { Event } from './story';
import { tell } from './story';

const FOLDER = join('test', 'fixtures', 'recordings');

/** `same`, or the first difference in words. */
function outcome(json: unknown): string {
  const reading = readRecording(json);
  assert.ok('events' in reading, 'fault' in reading ? reading.fault : '');
  const difference = replay(reading.events);
  return difference === null ? 'same' : formatDifference(difference);
}

/** The same recording with the ends' names exchanged. */
function mirrored(events: readonly Event[]): readonly Event[] {
  const other = (end: unknown) => (end === 'A' ? 'B' : 'A');
  return events.map((event) => ({
    ...event,
    ...('side' in event ? { side: other(event.side) } : {}),
    ...('src' in event ? { src: other(event.src) } : {}),
    ...('at' in event ? { at: other(event.at) } : {}),
    ...(event.kind === 'proc' ? { A: event.B, B: event.A } : {}),
  }));
}

describe('a recording of a real kernel, replayed on the machine', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  it('there are recordings', () => {
    assert.ok(names.length >= 13);
  });
  for (const name of names) {
    const events = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as readonly Event[];
    it(`${name}: same`, () => {
      assert.equal(outcome(events), 'same');
    });
    it(`${name} with the ends’ names exchanged: same`, () => {
      assert.equal(outcome(mirrored(events)), 'same');
    });
    it(`${name} with its handshake, without the mark: same`, () => {
      assert.equal(outcome(events.filter(({ kind }) => kind !== 'mark')), 'same');
    });
  }
});

describe('a story as the kernel tells it', () => {
  for (const [title, text] of Object.entries(STORIES)) {
    it(title, () => {
      assert.equal(outcome(tell(text)), 'same');
    });
    it(`${title} (the other way round)`, () => {
      assert.equal(outcome(mirrored(tell(text))), 'same');
    });
  }
});
