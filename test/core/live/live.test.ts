import assert from 'node:assert/strict';
import type { Observed, Predicted } from '../../../src/core/live';
import { compare, EXPERIMENT_IDS, experimentOf, find, predict, scenarioOf, sightOf } from '../../../src/core/live';
import { parse, run } from '../../../src/core/scenario';
import { readSockets } from '../../../src/core/sockets';

/** What the kernel does when it does just what the machine says. */
const asPredicted = ({ states, passed, answer }: Predicted): Observed => ({
  states,
  passed,
  answer,
  left: { A: null, B: null },
});
const lastOf = (id: (typeof EXPERIMENT_IDS)[number]) => predict(experimentOf(id)).at(-1)!;

describe('live experiments', () => {
  for (const id of EXPERIMENT_IDS) {
    it(`${id} is a scenario that the machine plays to its end`, () => {
      const experiment = experimentOf(id);
      const { scenario, faults } = parse(scenarioOf(experiment));
      assert.deepEqual(faults, []);
      assert.ok(scenario?.kind === 'scripted');
      const { failure, end } = run(scenario);
      assert.equal(failure, null);
      const predicted = predict(experiment);
      assert.equal(predicted.length, experiment.steps.length);
      assert.deepEqual(predicted.at(-1)?.states, { A: end.A.state, B: end.B.state });
      for (const one of predicted) assert.deepEqual(compare(one, asPredicted(one)), { kind: 'same', known: [] });
    });
  }

  it('only what Node has no call for is predicted only', () => {
    const only = EXPERIMENT_IDS.flatMap((id) => experimentOf(id).steps.filter(({ onlyPredicted }) => onlyPredicted));
    assert.deepEqual(
      only.map(({ note }) => note),
      ['listen-without'],
    );
  });

  it('a port in TIME_WAIT is given only if both sockets agree', () => {
    const answers = predict(experimentOf('restart')).map(({ answer }) => answer);
    assert.deepEqual(answers.slice(-3), ['OK', 'EADDRINUSE', 'EADDRINUSE']);
    assert.equal(lastOf('refused').answer, 'EADDRINUSE');
  });

  it('each known difference is told from others', () => {
    const active = predict(experimentOf('active'))[1]!;
    const quick = { ...asPredicted(active), passed: { A: [], B: [] } };
    assert.deepEqual(compare(active, quick), { kind: 'same', known: ['too-quick'] });
    const leak = lastOf('leak');
    assert.deepEqual(compare(leak, { ...asPredicted(leak), answer: 'EPIPE' }), { kind: 'explained', known: ['epipe'] });
    const linger = lastOf('linger');
    assert.deepEqual(compare(linger, { ...asPredicted(linger), answer: 'EPIPE' }), { kind: 'different', known: [] });
    const again = lastOf('again');
    const states = { A: 'ESTABLISHED', B: 'ESTABLISHED' } as const;
    assert.equal(compare(again, { ...asPredicted(again), states, answer: 'OK' }).kind, 'explained');
    assert.equal(compare(again, { ...asPredicted(again), states }).kind, 'different');
    const over = lastOf('active');
    const gone = { ...asPredicted(over), states: { A: 'CLOSED', B: 'CLOSED' } } as const;
    assert.deepEqual(compare(over, gone), { kind: 'explained', known: ['no-time-wait'] });
    const leaked = { ...asPredicted(over), states: { A: 'CLOSED', B: 'LAST_ACK' } } as const;
    assert.equal(compare(over, leaked).kind, 'different');
    assert.equal(compare(over, { ...gone, answer: 'EPIPE' }).kind, 'different', 'the answer is not accounted for');
  });

  it('finds both ends in a table by their ports and their address; what is not there is CLOSED', () => {
    const text = [
      'tcp 0 0 127.0.0.1:5000 127.0.0.1:40000 CLOSE_WAIT',
      'tcp 0 0 10.0.0.1:40000 127.0.0.1:5000 ESTABLISHED',
      'tcp 0 0 127.0.0.1:5000 0.0.0.0:* LISTEN',
    ].join('\n');
    const read = readSockets(text);
    assert.ok(!('tooLong' in read));
    const sight = sightOf(read.sockets, { A: 40_000, B: 5000 });
    assert.deepEqual(sight, { states: { A: 'CLOSED', B: 'CLOSE_WAIT' }, left: { A: null, B: null } });
    assert.equal(find(read.sockets, 1, 2), undefined);
  });
});
