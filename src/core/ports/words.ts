import type { Endpoint, Settings } from './host';

/** Reading the words of a story about ports: settings, durations, addresses. */

/** Words that make no sense; `tell` adds on which line. */
export class Misread extends Error {}

/** `set NAME VALUE` as what it changes. */
export function readSetting(name: string, value: string): Partial<Settings> {
  switch (name) {
    case 'range':
      return { ipLocalPortRange: readRange(value) };
    case 'tw-reuse':
      if (value !== '0' && value !== '1' && value !== '2') throw new Misread('tw-reuse is 0, 1 or 2');
      return { tcpTwReuse: value === '0' ? 0 : value === '1' ? 1 : 2 };
    case 'timestamps':
      if (value !== 'on' && value !== 'off') throw new Misread('timestamps is on or off');
      return { tcpTimestamps: value === 'on' };
    case 'time-wait':
      return { timeWait: readMilliseconds(value) };
    case 'max-records':
      if (!/^\d+$/.test(value)) throw new Misread('max-records is a whole number');
      return { tcpMaxTwBuckets: Number(value) };
    default:
      throw new Misread(`"${name}" is no setting; there are range, tw-reuse, timestamps, time-wait, max-records`);
  }
}

function readRange(value: string): readonly [low: number, high: number] {
  const match = /^(\d{1,5})\.\.(\d{1,5})$/.exec(value);
  const [low, high] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || low < 1 || high < low || high > 65_535)
    throw new Misread('write: set range 40000..40009, from 1 to 65535, the lower port first');
  return [low, high];
}

/** `500ms`, `61s` or `4min` in milliseconds. */
export function readMilliseconds(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|min)$/.exec(text);
  if (match === null) throw new Misread(`"${text}" is no duration; write 500ms, 61s or 4min`);
  return Number(match[1]) * (match[2] === 'ms' ? 1 : match[2] === 's' ? 1000 : 60_000);
}

/** `ADDRESS:PORT`; a port alone stands for one at `address`, where that is given. */
export function readEndpoint(text: string, address?: string): Endpoint {
  const match = /^(?:(\d{1,3}(?:\.\d{1,3}){3}):)?(\d{1,5})$/.exec(text);
  const at = match?.[1] ?? address;
  if (
    match === null ||
    at === undefined ||
    Number(match[2]) > 65_535 ||
    at.split('.').some((byte) => Number(byte) > 255)
  )
    throw new Misread(`"${text}" is no ADDRESS:PORT`);
  return { address: at, port: Number(match[2]) };
}
