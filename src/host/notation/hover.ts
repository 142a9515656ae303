import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { About, FlightAt } from '../../core/assist';
import { explain } from '../../core/assist';
import type { Row, State } from '../../core/tcp';
import { ACK, FIN, formatSegment, has, numbersOf, SYN } from '../../core/tcp';
import { peerOf } from '../../core/world';
import { COMMANDS } from '../commands/ids';
import { eventText } from '../../messages/events';
import type { StateTexts } from '../states/texts';
import { sourceText } from '../states/words';
import type { Analyses } from './analyses';
import { rangeOf } from './places';
import type { Meaning } from './texts';
import { callMeaning, claimMeaning, errorMeaning, flagMeaning, settingMeaning, timerMeaning } from './texts';

/** The only command that a link in a hover may run. */
const LINKS: readonly string[] = [COMMANDS.openState];

/** What a word means, here: in the world before its line. */
export class Hovers implements vscode.HoverProvider {
  constructor(
    private readonly analyses: Analyses,
    private readonly texts: StateTexts,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const analysis = await this.analyses.of(document);
    if (analysis === undefined) return undefined;
    const explained = explain(analysis, position.line + 1, position.character + 1);
    if (explained === null) return undefined;
    return new vscode.Hover(markdownOf(explained.about, this.texts), rangeOf(explained));
  }
}

/** The text of a hover. Only our own sentences and words of the notation come into it, never the author’s text. */
export function markdownOf(about: About, texts: StateTexts): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: LINKS };
  text.value = partsOf(about, texts).filter(Boolean).join('\n\n');
  return text;
}

function partsOf(about: About, texts: StateTexts): string[] {
  switch (about.kind) {
    case 'state':
      return [`**${about.state}**`, texts.of(about.state)?.meaning ?? '', pageLink(about.state)];
    case 'flags':
      return [
        ...about.flags.flatMap((flag) => told(`**${flag}**`, flagMeaning(flag))),
        ...(about.segment === null ? [] : flightParts(about.segment)),
      ];
    case 'call':
      return [`**${about.name}()** – ${callMeaning(about.name)}`, ...rowParts(about.row, about.state)];
    case 'segment':
      return flightParts(about.segment);
    case 'setting':
      return [...told(`**${about.name}** = \`${about.value}\``, settingMeaning(about.name))];
    case 'claim':
      return [`**${about.claim}** – ${claimMeaning(about.claim)}`];
    case 'timer':
      return told(`**${about.timer}**`, timerMeaning(about.timer));
    case 'error':
      return [`**${about.error}** – ${errorMeaning(about.error)}`, 'RFC 9293, 3.10'];
    case 'end': {
      const { state, sndUna, sndNxt, rcvNxt } = about.endpoint;
      const numbers = `SND.UNA ${sndUna} · SND.NXT ${sndNxt} · RCV.NXT ${rcvNxt}`;
      return [t('**{0}** is {1} before this line.', about.end, state), numbers, pageLink(state)];
    }
    case 'duration':
      return [`\`${about.means}\``];
  }
}

function told(head: string, meaning: Meaning | null): string[] {
  if (meaning === null) return [head];
  const source = meaning.source === '' ? '' : ` *${meaning.source}*`;
  return [`${head} – ${meaning.text}${source}`];
}

/** What a row says: in which state, what happens, what follows, why, and where it is written. */
function rowParts(row: Row | null, state: State | null): string[] {
  if (row === null) return [];
  const to = row.to === 'same' ? (state ?? row.from[0] ?? '') : row.to;
  const way = state === null ? `${eventText(row.on)} → \`${to}\`` : `\`${state}\` · ${eventText(row.on)} → \`${to}\``;
  return [way, `${t(row.why)} *${sourceText(row)}*`];
}

/** A segment, why its numbers are what they are, and what its arrival does. */
function flightParts({ from, segment, row }: FlightAt): string[] {
  const { seq, ack, len } = segment;
  const syn = has(segment, SYN);
  const { first, last, fin, next } = numbersOf(segment);
  const numbers = [
    ...(syn ? [t('seq {0}: the initial sequence number, taken by the SYN.', seq)] : []),
    ...(len > 0 ? [t('seq {0}: its text takes the numbers {1} to {2}.', seq, first, last)] : []),
    ...(has(segment, FIN) ? [t('Its FIN takes the number {0}, and ack {1} will acknowledge it.', fin, next)] : []),
    ...(!syn && len === 0 && !has(segment, FIN) ? [t('seq {0}: it carries nothing and takes no number.', seq)] : []),
    ...(has(segment, ACK) ? [t('ack {0}: everything from {1} before {0} has arrived.', ack, peerOf(from))] : []),
  ];
  return [`\`${from}>${peerOf(from)} ${formatSegment(segment)}\``, numbers.join('  \n'), ...rowParts(row, null)];
}

function pageLink(state: State): string {
  const argument = encodeURIComponent(JSON.stringify([state]));
  return `$(book) [${t('Open the page of {0}', state)}](command:${COMMANDS.openState}?${argument})`;
}
