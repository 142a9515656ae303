import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as ports from '../../../src/core/ports';
import type { Host, Owner } from '../../../src/core/ports';
import { nextPort, noPorts, setPort } from '../../../src/core/ports/portset';
import { emptyTrie, entries, first, get, remove, set, type Trie } from '../../../src/core/ports/trie';

const addresses = ['127.0.0.1', '192.0.2.1', '0.0.0.0'];
const address = fc.constantFrom(...addresses);
const far = fc.constantFrom('127.0.0.1', '192.0.2.1', '0.0.0.0', '198.51.100.7', '198.51.100.7', '198.51.100.8');
const port = fc.constantFrom(0, 80, 80, 80, 80, 80, 40000, 40001, 40002, 40003);
const which = fc.nat(99);
const rarely = fc.nat(9).map((n) => n === 0);

/** One call on one of the open sockets, by its place in the list; most are the calls that make connections. */
const call = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('socket'), reuseAddr: fc.boolean(), reusePort: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('bind'), which, address, port }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('listen'), which }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('connect'), which, address: far, port, refuses: rarely }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('accept'), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset'), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('peerCloses'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('peerResets'), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('syn'), address, port, far, farPort: port, newer: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      milliseconds: fc.constantFrom(1, 900, 1100, 1100, 1100, 30_000, 60_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('options'), which, reuseAddr: fc.boolean(), reusePort: fc.boolean() }),
  },
);
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never;

const settings = fc.record({
  ipLocalPortRange: fc.constantFrom(
    [40000, 40007] as const,
    [40002, 40003] as const,
    [40000, 40002] as const,
    [40001, 40001] as const,
  ),
  tcpTwReuse: fc.constantFrom(0 as const, 1 as const, 2 as const),
  tcpTimestamps: fc.boolean(),
  tcpMaxTwBuckets: fc.constantFrom(2, 131072),
});

const owners = (host: Host): readonly Owner[] => [...entries(host.owners)].map(([, owner]) => owner);
const openSockets = (host: Host): readonly number[] =>
  owners(host)
    .filter((owner) => owner.kind === 'socket' && owner.accepted)
    .map((owner) => owner.id);

/** The socket for a call: mostly one for which it makes sense, so that runs get somewhere. */
function pick(host: Host, kind: string, number: number): number {
  const open = openSockets(host);
  const fitting = open.filter((id) => {
    const state = ports.findOwner(host, id)?.state;
    if (kind === 'accept') return state === 'LISTEN';
    return ['bind', 'listen', 'connect'].includes(kind) ? state === 'CLOSED' : true;
  });
  const from = fitting.length > 0 && number % 4 > 0 ? fitting : open;
  return from[number % Math.max(from.length, 1)] ?? 0;
}

function perform(host: Host, step: Call): Host {
  const id = 'which' in step ? pick(host, step.kind, step.which) : 0;
  switch (step.kind) {
    case 'socket': {
      const made = ports.openSocket(host);
      const { nextId } = host;
      const withAddr = ports.setReuseAddr(made.host, nextId, step.reuseAddr).host;
      return ports.setReusePort(withAddr, nextId, step.reusePort).host;
    }
    case 'options': {
      return ports.setReusePort(ports.setReuseAddr(host, id, step.reuseAddr).host, id, step.reusePort).host;
    }
    case 'bind': {
      return ports.bind(host, id, step.address, step.port).host;
    }
    case 'connect': {
      return ports.connect(host, id, step, { refuses: step.refuses }).host;
    }
    case 'syn': {
      // A SYN from outside: this host sends its own by connect().
      if (!step.far.startsWith('198.') || step.address === '0.0.0.0') return host;
      const from = { address: step.far, port: step.farPort };
      return ports.receiveSyn(host, from, { address: step.address, port: step.port }, { newer: step.newer }).host;
    }
    case 'wait':
      return ports.advance(host, step.milliseconds);
    case 'peerCloses':
    case 'peerResets': {
      // Of all ends, those of records too, with a peer on another host.
      const ends = owners(host).filter((owner) => owner.remote?.address.startsWith('198.') === true);
      const end = ends[step.which % Math.max(ends.length, 1)];
      if (end === undefined) return host;
      return step.kind === 'peerCloses' ? ports.peerCloses(host, end.id).host : ports.peerResets(host, end.id).host;
    }
    case 'listen':
      return ports.listen(host, id).host;
    case 'accept':
      return ports.accept(host, id).host;
    case 'close':
      return ports.close(host, id).host;
    case 'reset':
      return ports.reset(host, id).host;
  }
}

