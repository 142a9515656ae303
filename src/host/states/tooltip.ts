import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { EVENTS } from '../../core/tcp';
import { eventText, sendsText } from '../../messages/events';
import { COMMANDS } from '../commands/ids';
import type { StateNode } from './nodes';
import type { StateText } from './texts';
import { groupMeaning, groupTitle, sourceText } from './words';

/** The only commands that a link in a tooltip may run. */
const LINKS: readonly string[] = [COMMANDS.openState, COMMANDS.quizState];

function markdown(): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: LINKS };
  return text;
}

function link(title: string, command: string, argument: string): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

/** What a group of states has in common, and which states these are. */
export function groupTooltip({ group, states }: Extract<StateNode, { kind: 'group' }>): vscode.MarkdownString {
  return markdown()
    .appendMarkdown(`**${groupTitle(group)}**\n\n`)
    .appendText(groupMeaning(group))
    .appendMarkdown(`\n\n${states.map((state) => `\`${state}\``).join(' · ')}`);
}

/** What a state means, and where the run that is open has it (`where`, empty when nowhere). */
export function stateTooltip(
  { state, group }: Extract<StateNode, { kind: 'state' }>,
  text: StateText | undefined,
  where: string,
): vscode.MarkdownString {
  const tip = markdown().appendMarkdown(`**${state}** · `).appendText(groupTitle(group));
  if (where !== '') tip.appendMarkdown('\n\n$(location) ').appendText(where);
  if (text !== undefined) {
    const { ss, netstat, proc } = text.tools;
    // Our own text, with code between backticks.
    tip.appendMarkdown(`\n\n${text.meaning}`);
    tip.appendMarkdown(`\n\n\`ss\` ${ss} · \`netstat\` ${netstat.linux} · \`/proc/net/tcp\` ${proc}`);
  }
  return tip.appendMarkdown(
    `\n\n$(book) ${link(t('Open its page'), COMMANDS.openState, state)} · ` +
      `$(question) ${link(t('Quiz me on this state'), COMMANDS.quizState, state)}`,
  );
}

/** One row of the machine: what happens, what is sent, why, and the section that says so. */
export function transitionTooltip({
  state,
  row,
  to,
}: Extract<StateNode, { kind: 'transition' }>): vscode.MarkdownString {
  const sends = sendsText(row);
  return markdown()
    .appendMarkdown(`\`${state}\` → \`${to}\`\n\n**`)
    .appendText(eventText(row.on))
    .appendMarkdown('** – ')
    .appendText(t(EVENTS[row.on].means))
    .appendMarkdown('\n\n')
    .appendText(t(row.why))
    .appendMarkdown('\n\n')
    .appendText(sends === null ? t('Nothing is sent.') : t('Sends: {0}.', sends))
    .appendMarkdown('\n\n')
    .appendText(sourceText(row));
}
