import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Known } from '../../core/quiz/practice';
import type { State, StateGroup } from '../../core/tcp';
import { EVENTS } from '../../core/tcp';
import { eventText, sendsText } from '../../messages/events';
import type { Places } from '../../messages/where';
import { endsIn, whereText } from '../../messages/where';
import { COMMANDS } from '../commands/ids';
import { knownSentence, knownText } from '../practice/words';
import type { StateNode } from './nodes';
import { childrenOf, idOfNode } from './nodes';
import { groupTooltip, stateTooltip, transitionTooltip } from './tooltip';
import type { StateTexts } from './texts';
import { groupMeaning, groupTitle, sourceText } from './words';

const GROUP_ICONS: Record<StateGroup, string> = {
  opening: 'plug',
  open: 'arrow-swap',
  'active-close': 'debug-disconnect',
  'passive-close': 'reply',
};

/** Each state's icon, wherever a tree shows it. */
export const STATE_ICONS: Readonly<Record<State, string>> = {
  CLOSED: 'circle-slash',
  LISTEN: 'broadcast',
  SYN_SENT: 'call-outgoing',
  SYN_RECEIVED: 'call-incoming',
  ESTABLISHED: 'arrow-both',
  FIN_WAIT_1: 'export',
  FIN_WAIT_2: 'inbox',
  CLOSING: 'git-compare',
  TIME_WAIT: 'history',
  CLOSE_WAIT: 'person',
  LAST_ACK: 'check-all',
};

const KIND_ICONS: Record<'call' | 'arrival' | 'timer', string> = {
  call: 'person',
  arrival: 'mail',
  timer: 'watch',
};

/** How far each state is known; nothing before the first answer. */
export type Mastery = Readonly<Record<State, Known>> | null;

/** How a node looks and what it does. Every icon stands beside a text, and every line has a spoken form. */
export function itemOf(node: StateNode, texts: StateTexts, mastery: Mastery, places: Places): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node);
    case 'state':
      return stateItem(node, texts, mastery?.[node.state] ?? null, places);
    case 'transition':
      return transitionItem(node);
  }
}

function groupItem(node: Extract<StateNode, { kind: 'group' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(groupTitle(node.group), vscode.TreeItemCollapsibleState.Expanded);
  item.id = idOfNode(node);
  item.contextValue = 'group';
  item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[node.group]);
  item.tooltip = groupTooltip(node);
  item.accessibilityInformation = { label: `${groupTitle(node.group)}. ${groupMeaning(node.group)}` };
  return item;
}

function stateItem(
  node: Extract<StateNode, { kind: 'state' }>,
  texts: StateTexts,
  known: Known | null,
  places: Places,
): vscode.TreeItem {
  const { state } = node;
  const text = texts.of(state);
  const ways = childrenOf(node).length;
  const item = new vscode.TreeItem(state, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = idOfNode(node);
  item.contextValue = 'state';
  item.iconPath = new vscode.ThemeIcon(STATE_ICONS[state]);
  item.tooltip = stateTooltip(node, text, whereText(state, places));
  const description = [endsIn(state, places), known === null ? '' : knownText(known)].filter(Boolean).join(' · ');
  if (description !== '') item.description = description;
  item.command = { command: COMMANDS.openState, title: t('Open the page of {0}', state), arguments: [state] };
  item.accessibilityInformation = {
    label: [
      state,
      whereText(state, places),
      groupTitle(node.group),
      t('{0} ways out', ways),
      known === null ? '' : knownSentence(known),
      text?.meaning ?? '',
    ]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}

function transitionItem(node: Extract<StateNode, { kind: 'transition' }>): vscode.TreeItem {
  const { row, state, to } = node;
  const on = eventText(row.on);
  const sends = sendsText(row);
  const label = sends === null ? t('{0} → {1}', on, to) : t('{0} → sends {1} → {2}', on, sends, to);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = idOfNode(node);
  item.contextValue = 'transition';
  item.description = sourceText(row);
  item.iconPath = new vscode.ThemeIcon(KIND_ICONS[EVENTS[row.on].kind]);
  item.tooltip = transitionTooltip(node);
  item.command = { command: COMMANDS.openState, title: t('Open the page of {0}', state), arguments: [state] };
  item.accessibilityInformation = {
    label: t('From {0}: {1}, sends {2}, to {3}. {4}', state, on, sends ?? t('nothing'), to, sourceText(row)),
  };
  return item;
}