/** All hosts of a run, and how many of its calls connected. */
function* run(given: Partial<ports.Settings>, steps: readonly Call[]): Generator<Host> {
  let host = ports.createHost(given);
  for (const step of steps) yield (host = perform(host, step));
}

const last = (given: Partial<ports.Settings>, steps: readonly Call[]): Host =>
  [...run(given, steps)].at(-1) ?? ports.createHost(given);

/** What connect() must choose, the slow way: every port in turn, each asked whether it will do. */
function walk(host: Host, address: string, remote: ports.Endpoint): number | undefined {
  const { ipLocalPortRange, tcpTwReuse, tcpTwReuseDelay } = host.settings;
  const [low, high] = ipLocalPortRange;
  const size = high - low + 1;
  const span = size === 1 ? 1 : size - (size % 2);
  const hint = get(host.hints, `${address}>${remote.address}:${remote.port}`) ?? 0;
  for (const parity of span === 1 ? [0] : [0, 1]) {
    for (let step = 0; step < span; step += 2) {
      const offset = hint - (hint % 2) + parity + step;
      const port = low + (offset < size ? offset : offset - span);
      if (get(host.buckets, port)?.connectOnly === false) continue;
      const owner = ports.findTuple(host, { address, port }, remote);
      const loopback = ports.isLoopback(address) || ports.isLoopback(remote.address);
      const on = tcpTwReuse === 1 || (tcpTwReuse === 2 && loopback);
      const old = owner?.state === 'TIME_WAIT' && owner.timestamps && host.now - owner.born > tcpTwReuseDelay;
      if (owner === undefined || (on && old)) return port;
    }
  }
  return undefined;
}

const connected = (owner: Owner): boolean => owner.remote !== undefined && owner.state !== 'CLOSED';
const tuple = ({ local, remote }: Owner): string => `${local.address}:${local.port}>${remote?.address}:${remote?.port}`;

