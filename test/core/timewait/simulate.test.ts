import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createSimulation,
  defaultParameters,
  simulate,
  type Parameters,
  type Series,
} from '../../../src/core/timewait';
import * as hosts from '../../../src/core/ports';
import { Lab } from '../ports/lab';
import { createArrivals } from '../../../src/core/timewait/arrivals';
import { tellNaively } from './reference';

const run = (change: Partial<Parameters>) => simulate({ ...defaultParameters, ...change });
const thousand = { lowPort: 40_000, highPort: 40_999 } as const;

const rows = ({ time, inTimeWait, open, free, refused }: Series): number[][] =>
  time.map((at, index) => [at, inTimeWait[index]!, open[index]!, free[index]!, refused[index]!]);

const anyParameters: fc.Arbitrary<Parameters> = fc
  .record({
    arrivals: fc.constantFrom('even' as const, 'chance' as const, 'list' as const),
    rate: fc.constantFrom(0.5, 3, 10, 47.3, 500, 100_000),
    requests: fc.integer({ min: 1, max: 400 }),
    gaps: fc.array(fc.constantFrom(0, 0, 1, 5, 100, 999, 1001, 7000), { minLength: 1, maxLength: 200 }),
    seed: fc.nat(1000),
    serviceTime: fc.constantFrom(0, 0.3, 50, 1000, 20_000),
    requestsPerConnection: fc.constantFrom(1, 1, 1, 2, 7),
    closesFirst: fc.constantFrom('client' as const, 'client' as const, 'server' as const, 'reset' as const),
    highPort: fc.constantFrom(40_001, 40_003, 40_007, 40_031),
    destinations: fc.constantFrom(1, 1, 2, 5),
    timeWait: fc.constantFrom(0, 500, 1000, 4000, 60_000),
    tcpTwReuse: fc.constantFrom(0 as const, 1 as const, 2 as const),
    timestamps: fc.boolean(),
    loopback: fc.boolean(),
    choosesPort: fc.constantFrom('connect' as const, 'connect' as const, 'bind' as const),
    reuseAddr: fc.boolean(),
    maxRecords: fc.constantFrom(0, 3, 131_072),
  })
  .map(({ gaps, ...rest }) => {
    let time = 0;
    const at = rest.arrivals === 'list' ? gaps.map((gap) => (time += gap)) : [];
    return { ...rest, lowPort: 40_000, at, requests: rest.arrivals === 'list' ? at.length : rest.requests };
  });

