import * as v from 'valibot';
import { effects, helpful, helpless, presets, remedyIds } from '../core/timewait';
import { text } from './parts';

/** The fields of the form, in their order. `timeWait` is in seconds and `serviceTime` in milliseconds, as people say them. */
export const PORTS_FIELDS = [
  'rate',
  'requests',
  'serviceTime',
  'requestsPerConnection',
  'closesFirst',
  'timeWait',
  'lowPort',
  'highPort',
  'destinations',
  'tcpTwReuse',
  'arrivals',
  'seed',
  'choosesPort',
  'timestamps',
  'loopback',
  'maxRecords',
] as const;
const field = v.picklist(PORTS_FIELDS);
export type PortsField = v.InferOutput<typeof field>;

const value = v.pipe(text, v.maxLength(40));
/** The form as it was filled in. */
export const PortsForm = v.record(field, value);
export type PortsForm = Readonly<Record<PortsField, string>>;

const preset = v.picklist(presets.map(({ id }) => id));
const count = v.number();
const milliseconds = v.number();
const refusal = v.strictObject({
  attempt: count,
  time: milliseconds,
  destination: count,
  error: v.picklist(['EADDRNOTAVAIL', 'EADDRINUSE']),
});
const column = v.array(v.number());

/** What is wrong with a field; `least` and `most` are in its unit. */
export const PortsFault = v.strictObject({
  field,
  kind: v.picklist(['not-a-number', 'not-whole', 'not-a-choice', 'out-of-bounds', 'range-empty', 'too-many-pairs']),
  least: v.nullable(v.number()),
  most: v.nullable(v.number()),
});
export type PortsFault = v.InferOutput<typeof PortsFault>;

/** A run as it was. */
export const PortsResult = v.strictObject({
  /** What it was a run of, where a sentence needs it. */
  ports: count,
  destinations: count,
  timeWait: milliseconds,
  /** Connections a second that were asked for. */
  offered: count,
  choosesPort: v.picklist(['connect', 'bind']),
  series: v.strictObject({ time: column, inTimeWait: column, open: column, free: column, refused: column }),
  requests: count,
  attempts: count,
  opened: count,
  refused: count,
  takenOver: count,
  skipped: count,
  leastFree: count,
  /** How many connections there is room for: pairs of port and destination, or ports. */
  places: count,
  firstRefusal: v.nullable(refusal),
  /** Connections a second. */
  measured: v.nullable(count),
  formula: v.nullable(count),
  exact: v.nullable(count),
  working: milliseconds,
  blocked: milliseconds,
  waits: v.picklist(['client', 'server', 'nobody']),
});
export type PortsResult = v.InferOutput<typeof PortsResult>;

/** A remedy that was tried on the same requests. */
export const PortsRemedy = v.strictObject({
  id: v.picklist(remedyIds),
  /** The size that it was tried in, where it has one. */
  size: v.nullable(count),
  effect: v.picklist(effects),
  why: v.picklist([...helpful, ...helpless]),
  caution: v.nullable(v.picklist(['loses-data', 'server-waits', 'not-on-linux', 'registered-ports'])),
  refused: count,
  firstRefusal: v.nullable(refusal),
});
export type PortsRemedy = v.InferOutput<typeof PortsRemedy>;

/** How ports run out. */
export const PortsScreen = v.strictObject({
  kind: v.literal('ports'),
  form: PortsForm,
  /** The preset whose values all stand in the form. */
  preset: v.nullable(preset),
  sources: v.pipe(v.array(text), v.readonly()),
  faults: v.array(PortsFault),
  /** How far the run is that goes on, from 0 to 1. */
  running: v.nullable(v.number()),
  /** The last run was stopped by hand. */
  isStopped: v.boolean(),
  /** The last run that is known, also while the next goes on or a field is wrong. */
  result: v.nullable(PortsResult),
  /** The result is of other values than those of the form. */
  isOld: v.boolean(),
  /** Those that are done. */
  remedies: v.array(PortsRemedy),
});
export type PortsScreen = v.InferOutput<typeof PortsScreen>;

/** What the learner does there. */
export const portsIntents = [
  v.strictObject({
    type: v.literal('ports'),
    act: v.variant('do', [
      v.strictObject({ do: v.literal('fill'), field, value }),
      v.strictObject({ do: v.literal('preset'), preset }),
      /** All as it was at first. */
      v.strictObject({ do: v.literal('reset') }),
      v.strictObject({ do: v.literal('stop') }),
      v.strictObject({ do: v.literal('run') }),
    ]),
  }),
] as const;
export type PortsAct = v.InferOutput<(typeof portsIntents)[0]>['act'];