describe('whatever the calls', function () {
  this.timeout(0);
  const runs = fc.array(call, { minLength: 60, maxLength: 150, size: 'max' });

  it('no two live sockets or records share a 4-tuple, and the index of 4-tuples is exact', () => {
    let most = 0;
    fc.assert(
      fc.property(settings, runs, (given, steps) => {
        for (const host of run(given, steps)) {
          const live = owners(host).filter(connected);
          most = Math.max(most, live.length);
          const expected = new Map(live.map((owner) => [tuple(owner), owner.id]));
          assert.equal(expected.size, live.length);
          assert.deepEqual(new Map(entries(host.tuples)), expected);
        }
      }),
    );
    assert.ok(most >= 6, `the runs must have had connections to compare; at most ${most}`);
  });

  it('every owner of a port is in its bucket once, and a bucket has nobody else', () => {
    fc.assert(
      fc.property(settings, runs, (given, steps) => {
        for (const host of run(given, steps)) {
          const held: string[] = [];
          for (const [number, bucket] of entries(host.buckets)) {
            for (const [where, one] of bucket.addresses) {
              const ids = one.classes.flatMap((ids) => [...entries(ids)].map(([id]) => id));
              assert.equal(ids.length, one.size);
              for (const id of ids) held.push(`${id} ${where}:${number}`);
            }
          }
          const holders = owners(host).filter((owner) => owner.local.port !== 0);
          const expected = holders.map(({ id, local }) => `${id} ${local.address}:${local.port}`);
          assert.deepEqual(held.sort(), expected.sort());
        }
      }),
    );
  });

  it('two sockets listen on overlapping addresses of a port only when they have SO_REUSEPORT in common', () => {
    let pairs = 0;
    // Options that change after bind() can hide a conflict on Linux too, so here they stay as they were.
    const some = fc.record({ kind: fc.constant('bind'), which, address, port: fc.constant(80) });
    const made = fc.record({ kind: fc.constant('socket'), reuseAddr: fc.boolean(), reusePort: fc.boolean() });
    const asked = fc.record({ kind: fc.constant('listen'), which });
    const steadyRuns = fc.array(fc.oneof(made, some, asked), { minLength: 60, maxLength: 100, size: 'max' });
    fc.assert(
      fc.property(settings, steadyRuns, (given, steps) => {
        for (const host of run(given, steps)) {
          const listeners = owners(host).filter((owner) => owner.state === 'LISTEN');
          for (const a of listeners) {
            for (const b of listeners) {
              const overlap =
                a.local.address === b.local.address || [a, b].some(({ local }) => local.address === ports.wildcard);
              if (a.id >= b.id || a.local.port !== b.local.port || !overlap) continue;
              pairs++;
              assert.ok(a.reusePort && b.reusePort);
            }
          }
        }
      }),
    );
    assert.ok(pairs > 0, 'the runs must have had such pairs');
  });

  it('connect() chooses as if it walked the range port by port, as Linux does', () => {
    const seen = { chosen: 0, none: 0, reused: 0 };
    const remotes = fc.constantFrom('127.0.0.1', '192.0.2.1', '198.51.100.7', '198.51.100.8');
    fc.assert(
      fc.property(settings, runs, remotes, fc.boolean(), (given, steps, address, settle) => {
        let host = last(given, steps);
        const remote = { address, port: 80 };
        const from = address.startsWith('127.') ? '127.0.0.1' : '192.0.2.1';
        const client = (): ports.Answer<ports.Ends> => {
          const id = host.nextId;
          return ports.connect(ports.openSocket(host).host, id, remote);
        };
        // In half of the runs first a few connections there, all over since 1.1 s.
        for (let i = 0; settle && i < 4; i++) host = client().host;
        if (settle) {
          for (const id of openSockets(host)) host = ports.peerCloses(ports.close(host, id).host, id).host;
          host = ports.advance(host, 1100);
        }
        for (let i = 0; i < 9; i++) {
          const expected = walk(host, from, remote);
          const old = expected && ports.findTuple(host, { address: from, port: expected }, remote);
          const answer = client();
          if (answer.result === 'OK') assert.equal(answer.value.local.port, expected);
          else assert.equal(answer.result, expected === undefined ? 'EADDRNOTAVAIL' : 'ECONNREFUSED');
          seen[expected === undefined ? 'none' : old === undefined ? 'chosen' : 'reused']++;
          host = answer.host;
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(seen.chosen > 100 && seen.none > 100 && seen.reused > 5, JSON.stringify(seen));
  });

  it('a call that fails gives the host as it was, connect() apart', () => {
    const failed = { count: 0 };
    fc.assert(
      fc.property(settings, runs, address, port, (given, steps, where, number) => {
        const host = last(given, steps);
        for (const id of openSockets(host)) {
          for (const answer of [ports.bind(host, id, where, number), ports.listen(host, id), ports.accept(host, id)]) {
            if (answer.result === 'OK') continue;
            failed.count++;
            assert.equal(answer.host, host);
            assert.doesNotMatch(ports.explain(answer.reason), /[{}]|undefined/);
          }
        }
      }),
    );
    assert.ok(failed.count > 100);
  });

  it('closing everything and waiting frees everything', () => {
    fc.assert(
      fc.property(settings, runs, (given, steps) => {
        let host = last(given, steps);
        for (let ids = openSockets(host); ids.length > 0; ids = openSockets(host)) {
          for (const id of ids) host = ports.close(host, id).host;
        }
        host = ports.advance(host, 60_000);
        const { owners, buckets, tuples, turns, taken, closed, turnFrom, turnTo } = host;
        assert.equal(turnFrom, turnTo);
        for (const [name, one] of Object.entries({ owners, buckets, tuples, turns, taken, closed })) {
          assert.equal(one.size, 0, name);
        }
      }),
    );
  });
});

describe('connect()', function () {
  this.timeout(0);
  it('never hands out a port twice for one destination, and hands out every port', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 60000 }), fc.integer({ min: 1, max: 60 }), (low, half) => {
        const size = 2 * half;
        let host = ports.createHost({ ipLocalPortRange: [low, low + size - 1] });
        const seen = new Set<number>();
        for (let i = 0; i <= size; i++) {
          const id = host.nextId;
          const answer = ports.connect(ports.openSocket(host).host, id, { address: '198.51.100.7', port: 443 });
          assert.equal(answer.result, i < size ? 'OK' : 'EADDRNOTAVAIL');
          if (answer.result !== 'OK') continue;
          assert.ok(!seen.has(answer.value.local.port));
          seen.add(answer.value.local.port);
          // Closed or open, by this end first: the port stays taken for this destination.
          host = i % 2 === 0 ? answer.host : ports.close(answer.host, id).host;
        }
        assert.deepEqual(
          [...seen].sort((a, b) => a - b),
          Array.from({ length: size }, (_, i) => low + i),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('the set of ports', function () {
  this.timeout(0);
  const low = fc.integer({ min: 0, max: 65535 });
  const ranges = fc.array(fc.tuple(fc.boolean(), low, fc.integer({ min: 1, max: 3000 })), { maxLength: 6 });

  it('finds the next port as a walk does', () => {
    fc.assert(
      fc.property(ranges, ranges, low, low, (first, second, from, to) => {
        const build = (steps: readonly (readonly [boolean, number, number])[]) => {
          let made = noPorts;
          const expected = new Set<number>();
          for (const [inside, start, many] of steps) {
            for (let port = start; port < Math.min(start + many, 65536); port++) {
              made = setPort(made, port, inside);
              if (inside) expected.add(port);
              else expected.delete(port);
            }
          }
          assert.equal(made.size, expected.size);
          return { made, expected };
        };
        const [a, b] = [build(first), build(second)];
        let expected: number | undefined = from;
        while (expected <= to && (a.expected.has(expected) || b.expected.has(expected))) expected += 2;
        if (expected > to) expected = undefined;
        assert.equal(nextPort(a.made, b.made, from, to), expected);
      }),
    );
  });
});

describe('the persistent map', function () {
  this.timeout(0);
  // The two strings have the same FNV-1a hash, and the two numbers the same 32 bits.
  const key = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.constantFrom('costarring', 'liquid', 7 + 2 ** 32, 7, 2 ** 31, -1),
    fc.string({ maxLength: 2 }),
  );

  it('does as Map does, and old maps stay as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), key, fc.nat())), (steps) => {
        let trie: Trie<number> = emptyTrie();
        const map = new Map<string | number, number>();
        const past: { readonly trie: Trie<number>; readonly map: ReadonlyMap<string | number, number> }[] = [];
        for (const [adds, at, value] of steps) {
          trie = adds ? set(trie, at, value) : remove(trie, at);
          if (adds) map.set(at, value);
          else map.delete(at);
          past.push({ trie, map: new Map(map) });
        }
        for (const { trie: old, map: expected } of past) {
          assert.equal(old.size, expected.size);
          assert.deepEqual(new Map(entries(old)), expected);
          for (const [at, value] of expected) assert.equal(get(old, at), value);
          assert.equal(first(old) === undefined, expected.size === 0);
        }
      }),
    );
  });
});
