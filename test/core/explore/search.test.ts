import assert from 'node:assert/strict';
import { createSearch, explore, formatVerdict } from '../../../src/core/explore';
import { parse, print } from '../../../src/core/scenario';
import { closing, LATE_FIN, model, replay } from './model';

const SAFE = closing({ msl: 2, timeWait: 4, lose: 1, rfc1337: true });
const NOT_SAFE = closing({ msl: 2, timeWait: 3, lose: 1, rfc1337: true });

describe('A search that is cut off', () => {
  it('says unknown, and never true, as long as one world is missing', () => {
    const { worlds } = explore(SAFE);
    for (const bound of [1, 2, 100, worlds - 1]) {
      const { verdicts, complete } = explore(SAFE, { bound });
      assert.equal(verdicts[0]!.verdict, 'unknown');
      assert.equal(formatVerdict(verdicts[0]!), `unknown: stopped at ${bound} worlds`);
      assert.equal(complete, false);
    }
  });

  it('says true when the bound is just enough', () => {
    const { worlds } = explore(SAFE);
    assert.equal(formatVerdict(explore(SAFE, { bound: worlds }).verdicts[0]!), `true (all ${worlds} worlds)`);
  });

  it('says unknown, too, when what is under way is more than there is room for', () => {
    for (const room of [1, 20]) {
      const { verdicts, worlds, complete } = explore(SAFE, { room });
      assert.equal(formatVerdict(verdicts[0]!), `unknown: stopped at ${worlds} worlds`);
      assert.ok(worlds < explore(SAFE).worlds);
      assert.equal(complete, false);
    }
  });

  it('says unknown of `possible` and `always` too', () => {
    const explored = model('A may close', 'claim possible A CLOSED and A>B SYN', 'claim always A FIN_WAIT_2');
    const kinds = explore(explored, { bound: 3 }).verdicts.map(({ verdict }) => verdict);
    assert.deepEqual(kinds, ['unknown', 'unknown']);
  });

  it('keeps what it found before', () => {
    const { verdicts, worlds } = explore(NOT_SAFE);
    const again = explore(NOT_SAFE, { bound: worlds });
    assert.equal(again.verdicts[0]!.verdict, 'false');
    assert.equal(again.verdicts[0]!.run, verdicts[0]!.run);
  });

  it('stops when asked to, and can tell how far it is', () => {
    const seen: number[] = [];
    const { verdicts } = explore(SAFE, {
      onProgress: (worlds) => seen.push(worlds),
      shouldStop: () => seen.length === 2,
    });
    assert.equal(seen.length, 2);
    assert.ok(seen[0]! < seen[1]!);
    assert.equal(verdicts[0]!.verdict, 'unknown');
  });
});

describe('A search in slices', () => {
  it('finds the same as one at one go', () => {
    for (const explored of [SAFE, NOT_SAFE]) {
      const search = createSearch(explored);
      while (search.advance(7));
      assert.deepEqual(search.result(), explore(explored));
    }
  });

  it('can be asked between two slices', () => {
    const search = createSearch(NOT_SAFE);
    assert.equal(search.advance(1), true);
    assert.equal(search.result().verdicts[0]!.verdict, 'unknown');
    while (search.advance(1000));
    assert.equal(search.result().verdicts[0]!.verdict, 'false');
    assert.equal(search.advance(1000), false);
  });
});

describe('The first world', () => {
  it('counts for `never` and `possible`, with a run of no steps', () => {
    const [never, possible] = explore(model('claim never A ESTABLISHED', 'claim possible not in flight')).verdicts;
    assert.equal(never!.verdict, 'false');
    assert.equal(possible!.verdict, 'true');
    assert.equal(never!.steps, 0);
    replay(never!.run);
  });

  it('is an end when nothing is allowed: no time passes where nothing waits for it', () => {
    const { worlds, ends, verdicts } = explore(model('claim always A ESTABLISHED and B ESTABLISHED'));
    assert.deepEqual([worlds, ends, verdicts[0]!.verdict], [1, 1, 'true']);
  });
});

describe('`always`', () => {
  it('asks about the worlds that runs end in, and no other', () => {
    const [closed, waiting] = explore(
      model('A may close', 'B may close in CLOSE_WAIT', 'claim always A CLOSED', 'claim always A TIME_WAIT'),
    ).verdicts;
    assert.equal(closed!.verdict, 'true');
    assert.equal(waiting!.verdict, 'false');
    assert.deepEqual(replay(waiting!.run).end.flights, []);
  });

  it('of several atoms: the run ends by expecting that one of them fails', () => {
    const [verdict] = explore(model('A may close', 'claim always B CLOSE_WAIT and not A FIN_WAIT_2')).verdicts;
    assert.match(verdict!.run ?? '', /expect A FIN_WAIT_2\n$/);
    replay(verdict!.run);
  });

  it('does not count a run that a `must` is missing from', () => {
    // B may reset the connection before A has closed it: then A's `must` can never happen.
    const lines = ['B may abort in ESTABLISHED', 'claim always A was FIN_WAIT_1'];
    assert.equal(explore(model('A may shutdown', ...lines)).verdicts[0]!.verdict, 'false');
    assert.equal(explore(model('A must shutdown', ...lines)).verdicts[0]!.verdict, 'true');
  });
});

