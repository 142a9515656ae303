import type { Ladder, LadderStep } from '../../src/core/scenario/ladder';
import { idOf, TABLE } from '../../src/core/tcp';

const RESTARTS = new Set(TABLE.filter(({ restarts }) => restarts === 'time-wait').map(idOf));

/** Whether this step starts the 2MSL timer again although the state stays: the table says so of its row. */
export function isRestart({ row }: LadderStep): boolean {
  return row !== null && RESTARTS.has(row.id);
}

/** How long TIME_WAIT lasts in this run, as its head writes it: `2MSL` unless it was set to something else. */
export function lengthOf({ scenario }: Ladder): string {
  let length = '2MSL';
  for (const [, name, value = ''] of scenario.matchAll(/^[ \t]*set[ \t]+(time-wait|profile)[ \t]+([^\s#]+)/gm)) {
    if (name === 'time-wait') length = value.replace(/msl$/, 'MSL').replace(/^1MSL$/, 'MSL');
  }
  return length;
}
