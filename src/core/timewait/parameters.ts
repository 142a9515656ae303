/** What a simulation is of: values, their limits, and reading them from a form's fields. Times are milliseconds. */

/** One client machine that opens connections to some destinations, and how each of them ends. */
export interface Parameters {
  /** Requests come at even distances, by chance (Poisson, from `seed`), or at the times of `at`. */
  readonly arrivals: 'even' | 'chance' | 'list';
  /** Requests a second; not for a list. */
  readonly rate: number;
  /** How many requests in all; of a list, all its entries. */
  readonly requests: number;
  /** The times of a list's requests, from 0 on, none before the one that stands before it. */
  readonly at: readonly number[];
  /** Whole number; the same seed gives the same chance. */
  readonly seed: number;
  /** How long one request takes. */
  readonly serviceTime: number;
  /** How many requests one connection serves, one after the other, before it is closed. 1: no keep-alive, no pool. */
  readonly requestsPerConnection: number;
  /** Who closes first and so gets TIME_WAIT; `reset` (SO_LINGER 0): a RST, and nobody does. */
  readonly closesFirst: 'client' | 'server' | 'reset';
  /** The client's ephemeral ports, both included (ip_local_port_range). */
  readonly lowPort: number;
  readonly highPort: number;
  /** How many pairs of destination address and port the connections go to, in turn. */
  readonly destinations: number;
  readonly timeWait: number;
  /** 0 off, 1 on, 2 on where an address is loopback (Linux's default). */
  readonly tcpTwReuse: 0 | 1 | 2;
  readonly timestamps: boolean;
  /** The connections stay on this machine, 127.0.0.0/8: asked by `tcpTwReuse` 2. */
  readonly loopback: boolean;
  /** Who chooses the local port: connect(), for the destination; or bind() to port 0 before, for all of them. */
  readonly choosesPort: 'connect' | 'bind';
  /** SO_REUSEADDR on the client's sockets. It changes nothing here: it is about bind() to a named port. */
  readonly reuseAddr: boolean;
  /** How many TIME_WAIT records the machine that closes first keeps (tcp_max_tw_buckets); later ones skip the state. */
  readonly maxRecords: number;
}

export type Field = keyof Parameters;

/** Linux's defaults under some load: 500 short connections a second to one destination. */
export const defaultParameters: Parameters = {
  arrivals: 'even',
  rate: 500,
  requests: 60_000,
  at: [],
  seed: 1,
  serviceTime: 50,
  requestsPerConnection: 1,
  closesFirst: 'client',
  lowPort: 32_768,
  highPort: 60_999,
  destinations: 1,
  timeWait: 60_000,
  tcpTwReuse: 2,
  timestamps: true,
  loopback: false,
  choosesPort: 'connect',
  reuseAddr: false,
  maxRecords: 131_072,
};

/** What is wrong with a field: `kind` chooses the sentence, `least` and `most` go into it. `too-many-pairs` is about
 * ports × destinations; `not-in-order` about entry `entry` of the list, counted from 1. */
export type Fault =
  | { readonly field: Field; readonly kind: 'not-a-number' | 'not-whole' | 'not-a-choice' | 'list-empty' }
  | { readonly field: Field; readonly kind: 'out-of-bounds'; readonly least: number; readonly most: number }
  | { readonly field: Field; readonly kind: 'range-empty' }
  | { readonly field: Field; readonly kind: 'too-many-pairs' | 'list-too-long'; readonly most: number }
  | { readonly field: Field; readonly kind: 'not-in-order' | 'not-a-time'; readonly entry: number };

/** The most ports × destinations: each may need some 30 bytes. */
export const mostPairs = 4_194_304;
/** The most entries of a list. */
export const mostEntries = 1_000_000;

const day = 86_400_000;
/** The bounds of each number, both included, and whether it must be whole. */
export const bounds = {
  rate: { least: 0.001, most: 1e7, whole: false },
  requests: { least: 1, most: 1e8, whole: true },
  seed: { least: 0, most: 2 ** 31 - 1, whole: true },
  serviceTime: { least: 0, most: day, whole: false },
  requestsPerConnection: { least: 1, most: 1e9, whole: true },
  lowPort: { least: 1, most: 65_535, whole: true },
  highPort: { least: 1, most: 65_535, whole: true },
  destinations: { least: 1, most: 65_536, whole: true },
  timeWait: { least: 0, most: day, whole: false },
  maxRecords: { least: 0, most: mostPairs, whole: true },
} as const satisfies Partial<Record<Field, { least: number; most: number; whole: boolean }>>;

