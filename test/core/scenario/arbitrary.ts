import fc from 'fast-check';
import type { Action, Atom, Condition, Explored, Head, Place, Scripted, Selection } from '../../../src/core/scenario';
import { formatTerms } from '../../../src/core/scenario';
import type { Call, Settings } from '../../../src/core/tcp';
import { ACK, LINUX_SETTINGS, RFC_SETTINGS, STATES } from '../../../src/core/tcp';

/** Random scenarios: everything that the notation can say, and nothing else. */

const NOWHERE: Place = { line: 1, column: 1, endColumn: 1 };

const end = fc.constantFrom('A' as const, 'B' as const);
const state = fc.constantFrom(...STATES);
const number = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 4_294_967_295 }));
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const flags = fc.integer({ min: 1, max: 15 });

/** A length of time in the file’s unit. */
function length(discrete: boolean, least = 0): fc.Arbitrary<number> {
  if (discrete) return fc.integer({ min: least, max: 40 });
  return fc.oneof(
    fc.integer({ min: least, max: 5000 }),
    fc.integer({ min: 1, max: 600 }).map((seconds) => seconds * 1000),
  );
}

const call: fc.Arbitrary<Call> = fc.oneof(
  fc
    .constantFrom('listen', 'connect', 'receive', 'shutdown', 'close', 'abort')
    .map((name) => ({ name })) as fc.Arbitrary<Call>,
  fc.integer({ min: 1, max: 1_000_000 }).map((bytes) => ({ name: 'send' as const, bytes })),
);

const selection: fc.Arbitrary<Selection> = fc
  .record({
    from: optional(end),
    flags: fc.integer({ min: 0, max: 15 }),
    data: fc.boolean(),
    nth: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 99 })),
  })
  .map((one) => ({ ...one, bareAck: one.flags === ACK && !one.data }));

function atom(discrete: boolean): fc.Arbitrary<Atom> {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('state' as const, 'was' as const), end, state }),
    fc.record({
      kind: fc.constant('segment' as const),
      from: end,
      flags,
      seq: optional(number),
      ack: optional(number),
      len: optional(fc.integer({ min: 0, max: 65_535 })),
    }),
    fc.record({ kind: fc.constant('in-flight' as const), from: optional(end) }),
    fc.record({
      kind: fc.constant('got' as const),
      end,
      what: fc.oneof(fc.constant('EOF' as const), fc.integer({ min: 1, max: 99_999 })),
    }),
    fc.record({
      kind: fc.constant('error' as const),
      end,
      error: fc.constantFrom('reset', 'timeout', 'refused', 'closing', 'exists', 'not-connected'),
    }),
    fc.record({
      kind: fc.constant('timer' as const),
      end,
      timer: fc.constantFrom('retransmit', 'user-timeout', 'time-wait', 'delayed-ack', 'fin-timeout'),
      left: optional(length(discrete)),
    }),
    fc.record({
      kind: fc.constant('number' as const),
      end,
      name: fc.constantFrom('next', 'unacked', 'awaits'),
      value: number,
    }),
    fc.record({ kind: fc.constant('accepted-old' as const), end }),
    fc.constant({ kind: 'data-lost' as const }),
  );
}

function condition(discrete: boolean): fc.Arbitrary<Condition> {
  const term = fc.record({ not: fc.boolean(), atom: atom(discrete), place: fc.constant(NOWHERE) });
  return fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => ({ terms, text: formatTerms(terms, discrete) }));
}

/** What a script may do. */
export function action(discrete: boolean): fc.Arbitrary<Action> {
  const injected = fc
    .record({
      kind: fc.constant('inject' as const),
      from: end,
      flags,
      seq: number,
      ack: number,
      len: fc.integer({ min: 0, max: 65_535 }),
    })
    .map((one) => ((one.flags & ACK) === 0 ? { ...one, ack: 0 } : one));
  const timed = discrete ? [fc.record({ kind: fc.constantFrom('resend' as const, 'ack' as const), end })] : [];
  return fc.oneof(
    fc.record({ kind: fc.constant('call' as const), end, call }),
    fc.record({ kind: fc.constantFrom('deliver' as const, 'lose' as const, 'duplicate' as const), selection }),
    fc.constant({ kind: 'deliver-all' as const }),
    injected,
    fc.record({ kind: fc.constant('wait' as const), duration: length(discrete) }),
    fc.record({ kind: fc.constant('iss' as const), end, iss: number }),
    fc.record({ kind: fc.constant('expect' as const), condition: condition(discrete) }),
    ...timed,
  );
}

