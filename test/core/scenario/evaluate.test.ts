import assert from 'node:assert/strict';
import { inEnglish, sayFinding } from '../../../src/core/said';
import type { Condition } from '../../../src/core/scenario';
import { compileCondition, evaluate, parse, run, statesAsked } from '../../../src/core/scenario';
import { bitOf } from '../../../src/core/world';

/** The world after some lines, and a condition as the file’s last line. */
function ask(lines: string, text: string) {
  const { scenario, faults } = parse(`${lines.replaceAll('; ', '\n')}\nexpect ${text}`);
  assert.deepEqual(faults, []);
  assert.ok(scenario?.kind === 'scripted');
  const last = scenario.lines.at(-1)?.action;
  assert.ok(last?.kind === 'expect');
  const { condition } = last;
  const { end } = run({ ...scenario, lines: scenario.lines.slice(0, -1) });
  return { condition, world: end, discrete: scenario.settings.discrete };
}

function conditionOf(text: string): Condition {
  return ask('A receive', text).condition;
}

describe('A condition, after some lines, holds or says what is the case', () => {
  // What happened; what is asked; what is found when it holds (=) or does not (≠).
  // prettier-ignore
  const ASKED: readonly (readonly [string, string, '=' | '≠', string])[] = [
    ['A close', 'A FIN_WAIT_1', '=', 'A is FIN_WAIT_1'],
    ['A close', 'A TIME_WAIT', '≠', 'A is FIN_WAIT_1'],
    ['A close', 'not A TIME_WAIT', '=', 'A is FIN_WAIT_1'],
    ['A close', 'not A FIN_WAIT_1', '≠', 'A is FIN_WAIT_1'],
    ['A close', 'A was ESTABLISHED', '=', 'A was ESTABLISHED before'],
    ['A close', 'A was FIN_WAIT_1', '≠', 'A is FIN_WAIT_1 and has not left it'],
    ['A close', 'A was TIME_WAIT', '≠', 'A has never been TIME_WAIT; it is FIN_WAIT_1'],
    ['A close', 'A>B FIN,ACK', '=', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'A>B ACK,FIN ack 301 seq 101 len 0', '=', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'A>B FIN', '≠', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'A>B ACK', '≠', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'A>B FIN,ACK seq 102', '≠', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'A>B FIN,ACK ack 302', '≠', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'A>B FIN,ACK len 1', '≠', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'B>A FIN,ACK', '≠', 'nothing is in flight B>A'],
    ['A close', 'in flight', '=', 'in flight: A>B FIN,ACK seq 101 ack 301'],
    ['A close', 'not in flight B>A', '=', 'nothing is in flight B>A'],
    ['A close', 'in flight B>A', '≠', 'nothing is in flight B>A'],
    ['A receive', 'in flight', '≠', 'nothing is in flight'],
    ['A send 1500', 'A>B ACK len 52', '=', 'in flight: A>B ACK seq 101 ack 301 len 1448; A>B ACK seq 1549 ack 301 len 52'],
    ['A send 20000', 'A>B SYN', '≠', 'in flight: A>B ACK seq 101 ack 301 len 1448; A>B ACK seq 1549 ack 301 len 1448; A>B ACK seq 2997 ack 301 len 1448; A>B ACK seq 4445 ack 301 len 1448; A>B ACK seq 5893 ack 301 len 1448; A>B ACK seq 7341 ack 301 len 1448; A>B ACK seq 8789 ack 301 len 1448; A>B ACK seq 10237 ack 301 len 1448; and 6 more'],
    ['B send 10; deliver; A receive', 'A got 10', '=', 'A got 10'],
    ['B send 10; deliver; A receive', 'A got EOF', '≠', 'A got 10'],
    ['A receive', 'A got 10', '≠', 'A got nothing'],
    ['B shutdown; deliver; A receive', 'A got EOF', '=', 'A got EOF'],
    ['A receive', 'A error reset', '≠', 'A has no error'],
    ['B abort; deliver', 'A error reset', '=', 'A has the error reset'],
    ['B abort; deliver', 'not A error reset', '≠', 'A has the error reset'],
    ['A receive', 'A timer retransmit', '≠', 'no timer of A runs'],
    ['A close', 'A timer retransmit', '=', 'of A run: retransmit (1s left), user-timeout (300s left)'],
    ['A close; wait 250ms', 'A timer retransmit 750ms', '=', 'of A run: retransmit (750ms left), user-timeout (299750ms left)'],
    ['A close; wait 250ms', 'A timer retransmit 1s', '≠', 'of A run: retransmit (750ms left), user-timeout (299750ms left)'],
    ['set msl 3t; A close; wait 1t', 'A timer retransmit 2t', '=', 'of A run: retransmit (2t left)'],
    ['A send 5', 'A next 106 and A unacked 101 and A awaits 301', '=', 'A next is 106; A unacked is 101; A awaits is 301'],
    ['A send 5', 'A next 105', '≠', 'A next is 106'],
    ['A receive', 'A accepted old', '≠', 'A has accepted no old segment'],
    ['A receive', 'data lost', '≠', 'no data is lost'],
    ['B send 5; deliver; A close', 'data lost', '=', 'data is lost'],
    ['A close', 'A FIN_WAIT_1 and B CLOSED and A TIME_WAIT', '≠', 'B is ESTABLISHED; A is FIN_WAIT_1'],
  ];
  for (const [lines, text, relation, found] of ASKED) {
    it(`${lines} ⊢ ${text}`, () => {
      const { condition, world, discrete } = ask(lines, text);
      const decided = evaluate(condition, world, discrete);
      assert.deepEqual({ relation: decided.holds ? '=' : '≠', found: inEnglish(decided.found) }, { relation, found });
      assert.equal(compileCondition(condition)(world), decided.holds);
    });
  }

  it('naming only the terms that failed', () => {
    const { condition, world } = ask('A close', 'A FIN_WAIT_1 and not B ESTABLISHED and A>B ACK');
    assert.equal(
      inEnglish(sayFinding(evaluate(condition, world))),
      'expected not B ESTABLISHED and A>B ACK; B is ESTABLISHED; in flight: A>B FIN,ACK seq 101 ack 301',
    );
  });
});

describe('The past that a condition asks about', () => {
  it('is the states after `was`, as bits of World.left', () => {
    assert.deepEqual(statesAsked(conditionOf('A was TIME_WAIT and not A was CLOSING and B LAST_ACK')), {
      A: bitOf('TIME_WAIT') | bitOf('CLOSING'),
      B: 0,
    });
    assert.deepEqual(statesAsked(conditionOf('B was CLOSED')), { A: 0, B: bitOf('CLOSED') });
  });
});