const choices = {
  arrivals: ['even', 'chance', 'list'],
  closesFirst: ['client', 'server', 'reset'],
  tcpTwReuse: [0, 1, 2],
  timestamps: [true, false],
  loopback: [true, false],
  choosesPort: ['connect', 'bind'],
  reuseAddr: [true, false],
} as const satisfies { [F in Field]?: readonly Parameters[F][] };

/** Parameters, or every fault of the fields, in their order. */
export type Reading = { readonly parameters: Parameters } | { readonly faults: readonly Fault[] };

/**
 * Reads a form's fields: numbers may be texts, choices may be texts of them ("true", "2"), the list may be a text of
 * numbers between spaces, commas or lines. A field that is absent has its default.
 */
export function readParameters(fields: Readonly<Partial<Record<Field, unknown>>>): Reading {
  const faults: Fault[] = [];
  const read: Partial<Record<Field, unknown>> = {};
  for (const field of Object.keys(defaultParameters) as Field[]) {
    const given = fields[field];
    if (given === undefined) continue;
    const found = readField(field, given, fields.arrivals === 'list');
    if ('fault' in found) faults.push(found.fault);
    else read[field] = found.value;
  }
  const parameters = { ...defaultParameters, ...read } as Parameters;
  const together = faults.length > 0 ? [] : checkTogether(parameters);
  if (faults.length + together.length > 0) return { faults: [...faults, ...together] };
  return {
    parameters: parameters.arrivals === 'list' ? { ...parameters, requests: parameters.at.length } : parameters,
  };
}

type FieldReading = { readonly value: unknown } | { readonly fault: Fault };

function readField(field: Field, given: unknown, listWanted: boolean): FieldReading {
  if (field === 'at') return listWanted ? readList(given) : { value: [] };
  if (field in choices) {
    const options: readonly unknown[] = choices[field as keyof typeof choices];
    const chosen = options.find((option) => option === given || String(option) === given);
    return chosen === undefined ? { fault: { field, kind: 'not-a-choice' } } : { value: chosen };
  }
  const value = readNumber(given);
  if (value === undefined) return { fault: { field, kind: 'not-a-number' } };
  const { least, most, whole } = bounds[field as keyof typeof bounds];
  if (value < least || value > most) return { fault: { field, kind: 'out-of-bounds', least, most } };
  return whole && !Number.isInteger(value) ? { fault: { field, kind: 'not-whole' } } : { value };
}

function readNumber(given: unknown): number | undefined {
  if (typeof given === 'number') return Number.isNaN(given) ? undefined : given;
  if (typeof given !== 'string' || !/^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(given)) return undefined;
  return Number(given);
}

function readList(given: unknown): FieldReading {
  const field = 'at';
  const entries: readonly unknown[] = Array.isArray(given)
    ? given
    : typeof given === 'string'
      ? given.split(/[\s,;]+/).filter((entry) => entry !== '')
      : [];
  if (entries.length === 0) return { fault: { field, kind: 'list-empty' } };
  if (entries.length > mostEntries) return { fault: { field, kind: 'list-too-long', most: mostEntries } };
  const times: number[] = [];
  for (const [index, given] of entries.entries()) {
    const [time, entry] = [readNumber(given), index + 1];
    if (time === undefined || time < 0 || time > 365 * day) return { fault: { field, kind: 'not-a-time', entry } };
    if (time < (times[index - 1] ?? 0)) return { fault: { field, kind: 'not-in-order', entry } };
    times.push(time);
  }
  return { value: times };
}

/** What no field shows alone. */
function checkTogether(parameters: Parameters): Fault[] {
  const { arrivals, at, highPort, lowPort, destinations } = parameters;
  if (highPort < lowPort) return [{ field: 'highPort', kind: 'range-empty' }];
  const most = Math.floor(mostPairs / countPorts(parameters));
  if (destinations > most) return [{ field: 'destinations', kind: 'too-many-pairs', most }];
  return arrivals === 'list' && at.length === 0 ? [{ field: 'at', kind: 'list-empty' }] : [];
}

/** How many ports the range has. Of a range of odd size Linux passes over one port now and then; we count them all. */
export const countPorts = ({ lowPort, highPort }: Parameters): number => highPort - lowPort + 1;
