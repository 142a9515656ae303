import { LINUX_SETTINGS, RFC_SETTINGS } from '../tcp';
import type { End } from '../world';
import type { Action, Explored, Head, Permission, Scripted } from './ast';
import { formatDuration } from './duration';
import { formatAction, formatCall } from './format';

/**
 * Printing: the text that parses to the same scenario. Only what differs from the defaults is written, except that a
 * scripted file in ticks always says its `msl`, by which a reader knows that it counts ticks. Conditions are printed as
 * their `text`; who builds one fills that with `formatTerms`.
 */

/** A scenario as a file, a newline at its end. */
export function print(scenario: Scripted | Explored): string {
  return scenario.kind === 'scripted'
    ? printScript(
        scenario,
        scenario.lines.map((line) => line.action),
      )
    : printModel(scenario);
}

/** A scripted file of a head and actions. */
export function printScript(head: Head, actions: readonly Action[]): string {
  const { discrete } = head.settings;
  const lines = [
    ...printHead(head, { explored: false, iss: issGivenFirst(actions) }),
    ...actions.map((action) => formatAction(action, discrete)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function printModel(model: Explored): string {
  const { lose, duplicate } = model.network;
  const renumbered = (['A', 'B'] as const).filter((end) => model.nextIss[end] !== null);
  const lines = [
    ...printHead(model, { explored: true, iss: renumbered }),
    ...renumbered.map((end) => `iss ${end} ${model.nextIss[end]}`),
    ...model.permissions.map(formatPermission),
    ...(lose === 0 ? [] : [`network may lose ${lose}`]),
    ...(duplicate === 0 ? [] : [`network may duplicate ${duplicate}`]),
    ...model.claims.map((claim) => `claim ${claim.kind} ${claim.condition.text}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function formatPermission({ end, call, in: state, must }: Permission): string {
  return `${end} ${must ? 'must' : 'may'} ${formatCall(call)}${state === null ? '' : ` in ${state}`}`;
}

/** The ends whose next initial number the script gives before it does anything: the head must give their first one. */
function issGivenFirst(actions: readonly Action[]): readonly End[] {
  const ends: End[] = [];
  for (const action of actions) {
    if (action.kind !== 'iss') break;
    ends.push(action.end);
  }
  return ends;
}

function printHead(head: Head, { explored, iss }: { explored: boolean; iss: readonly End[] }): string[] {
  const title = formatTitle(head.title);
  const { discrete } = head.settings;
  const lines = title === '' ? [] : [`scenario ${title}`];
  if (explored) lines.push('explore');
  if (head.start !== 'established') lines.push(`start ${head.start}`);
  if (head.iss.A !== 100 || iss.includes('A')) lines.push(`iss A ${head.iss.A}`);
  if (head.iss.B !== 300 || iss.includes('B')) lines.push(`iss B ${head.iss.B}`);
  lines.push(...(discrete ? printTicks(head, explored) : printMilliseconds(head)));
  return lines;
}

/** A title on one line, without what would end it. */
function formatTitle(title: string | null): string {
  return (title ?? '')
    .replaceAll('#', ' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 900);
}

function printTicks({ settings, resends }: Head, explored: boolean): string[] {
  const { msl, timeWait, rto, delayedAck, finTimeout, rfc1337 } = settings;
  const range = rto.least === rto.most ? `${rto.most}t` : `${rto.least}t..${rto.most}t`;
  const lines: string[] = [];
  if (!explored || msl !== 2) lines.push(`set msl ${msl}t`);
  if (timeWait !== 2 * msl) lines.push(`set time-wait ${timeWait}t`);
  if (rto.least !== 1 || rto.most !== msl) lines.push(`set rto ${range}`);
  if (delayedAck !== null) lines.push(`set delayed-ack ${delayedAck}t`);
  if (finTimeout !== null) lines.push(`set fin-timeout ${finTimeout}t`);
  if (rfc1337) lines.push('set rfc1337 on');
  for (const end of ['A', 'B'] as const) if (resends[end] !== 1) lines.push(`${end} may resend ${resends[end]}`);
  return lines;
}

function printMilliseconds({ settings }: Head): string[] {
  const linux = settings.profile === 'linux';
  const usual = linux ? LINUX_SETTINGS : RFC_SETTINGS;
  const time = (duration: number | null) => (duration === null ? 'off' : formatDuration(duration, false));
  const lines = linux ? ['set profile linux'] : [];
  if (settings.msl !== usual.msl) lines.push(`set msl ${time(settings.msl)}`);
  if (settings.timeWait !== (linux ? usual.timeWait : 2 * settings.msl))
    lines.push(`set time-wait ${time(settings.timeWait)}`);
  if (settings.rto.most !== usual.rto.most) lines.push(`set rto ${time(settings.rto.most)}`);
  if (settings.userTimeout !== usual.userTimeout) lines.push(`set user-timeout ${time(settings.userTimeout)}`);
  if (settings.delayedAck !== usual.delayedAck) lines.push(`set delayed-ack ${time(settings.delayedAck)}`);
  if (settings.finTimeout !== usual.finTimeout) lines.push(`set fin-timeout ${time(settings.finTimeout)}`);
  if (settings.rfc1337) lines.push('set rfc1337 on');
  return lines;
}
