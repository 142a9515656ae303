import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HostMessage, Intent, readMessage } from '../../../src/messages';
import { HOSTILE, isPolluted, POLLUTING } from '../hostile/texts';

/** One intent of each kind. */
const INTENTS: readonly Intent[] = [
  { type: 'ready' },
  { type: 'choose', question: 'x', options: ['a'] },
  { type: 'confidence', question: 'x', value: 'sure' },
  { type: 'openRun', question: 'x', option: null },
  { type: 'openState', state: 'TIME_WAIT' },
  { type: 'revisit', number: 1 },
  { type: 'practise', mode: 'exam' },
  { type: 'places', A: 'CLOSED', B: 'LISTEN' },
  { type: 'copyRun', format: 'text', text: 'A close' },
  { type: 'watchRun', scenario: 'A close' },
  { type: 'openWatched', line: 3 },
  { type: 'saveChart', format: 'csv', name: 'ports', text: 'a,b' },
  { type: 'lessonPart', lesson: 'x', part: 1 },
  { type: 'play', act: { do: 'move', line: 'A close' } },
  { type: 'play', act: { do: 'goTo', node: 2 } },
  { type: 'ports', act: { do: 'fill', field: 'rate', value: '1' } },
  { type: 'live', act: { do: 'step' } },
  { type: 'waitDo', act: 'stop' },
];

/** Anything that a structured clone can carry: also cycles, holes, dates, maps, bytes, numbers that are none. */
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withNullPrototype: true,
    withObjectString: true,
  }),
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(...POLLUTING).map((json) => JSON.parse(json) as unknown),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 2 ** 53, -1, 0.5),
  fc.constant(null).map(() => {
    const cycle: Record<string, unknown> = { type: 'choose' };
    cycle.options = [cycle];
    cycle.question = cycle;
    return cycle;
  }),
  fc.constant(null).map(() => Array.from({ length: 50_000 }, () => 'a')),
);

/** A message with one value somewhere in it replaced or added. */
const spoilt = fc
  .tuple(fc.constantFrom(...INTENTS), fc.nat(), anything, fc.boolean())
  .map(([intent, at, value, adds]) => {
    const changed = structuredClone(intent) as unknown as Record<string, unknown>;
    const holder = typeof changed.act === 'object' && at % 2 === 1 ? (changed.act as Record<string, unknown>) : changed;
    const keys = Object.keys(holder);
    holder[adds ? `more${at}` : keys[at % keys.length]!] = value;
    return changed;
  });

describe('messages from anywhere', () => {
  it('know every intent that is spoilt below', () => {
    for (const intent of INTENTS) assert.deepEqual(readMessage(Intent, intent), { ok: true, message: intent });
  });

  for (const [door, schema] of [
    ['the host', Intent],
    ['the page', HostMessage],
  ] as const) {
    it(`anything at the door of ${door} is let in as it is or refused in a short sentence, and never thrown`, () => {
      fc.assert(
        fc.property(fc.oneof(anything, spoilt), (message) => {
          const read = readMessage(schema, message);
          if (read.ok) assert.deepEqual(read.message, message);
          else {
            assert.ok(read.reason.length <= 300, `${read.reason.length} characters`);
            // eslint-disable-next-line no-control-regex -- a line of the log is one line
            assert.doesNotMatch(read.reason, /[\u0000-\u001F\u007F]/);
          }
          assert.equal(isPolluted(), false);
        }),
        { numRuns: 2000 },
      );
    });
  }

  it('have no number that is none or without end, no text without end and no list without end where the page speaks', () => {
    const long = 'x'.repeat(9_000_000);
    const bad: unknown[] = [
      { type: 'play', act: { do: 'goTo', node: NaN } },
      { type: 'play', act: { do: 'goTo', node: Infinity } },
      { type: 'play', act: { do: 'goTo', node: -1 } },
      { type: 'play', act: { do: 'goTo', node: 1.5 } },
      { type: 'revisit', number: Infinity },
      { type: 'revisit', number: 1.5 },
      { type: 'openWatched', line: 0 },
      { type: 'waitSet', turn: NaN, setting: {} },
      { type: 'check', question: long },
      { type: 'choose', question: long, options: [] },
      { type: 'choose', question: 'x', options: [long] },
      { type: 'choose', question: 'x', options: Array.from({ length: 1000 }, () => '') },
      { type: 'openRun', question: 'x', option: long },
      { type: 'quizQuestion', question: long },
      { type: 'openLesson', lesson: long },
      { type: 'lessonTask', lesson: long, afresh: false },
      { type: 'lessonPart', lesson: long, part: 1 },
      { type: 'copyRun', format: 'text', text: long },
      { type: 'watchRun', scenario: long },
      { type: 'saveChart', format: 'csv', name: '../../etc/passwd', text: 'x' },
      { type: 'saveChart', format: 'csv', name: 'ports', text: long },
      { type: 'play', act: { do: 'move', line: long } },
      { type: 'ports', act: { do: 'fill', field: 'rate', value: long } },
      { type: 'ports', act: { do: 'fill', field: '__proto__', value: '1' } },
    ];
    for (const message of bad)
      assert.equal(readMessage(Intent, message).ok, false, JSON.stringify(message).slice(0, 100));
  });
});
