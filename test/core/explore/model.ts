import assert from 'node:assert/strict';
import type { Explored } from '../../../src/core/scenario';
import { formatFailure, parse, run } from '../../../src/core/scenario';
import type { Run } from '../../../src/core/scenario';

/** An explored file from its lines; the word `explore` is put before them. */
export function model(...lines: string[]): Explored {
  const { scenario, faults } = parse(['explore', ...lines].join('\n'));
  assert.deepEqual(faults, [], lines.join('\n'));
  assert.ok(scenario?.kind === 'explored');
  return scenario;
}

/** The close that the notation's facts are about, with the claim that no FIN of B outlives A's TIME_WAIT. */
export interface Close {
  readonly msl: number;
  readonly timeWait: number;
  readonly lose: number;
  readonly rfc1337: boolean;
  /** Longest retransmission interval; as long as the MSL unless given. */
  readonly rto?: number;
  readonly resends?: { readonly A: number; readonly B: number };
}

export const LATE_FIN = 'claim never A was TIME_WAIT and A CLOSED and B>A FIN,ACK';

/** The model of such a close. */
export function closing({ msl, timeWait, lose, rfc1337, rto = msl, resends = { A: 2, B: 2 } }: Close): Explored {
  return model(
    `set msl ${msl}t`,
    `set time-wait ${timeWait}t`,
    `set rto 1t..${rto}t`,
    `set rfc1337 ${rfc1337 ? 'on' : 'off'}`,
    'A may close',
    'B may close in CLOSE_WAIT',
    `A may resend ${resends.A}`,
    `B may resend ${resends.B}`,
    `network may lose ${lose}`,
    LATE_FIN,
  );
}

/** Plays a run that the explorer printed; every line must be possible, and its expectation true. */
export function replay(text: string | undefined): Run {
  assert.ok(text !== undefined, 'there is a run');
  const { scenario, faults } = parse(text);
  assert.deepEqual(faults, [], text);
  assert.equal(scenario?.kind, 'scripted');
  const done = run(scenario);
  assert.equal(done.failure === null ? 'ok' : formatFailure(done.failure), 'ok', text);
  assert.equal(done.scenario.lines.at(-1)?.action.kind, 'expect', 'the run ends with what it shows');
  return done;
}