const inMilliseconds: fc.Arbitrary<Settings> = fc
  .record({
    profile: fc.constantFrom('rfc' as const, 'linux' as const),
    msl: optional(length(false, 1)),
    timeWait: optional(length(false)),
    rto: optional(length(false, 1)),
    userTimeout: fc.option(optional(length(false)), { nil: undefined }),
    delayedAck: fc.option(optional(length(false)), { nil: undefined }),
    finTimeout: fc.option(optional(length(false)), { nil: undefined }),
    rfc1337: fc.boolean(),
  })
  .map(({ profile, msl, timeWait, rto, userTimeout, delayedAck, finTimeout, rfc1337 }) => {
    const usual = profile === 'linux' ? LINUX_SETTINGS : RFC_SETTINGS;
    return {
      ...usual,
      msl: msl ?? usual.msl,
      timeWait: timeWait ?? (profile === 'linux' ? usual.timeWait : 2 * (msl ?? usual.msl)),
      rto: rto === null ? usual.rto : { least: rto, most: rto },
      userTimeout: userTimeout === undefined ? usual.userTimeout : userTimeout,
      delayedAck: delayedAck === undefined ? usual.delayedAck : delayedAck,
      finTimeout: finTimeout === undefined ? usual.finTimeout : finTimeout,
      rfc1337,
    };
  });

const inTicks: fc.Arbitrary<Settings> = fc
  .record({
    msl: fc.integer({ min: 1, max: 9 }),
    timeWait: fc.integer({ min: 0, max: 30 }),
    least: fc.integer({ min: 1, max: 9 }),
    more: fc.integer({ min: 0, max: 9 }),
    delayedAck: optional(fc.integer({ min: 0, max: 9 })),
    finTimeout: optional(fc.integer({ min: 0, max: 9 })),
    rfc1337: fc.boolean(),
  })
  .map(({ least, more, ...rest }) => ({
    ...RFC_SETTINGS,
    ...rest,
    discrete: true,
    userTimeout: null,
    rto: { least, most: least + more },
  }));

/** A head; `discrete` as its settings say. */
export function head(discrete: boolean): fc.Arbitrary<Head> {
  const resends = fc.integer({ min: 0, max: 9 });
  return fc.record({
    title: optional(
      fc.string({ minLength: 1, maxLength: 30 }).filter((text) => /^[^#\s\p{Cc}]+( [^#\s\p{Cc}]+)*$/u.test(text)),
    ),
    start: fc.constantFrom('closed', 'listening', 'established'),
    iss: fc.record({ A: fc.oneof(fc.constant(100), number), B: fc.oneof(fc.constant(300), number) }),
    resends: discrete ? fc.record({ A: resends, B: resends }) : fc.constant({ A: Infinity, B: Infinity }),
    settings: discrete ? inTicks : inMilliseconds,
  });
}

/** A scripted file without places. */
export const scripted: fc.Arbitrary<Scripted> = fc.boolean().chain((discrete) =>
  fc.tuple(head(discrete), fc.array(action(discrete), { maxLength: 12 })).map(([top, actions]) => ({
    kind: 'scripted' as const,
    ...top,
    lines: actions.map((one) => ({ place: NOWHERE, action: one })),
  })),
);

/** An explored file without places. */
export const explored: fc.Arbitrary<Explored> = fc
  .record({
    top: head(true),
    nextIss: fc.record({ A: optional(number), B: optional(number) }),
    permissions: fc.array(fc.record({ end, call, in: optional(state), must: fc.boolean() }), { maxLength: 6 }),
    network: fc.record({ lose: fc.integer({ min: 0, max: 9 }), duplicate: fc.integer({ min: 0, max: 9 }) }),
    claims: fc.array(
      fc.record({
        place: fc.constant(NOWHERE),
        kind: fc.constantFrom('never', 'possible', 'always'),
        condition: condition(true),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ top, ...rest }) => ({ kind: 'explored' as const, ...top, ...rest }));
