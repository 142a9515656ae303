import * as v from 'valibot';
import { settle } from './merge';
import type { Progress } from './progress';
import { NOTHING, PARTS, VERSION } from './progress';

/** Something that could not be read: where (`concepts.last-ack.card.due`) and why. */
export interface LeftOut {
  readonly where: string;
  readonly why: string;
}

/** What was found in stored JSON. */
export interface Read {
  /** Whatever was valid. */
  readonly progress: Progress;
  /** `newer`: a later version wrote it, and nothing of it was read; `rubbish`: it is no progress at all. */
  readonly problem: 'newer' | 'rubbish' | null;
  /** The first of the entries that were left out. */
  readonly leftOut: readonly LeftOut[];
  /** How many were left out in all. */
  readonly left: number;
}

type Plain = Readonly<Record<string, unknown>>;

/** How the shape of one version becomes that of the next: the first entry leads from version 1 to 2. */
export type Migration = (older: Plain) => Plain;

/** There has been only one version so far. */
const MIGRATIONS: readonly Migration[] = [];

/** The most entries of one part that are looked at: no learner has more, and a broken file may have millions. */
const ENTRIES_READ = 5000;
const LEFT_OUT_NAMED = 50;

/** A value of an older version in the shape of `to`; undefined when there is no way. */
export function migrate(value: Plain, from: number, to: number, migrations: readonly Migration[]): Plain | undefined {
  let migrated = value;
  for (let version = from; version < to; version++) {
    const step = migrations[version - 1];
    if (step === undefined) return undefined;
    migrated = step(migrated);
  }
  return migrated;
}

/**
 * Reads what was stored, or what a file holds, entry by entry: one that is not valid is left out and named, and the others
 * are kept. Nothing that is stored is trusted: not its types, its size, its keys, nor its nesting.
 */
export function readProgress(json: unknown): Read {
  if (!isPlain(json)) return unread('rubbish');
  const { version } = json;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return unread('rubbish');
  if (version > VERSION) return unread('newer');
  const value = migrate(json, version, VERSION, MIGRATIONS);
  if (value === undefined) return unread('rubbish');

  const list: LeftOut[] = [];
  let left = 0;
  const leaveOut = (where: string, why: string, count = 1) => {
    left += count;
    if (list.length < LEFT_OUT_NAMED) list.push({ where: where.slice(0, 200), why });
  };
  const reset = v.safeParse(v.optional(PARTS.forgotten.entry, 0), value.reset);
  if (!reset.success) leaveOut('reset', reset.issues[0].message);
  const progress = settle({
    version: VERSION,
    reset: reset.success ? reset.output : 0,
    forgotten: readEntries(value, 'forgotten', PARTS.forgotten, leaveOut),
    concepts: readEntries(value, 'concepts', PARTS.concepts, leaveOut),
    misconceptions: readEntries(value, 'misconceptions', PARTS.misconceptions, leaveOut),
    days: readList(value.days, 'days', PARTS.days.entry, leaveOut),
  });
  return { progress, problem: null, leftOut: list, left };
}

function unread(problem: 'newer' | 'rubbish'): Read {
  return { progress: NOTHING, problem, leftOut: [], left: 0 };
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type LeaveOut = (where: string, why: string, count?: number) => void;

function readEntries<T>(
  value: Plain,
  name: string,
  { key, entry }: { readonly key: v.GenericSchema; readonly entry: v.GenericSchema<unknown, T> },
  leaveOut: LeaveOut,
): Record<string, T> {
  const read: Record<string, T> = {};
  const part = value[name];
  if (part === undefined) return read;
  if (!isPlain(part)) {
    leaveOut(name, 'not an object');
    return read;
  }
  const ids = Object.keys(part);
  for (const id of ids.slice(0, ENTRIES_READ)) {
    const result = v.safeParse(entry, part[id], { abortEarly: true });
    // A key that no id can be, `__proto__` among them, is never written.
    const isId: boolean = v.safeParse(key, id).success;
    if (!isId) leaveOut(`${name}.${id}`, 'not an id');
    else if (result.success) read[id] = result.output;
    else leaveOut(`${name}.${id}.${v.getDotPath(result.issues[0]) ?? ''}`, result.issues[0].message);
  }
  if (ids.length > ENTRIES_READ) leaveOut(name, 'too many entries', ids.length - ENTRIES_READ);
  return read;
}

function readList<T>(part: unknown, name: string, entry: v.GenericSchema<unknown, T>, leaveOut: LeaveOut): T[] {
  if (part === undefined) return [];
  if (!Array.isArray(part)) {
    leaveOut(name, 'not a list');
    return [];
  }
  const items: readonly unknown[] = part;
  if (items.length > ENTRIES_READ) leaveOut(name, 'too many entries', items.length - ENTRIES_READ);
  return items.slice(0, ENTRIES_READ).flatMap((item, index) => {
    const result = v.safeParse(entry, item, { abortEarly: true });
    if (result.success) return [result.output];
    leaveOut(`${name}.${index}.${v.getDotPath(result.issues[0]) ?? ''}`, result.issues[0].message);
    return [];
  });
}