describe('the simulation of many connections', () => {
  it('refuses from the 1,001st of 3,000 on, as the recorded kernel with 1,000 ports and tcp_tw_reuse 0', () => {
    const { totals, firstRefusal } = run({ ...thousand, requests: 3000, rate: 10_000, serviceTime: 0, tcpTwReuse: 0 });
    assert.equal(firstRefusal?.attempt, 1001);
    assert.equal(firstRefusal.error, 'EADDRNOTAVAIL');
    assert.equal(totals.refused, 2000);
    assert.equal(totals.peakTimeWait, 1000);
  });

  it('tells what a naive queue of events tells, for any parameters', () => {
    fc.assert(
      fc.property(anyParameters, fc.constantFrom(8, 50, 400), (parameters, points) => {
        const { series, totals, firstRefusal } = simulate(parameters, points);
        const naive = tellNaively(parameters, series.time);
        assert.ok(series.time.length <= points, `${series.time.length} points of ${points}`);
        assert.deepEqual(rows(series), naive.seen);
        const { opened, refused, takenOver, skipped, peakTimeWait, peakOpen } = naive;
        assert.deepEqual({ ...totals, opened, refused, takenOver, skipped, peakTimeWait, peakOpen }, totals);
        assert.equal(firstRefusal?.attempt, naive.refusals[0]);
        assert.equal(totals.attempts, opened + refused);
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same in one piece and in many', () => {
    fc.assert(
      fc.property(anyParameters, fc.integer({ min: 1, max: 60 }), (parameters, budget) => {
        const simulation = createSimulation(parameters);
        let progress = 0;
        while (!simulation.advance(budget)) {
          assert.ok(simulation.progress >= progress && simulation.progress <= 1);
          progress = simulation.progress;
          simulation.read();
        }
        assert.deepEqual(simulation.read(), simulate(parameters));
      }),
      { numRuns: 200 },
    );
  });

  it('refuses what the model of a host refuses, connection by connection', () => {
    const parameters = anyParameters.filter(
      // Where records may be taken over and are limited in number, which port is chosen decides what is refused later.
      ({ requestsPerConnection, timeWait, tcpTwReuse, maxRecords }) =>
        requestsPerConnection === 1 && timeWait > 0 && (tcpTwReuse === 0 || maxRecords > 1000),
    );
    fc.assert(
      fc.property(parameters, (some) => {
        // Whole milliseconds: the host's clock is moved by differences.
        const next = createArrivals(some);
        const at = Array.from({ length: Math.min(some.requests, 120) }, () => Math.round(next()));
        const serviceTime = Math.round(some.serviceTime);
        const whole: Parameters = { ...some, arrivals: 'list', at, requests: at.length, serviceTime };
        assert.deepEqual(refusalsOf(whole), refusalsOfHost(whole));
      }),
      { numRuns: 400 },
    );
  });

  it('counts in ports and TIME_WAIT: the steady state is the formula', () => {
    const { rate, totals } = run({ ...thousand, rate: 100, requests: 60_000, serviceTime: 0 });
    assert.equal(rate.formula?.toFixed(3), '16.667');
    assert.ok(Math.abs(rate.measured! - rate.formula) < 0.01 * rate.formula, `${rate.measured}`);
    assert.ok(totals.refused > 0);
    const open = run({ ...thousand, rate: 100, requests: 60_000, serviceTime: 20_000 });
    assert.equal(open.rate.exact, 12.5);
    assert.ok(Math.abs(open.rate.measured! - 12.5) < 0.1, `${open.rate.measured}`);
  });

  it('knows the figures of real systems', () => {
    const limit = (change: Partial<Parameters>) => Math.floor(run({ ...change, requests: 1 }).rate.formula!);
    assert.equal(limit({}), 470);
    assert.equal(limit({ lowPort: 1024, highPort: 65_535 }), 1075);
    assert.equal(limit({ timeWait: 240_000 }), 117);
  });

  it('is not refused below the limit and is above it, at Linux’s figures', () => {
    assert.equal(run({ rate: 470, requests: 100_000, serviceTime: 0 }).firstRefusal, null);
    const above = run({ rate: 472, requests: 100_000, serviceTime: 0 });
    assert.equal(above.firstRefusal?.attempt, 28_233);
  });

  it('keeps its memory in the size of the ports: queues do not grow with the connections', () => {
    const simulation = createSimulation({ ...defaultParameters, ...thousand, rate: 1e5, requests: 2_000_000 });
    while (!simulation.advance(1e5));
    assert.equal(simulation.read().totals.peakTimeWait, 1000);
    assert.ok(simulation.read().series.time.length <= 400);
  });
});

describe('who runs out', () => {
  const busy = { ...thousand, rate: 1000, requests: 10_000, serviceTime: 10 } as const;

  it('the client, when it closes first', () => {
    const { ends, ratio } = run(busy);
    assert.deepEqual(ends, { waits: 'client', runsOut: 'client', listenerPorts: 1 });
    assert.deepEqual(ratio, { working: 10, blocked: 60_000 });
  });

  it('nobody, when the server closes first: it accepts on one port, and new connections replace its records', () => {
    const { ends, totals } = run({ ...busy, closesFirst: 'server' });
    assert.deepEqual(ends, { waits: 'server', runsOut: 'nobody', listenerPorts: 1 });
    assert.equal(totals.refused, 0);
    assert.equal(totals.peakTimeWait, 1000);
    assert.equal(totals.takenOver > 0, true);
  });

  it('nobody, after resets', () => {
    assert.equal(run({ ...busy, closesFirst: 'reset' }).totals.peakTimeWait, 0);
  });

  it('the range is shared by all destinations when bind() chooses the port', () => {
    assert.equal(run({ ...busy, destinations: 20 }).firstRefusal, null);
    const bound = run({ ...busy, destinations: 20, choosesPort: 'bind' });
    assert.deepEqual([bound.firstRefusal?.attempt, bound.firstRefusal?.error], [1001, 'EADDRINUSE']);
  });
});

function refusalsOf(parameters: Parameters): number[] {
  const simulation = createSimulation(parameters);
  const refusals: number[] = [];
  let before = 0;
  while (refusals.length < parameters.requests) {
    const done = simulation.advance(1);
    const { refused, attempts } = simulation.read().totals;
    if (refused > before) refusals.push(attempts);
    before = refused;
    if (done) break;
  }
  return refusals;
}

/** The same connections on a host of src/core/ports. */
function refusalsOfHost(parameters: Parameters): number[] {
  const { closesFirst, choosesPort, lowPort, highPort, loopback, timeWait, destinations, at, serviceTime } = parameters;
  const lab = new Lab({
    ipLocalPortRange: [lowPort, highPort],
    tcpTwReuse: parameters.tcpTwReuse,
    tcpTimestamps: parameters.timestamps,
    tcpMaxTwBuckets: parameters.maxRecords,
    timeWait,
  });
  const far = loopback ? '127.0.0.1' : '198.51.100.7';
  const listeners = Array.from({ length: loopback ? destinations : 0 }, (_, to) => lab.server(`${far}:${5000 + to}`));
  const waiting: { time: number; id: number; accepted: number | undefined }[] = [];
  const refusals: number[] = [];
  const goTo = (time: number): void => {
    while ((waiting[0]?.time ?? Infinity) <= time) {
      const { time: due, id, accepted } = waiting.shift()!;
      lab.wait(due - lab.host.now);
      const [client, server] = [
        () => {
          lab.close(id);
        },
        () => {
          // Nothing is left of a client that had to skip TIME_WAIT.
          if (accepted !== undefined) lab.close(accepted);
          else lab.host = hosts.peerCloses(lab.host, id).host;
        },
      ];
      if (closesFirst === 'reset') {
        lab.reset(id);
        if (accepted !== undefined) lab.close(accepted);
      } else if (closesFirst === 'client')
        [client, server].forEach((end) => {
          end();
        });
      // The record of the far end is the far end's.
      else
        [server, client].forEach((end) => {
          end();
        });
    }
    lab.wait(time - lab.host.now);
  };
  for (const [index, time] of at.entries()) {
    goTo(time);
    const to = index % destinations;
    const id = lab.socket({ reuseAddr: parameters.reuseAddr });
    const bound = choosesPort === 'bind' ? lab.bind(id, '0.0.0.0:0') : 'OK';
    const result = bound === 'OK' ? lab.connect(id, `${far}:${5000 + to}`) : bound;
    if (result === 'OK') {
      waiting.push({ time: time + serviceTime, id, accepted: loopback ? lab.accept(listeners[to]!) : undefined });
      continue;
    }
    assert.equal(result, choosesPort === 'bind' ? 'EADDRINUSE' : 'EADDRNOTAVAIL');
    refusals.push(index + 1);
    lab.close(id);
  }
  return refusals;
}
