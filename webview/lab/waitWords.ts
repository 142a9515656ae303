import { t } from '@vscode/l10n';
import type { IconName } from '../icons';
import type { WaitCell, WaitLane, WaitScreen, WaitSetting } from '../../src/messages/wait';

/** The words of the page “Why 2MSL”. Numbers in the page's language; MSL never translated. */

/** `2 MSL`, `1.5 MSL`, `1⅔ MSL`: a length in ticks as a multiple of the MSL, exact to the tick. */
export function inMsl(ticks: number, msl: number): string {
  const whole = Math.floor(ticks / msl);
  const rest = ticks % msl;
  if (rest === 0) return `${whole} MSL`;
  const part = FRACTIONS[`${rest}/${msl}`] ?? ` ${rest}/${msl}`;
  return `${whole === 0 ? part.trim() : `${whole}${part}`} MSL`;
}

const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '2/4': '½',
  '3/4': '¾',
};

/** `2 MSL (4 ticks)` */
export function lengthText(ticks: number, msl: number): string {
  return ticks === 1 ? t('{0} (1 tick)', inMsl(ticks, msl)) : t('{0} ({1} ticks)', inMsl(ticks, msl), ticks);
}

/** A number of worlds, grouped as the page's language does. */
export function numberText(value: number): string {
  return value.toLocaleString(document.documentElement.lang || 'en');
}

/** What a lane is about, in a few words. */
export function laneTitle(ask: WaitLane['ask']): string {
  return ask === 'alive' ? t('Still alive after the wait') : t('Into the next connection');
}

/** What exactly is asked. */
export function laneMeaning(ask: WaitLane['ask']): string {
  return ask === 'alive'
    ? t('A has left TIME_WAIT and is CLOSED, and a FIN of B’s is still under way.')
    : t(
        'B may also have sent a byte. Both open a connection on the same addresses and ports, with the worst numbers there are; A takes a segment of the old one for its own.',
      );
}

/** The outcome in one sentence. */
export function headline(lane: WaitLane, { setting, progress }: WaitScreen): string {
  const { edge } = lane;
  switch (edge.kind) {
    case 'at':
      return t('{0}, the least safe wait is {1}.', conditions(setting), inMsl(edge.ticks, setting.msl));
    case 'nowhere':
      return edge.assassinated
        ? t('No length is safe: a RST may end the wait (TIME_WAIT assassination).')
        : t('{0}, not even 3 MSL is safe.', conditions(setting));
    case 'open':
      return openText(edge, setting, progress.state);
  }
}

function openText(
  { above, cutOff }: Extract<WaitLane['edge'], { kind: 'open' }>,
  { msl }: WaitSetting,
  state: WaitScreen['progress']['state'],
): string {
  if (state !== 'done' && !cutOff)
    return above === null
      ? t('Nothing is decided yet.')
      : t('More than {0}; the search has not come to the end yet.', inMsl(above, msl));
  return above === null
    ? t('Unknown: searches were cut off.')
    : t('More than {0}. How much more is unknown: searches were cut off.', inMsl(above, msl));
}

/** `With at most one loss and an RTO of at most 1 MSL` */
function conditions({ losses, duplicates, rto, msl }: WaitSetting): string {
  const interval = inMsl(rto, msl);
  if (duplicates === 0) {
    if (losses === 0) return t('With no loss and an RTO of at most {0}', interval);
    if (losses === 1) return t('With at most one loss and an RTO of at most {0}', interval);
    return t('With at most {0} losses and an RTO of at most {1}', losses, interval);
  }
  if (losses === 0) return t('With no loss, one segment doubled and an RTO of at most {0}', interval);
  if (losses === 1) return t('With at most one loss, one segment doubled and an RTO of at most {0}', interval);
  return t('With at most {0} losses, one segment doubled and an RTO of at most {1}', losses, interval);
}

/** A cell in a few words: `bad run, 9 moves`. */
export function cellText({ verdict, worlds, steps, isNow }: WaitCell): string {
  switch (verdict) {
    case 'bad':
      return t('bad run, {0} moves', steps ?? 0);
    case 'none':
      return t('none of {0} worlds', numberText(worlds));
    case 'unknown':
      return t('stopped at {0} worlds', numberText(worlds));
    case null:
      return isNow ? t('searching, {0} worlds', numberText(worlds)) : t('not searched yet');
  }
}

/** What stands below the chart about the length that is shown. */
export function shownText(cell: WaitCell, ask: WaitLane['ask']): string {
  switch (cell.verdict) {
    case 'bad':
      return ask === 'alive'
        ? t('The wait is too short: a FIN outlives it. This is a shortest run, {0} moves.', cell.steps ?? 0)
        : t('The wait is too short: something old gets in. This is a shortest run, {0} moves.', cell.steps ?? 0);
    case 'none':
      return t('None: all {0} worlds searched.', numberText(cell.worlds));
    case 'unknown':
      return t('Unknown: the search stopped at {0} worlds, and found no bad run among them.', numberText(cell.worlds));
    case null:
      return cell.isNow
        ? t('Being searched: {0} worlds so far.', numberText(cell.worlds))
        : t('This length has not been searched yet.');
  }
}

/** The icon that stands for a verdict; its word is always beside it or in the name of what it stands on. */
export function iconOf({ verdict, isNow }: WaitCell): IconName {
  switch (verdict) {
    case 'bad':
      return 'error';
    case 'none':
      return 'pass';
    case 'unknown':
      return 'question';
    case null:
      return isNow ? 'loading' : 'circle-large';
  }
}