describe('A call', () => {
  const count = (...lines: string[]) => explore(model(...lines, 'claim never A LISTEN'), { exhaustive: true }).worlds;

  it('happens once for each line', () => {
    const sent = (...lines: string[]) =>
      explore(model(...lines, 'A may resend 0', 'claim possible A next 104')).verdicts[0]!.verdict;
    assert.equal(sent('A may send 1', 'A may send 1'), 'false');
    assert.equal(sent('A may send 1', 'A may send 1', 'A may send 1'), 'true');
  });

  it('happens only in the state that is named', () => {
    assert.equal(count('B may close in CLOSE_WAIT'), 1);
    assert.ok(count('B may close in ESTABLISHED') > 1);
  });

  it('does not read where there never was a connection', () => {
    const explored = model('start closed', 'A may receive', 'claim never A error not-connected');
    assert.equal(formatVerdict(explore(explored).verdicts[0]!), 'true (all 1 worlds)');
  });

  it('does not happen where the state refuses it', () => {
    assert.equal(count('A may connect', 'B may listen'), 1);
  });

  it('that returns an error is expected to in the run', () => {
    const explored = model(
      'B may abort',
      'A may receive in CLOSED',
      'B may listen',
      'claim possible B LISTEN and A error reset',
    );
    const { end } = replay(explore(explored).verdicts[0]!.run);
    assert.equal(end.A.fate, 'reset');
    const twice = ['A may receive in CLOSED', 'A may receive in CLOSED'];
    const told = explore(model('B may abort', ...twice, 'claim possible A got EOF'));
    assert.match(told.verdicts[0]!.run ?? '', /A receive\nexpect A error reset\nA receive\n/);
    replay(told.verdicts[0]!.run);
  });
});

describe('Retransmission', () => {
  it('happens from its least interval on', () => {
    const stepsToRepeat = (rto: string) =>
      explore(
        model('set msl 3t', `set rto ${rto}`, 'A may close', 'claim possible A FIN_WAIT_1 and not A timer retransmit'),
      ).verdicts[0]!.steps;
    // close, the ticks, and the retransmission, after which the one that is allowed has been used
    assert.deepEqual(['1t..3t', '2t..3t', '3t'].map(stepsToRepeat), [3, 4, 5]);
  });

  it('happens at its most interval at the latest', () => {
    const waits = (rto: string) =>
      explore(
        // the FIN has been lost, so nothing but its repetition can bring the ACK
        model(
          'set msl 1t',
          `set rto ${rto}`,
          'A may close',
          'network may lose 1',
          'claim never A timer retransmit 0t',
          'claim always B CLOSE_WAIT',
        ),
      ).verdicts.map(({ verdict, steps }) => [verdict, steps]);
    assert.deepEqual(waits('1t..3t'), [
      ['false', 5], // close, lose, and three ticks; then it must happen
      ['true', undefined],
    ]);
  });

  it('happens as often as the file allows', () => {
    const lost = (losses: number) =>
      explore(model('A may close', 'A may resend 2', `network may lose ${losses}`, 'claim always B CLOSE_WAIT'))
        .verdicts[0]!.verdict;
    assert.deepEqual([lost(2), lost(3)], ['true', 'false']);
  });
});

describe('Many claims', () => {
  it('more than one number has bits for are decided alike', () => {
    const claims = Array.from({ length: 70 }, (_, k) => `claim possible A>B FIN,ACK seq ${k < 35 ? 101 : 1000 + k}`);
    const { verdicts } = explore(model('A may close', ...claims));
    assert.deepEqual(
      verdicts.map(({ verdict }) => verdict),
      claims.map((_, k) => (k < 35 ? 'true' : 'false')),
    );
  });

  it('of more atoms about the network than one number has bits for are decided as by those alone that matter', () => {
    const absent = Array.from({ length: 38 }, (_, index) => `not A>B ACK len ${index + 1}`).join(' and ');
    const explored = model(
      'A may close',
      'A may send 50',
      `claim possible ${absent} and A>B FIN,ACK`,
      `claim possible A>B FIN,ACK and not A>B ACK len 50 and ${absent} and A>B ACK len 6`,
      `claim never A>B ACK len 50 and ${absent}`,
    );
    assert.deepEqual(
      explore(explored).verdicts.map(({ verdict }) => verdict),
      ['true', 'false', 'false'],
    );
  });

  it('each has its own shortest run', () => {
    const { verdicts } = explore(
      model('A may close', 'claim possible A FIN_WAIT_1', 'claim possible A FIN_WAIT_2', LATE_FIN),
    );
    assert.deepEqual(
      verdicts.map(({ verdict, steps }) => [verdict, steps]),
      [
        ['true', 1],
        ['true', 3],
        ['true', undefined],
      ],
    );
  });
});

describe('The numbers of the next connection', () => {
  const lines = ['iss A 100', 'iss A 200', 'A may close', 'B may close in CLOSE_WAIT', 'A may connect in CLOSED'];
  const explored = model(...lines, 'claim possible A>B SYN seq 200', 'claim possible A>B SYN seq 64101');

  it('are what a second `iss` says, and the run says it too', () => {
    const [given, usual] = explore(explored).verdicts;
    assert.deepEqual([given!.verdict, usual!.verdict], ['true', 'false']);
    assert.equal(replay(given!.run).end.A.state, 'SYN_SENT');
  });

  it('are printed with the model', () => {
    const again = parse(print(explored));
    assert.deepEqual(again.faults, []);
    assert.ok(again.scenario?.kind === 'explored');
    assert.deepEqual(again.scenario.nextIss, { A: 200, B: null });
    assert.deepEqual(again.scenario.iss, explored.iss);
  });
});
