import type { Said } from '../said';
import { say } from '../said';
import type { Settings } from '../tcp';
import { LINUX_SETTINGS, RFC_SETTINGS } from '../tcp';
import type { Clock, Duration } from './duration';
import { checkLength, formatDuration, readDuration } from './duration';
import type { Reader } from './reader';
import { isNoneOf } from './reader';

/**
 * The `set` lines. They are collected first and resolved when the whole head is known: `set profile linux` only changes
 * the defaults, so that an explicit line wins wherever it stands; and `2msl` or `rto` mean the file's final values.
 */

/** What can be set. */
export const SETTING_NAMES = [
  'msl',
  'time-wait',
  'rto',
  'user-timeout',
  'delayed-ack',
  'rfc1337',
  'fin-timeout',
  'profile',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** The profiles of `set profile`. */
export const PROFILES = ['rfc', 'linux'] as const;

/** The value of a `set` line; `upper` is the end of a range. */
export interface Given {
  readonly reader: Reader;
  readonly value: Duration | 'on' | 'off' | 'rfc' | 'linux';
  readonly upper: Duration | null;
}

const MSL: Duration = { amount: 1, of: 'msl' };
const exactly = (amount: number): Duration => ({ amount, of: null });

/** Reads the value of `set NAME …`; the line is finished afterwards. */
export function readSetting(reader: Reader, name: SettingName, clock: Clock): Given | null {
  switch (name) {
    case 'profile': {
      const value = reader.takeOneOf(say('profile'), PROFILES);
      if (value === null) return null;
      if (value === 'linux' && clock.discrete) {
        return reader.failLast(
          say('the linux profile’s times are milliseconds, and this file counts ticks ({0})', clock.because),
        );
      }
      return reader.finish({ reader, value, upper: null });
    }
    case 'rfc1337': {
      const value = reader.takeOneOf(say('switch'), ['on', 'off']);
      return value === null ? null : reader.finish({ reader, value, upper: null });
    }
    case 'user-timeout':
    case 'delayed-ack':
    case 'fin-timeout':
      if (reader.takeIf('off')) return reader.finish({ reader, value: 'off', upper: null });
      if (name === 'user-timeout' && clock.discrete) {
        return reader.failNext(say('in ticks no end gives up by itself ({0}): `set user-timeout off`', clock.because));
      }
      return readLength(reader, say('{0} is a duration or `off`', name), clock);
    case 'msl':
    case 'time-wait':
      return readLength(reader, say('{0} is a duration', name), clock);
    case 'rto':
      return reader.peek()?.includes('..') === true
        ? readRange(reader, clock)
        : readLength(reader, say('{0} is a duration', name), clock);
  }
}

function readLength(reader: Reader, wanted: Said, clock: Clock): Given | null {
  const value = takeDuration(reader, wanted, clock);
  return value === null ? null : reader.finish({ reader, value, upper: null });
}

function readRange(reader: Reader, clock: Clock): Given | null {
  const word = reader.take() ?? '';
  if (!clock.discrete)
    return reader.failLast(say('a range of timeouts, such as `1t..3t`, needs a file that counts ticks'));
  const [least, most, ...more] = word.split('..').map((part) => readDuration(part, clock));
  if (least === undefined || most === undefined || more.length > 0)
    return reader.failLast(say('`{0}` is no range; write it as `1t..3t`', word));
  if ('text' in least) return reader.failLast(least);
  if ('text' in most) return reader.failLast(most);
  return reader.finish({ reader, value: least, upper: most });
}

/** The next word as a duration, not yet resolved. */
export function takeDuration(reader: Reader, wanted: Said, clock: Clock): Duration | null {
  const word = reader.peek();
  if (word === undefined)
    return reader.failNext(say('{0}, such as `{1}` or `2msl`', wanted, clock.discrete ? '2t' : '200ms'));
  const duration = readDuration(word, clock);
  if ('text' in duration) return reader.failNext(duration);
  reader.take();
  return duration;
}

/** The name after `set`. */
export function takeSettingName(reader: Reader): SettingName | null {
  const word = reader.peek();
  const name = SETTING_NAMES.find((one) => one === word);
  if (name === undefined) return reader.failNext(isNoneOf(say('setting'), word, SETTING_NAMES));
  reader.take();
  return name;
}

/** The settings of a file from all its `set` lines. What cannot be resolved is a fault, and stays at its default. */
export function resolveSettings(given: ReadonlyMap<SettingName, Given>, clock: Clock): Settings {
  const linux = given.get('profile')?.value === 'linux';
  const base: Settings = { ...(linux ? LINUX_SETTINGS : RFC_SETTINGS), discrete: clock.discrete };
  const rtoDefault: Given['value'] = clock.discrete ? exactly(1) : exactly(base.rto.most);
  const defaults = {
    msl: exactly(clock.discrete ? 2 : base.msl),
    rto: clock.discrete ? MSL : exactly(base.rto.most),
    timeWait: linux ? exactly(base.timeWait) : { amount: 2, of: 'msl' as const },
  };
  const underway = new Set<string>();
  const valueOf = (name: 'msl' | 'rto'): number => {
    if (underway.has(name)) return NaN;
    underway.add(name);
    const line = given.get(name);
    const duration = line === undefined ? defaults[name] : (line.upper ?? line.value);
    const value = typeof duration === 'string' ? NaN : toAmount(duration);
    underway.delete(name);
    return value;
  };
  const toAmount = (duration: Duration) =>
    duration.of === null ? duration.amount : duration.amount * valueOf(duration.of);
  const lengthOf = (
    name: SettingName,
    least: number,
    fallback: Duration,
    value = given.get(name)?.value ?? fallback,
  ): number => {
    if (typeof value === 'string') return toAmount(fallback);
    const amount = toAmount(value);
    const wrong = Number.isNaN(amount)
      ? say('msl and rto are each said in terms of the other')
      : checkLength(amount, least, clock.discrete, name === 'time-wait' ? 'wait' : 'setting');
    if (typeof wrong === 'number') return wrong;
    given.get(name)?.reader.failLine(say('{0}: {1}', name, wrong));
    return least;
  };
  const optional = (name: SettingName, usual: number | null): number | null => {
    const value = given.get(name)?.value;
    if (value === undefined) return usual;
    return value === 'off' ? null : lengthOf(name, 0, exactly(0));
  };
  const rto = given.get('rto');
  const msl = lengthOf('msl', 1, defaults.msl);
  const most = lengthOf('rto', 1, defaults.rto, rto === undefined ? defaults.rto : (rto.upper ?? rto.value));
  const lower = rto === undefined ? rtoDefault : rto.upper === null ? null : rto.value;
  const least = lower === null ? most : lengthOf('rto', 1, exactly(1), lower);
  if (least > most) {
    const range = `${formatDuration(least, clock.discrete)}..${formatDuration(most, clock.discrete)}`;
    rto?.reader.failLine(say('{0}: in {1} the least is more than the most', 'rto', range));
  }
  return {
    ...base,
    msl,
    timeWait: lengthOf('time-wait', 0, defaults.timeWait),
    rto: { least: Math.min(least, most), most },
    userTimeout: clock.discrete ? null : optional('user-timeout', base.userTimeout),
    delayedAck: optional('delayed-ack', clock.discrete ? null : base.delayedAck),
    rfc1337: given.get('rfc1337')?.value === 'on',
    finTimeout: optional('fin-timeout', clock.discrete ? null : base.finTimeout),
  };
}

/** A duration of an action or a condition as a number, or what is wrong with it. */
export function toLength(duration: Duration, settings: Settings): number | Said {
  const unit = duration.of === null ? 1 : duration.of === 'msl' ? settings.msl : settings.rto.most;
  return checkLength(duration.amount * unit, 0, settings.discrete, 'wait');
}
