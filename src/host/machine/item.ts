import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import { STATE_ICONS } from '../states/item';
import type { MachineNode } from './nodes';
import { endsIn } from './picture';
import { endText, processText, socketText } from './texts';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** How a line looks and what it does; `now` by the clock of the readings. Every icon stands beside a text. */
export function itemOf(node: MachineNode, now: number): vscode.TreeItem {
  const { label, icon, description = '', tooltip = '', folded = None, command, context } = looksOf(node, now);
  const item = new vscode.TreeItem(label, folded);
  item.id = node.id;
  item.contextValue = context ?? node.kind;
  item.iconPath = new vscode.ThemeIcon(icon);
  if (description !== '') item.description = description;
  // Plain text: names of processes and addresses come from the machine.
  item.tooltip = tooltip === '' ? [label, description].filter(Boolean).join(' · ') : tooltip;
  if (command !== undefined) item.command = command;
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(', ') };
  return item;
}

interface Looks {
  readonly label: string;
  readonly icon: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly folded?: vscode.TreeItemCollapsibleState;
  readonly command?: vscode.Command;
  readonly context?: string;
}

function looksOf(node: MachineNode, now: number): Looks {
  switch (node.kind) {
    case 'finding': {
      const { told, state, inodes } = node;
      return {
        label: told.title,
        icon: told.isTrouble ? 'warning' : 'info',
        tooltip: [told.title, told.means, told.blame, told.next].join('\n\n'),
        folded: Collapsed,
        command: { command: COMMANDS.openState, title: t('Open the page of {0}', state), arguments: [state] },
        context: inodes > 0 ? 'finding-unclaimed' : 'finding',
      };
    }
    case 'line':
      return lineLooks(node);
    case 'calm':
      return {
        label: t('Nothing stands out'),
        icon: 'pass',
        tooltip: t('No leak, no port range near its end, no queue that is full.'),
      };
    case 'state':
      return stateLooks(node, now);
    case 'group':
      return {
        label: node.title,
        icon: node.way === 'in' ? 'arrow-left' : 'arrow-right',
        description: String(node.count),
        folded: Collapsed,
      };
    case 'socket':
      return socketLooks(node, now);
    case 'more':
      return { label: t('and {0} more', node.count), icon: 'ellipsis' };
    case 'note':
      return {
        label: node.text,
        icon: node.offers === null ? 'info' : 'clippy',
        tooltip: node.text,
        ...(node.offers === null ? {} : { command: { command: COMMANDS.explainSockets, title: node.text } }),
      };
  }
}

function lineLooks({ what, text }: Extract<MachineNode, { kind: 'line' }>): Looks {
  switch (what) {
    case 'means':
      return { label: text, icon: 'book', tooltip: text };
    case 'blame':
      return { label: text, icon: 'law', tooltip: text };
    case 'next':
      return { label: text, icon: 'lightbulb', tooltip: text };
    case 'run':
      return {
        label: text,
        icon: 'terminal',
        description: t('copy'),
        tooltip: t('Copies this command: {0}', text),
        command: { command: COMMANDS.machineCopy, title: t('copy'), arguments: [text] },
        context: 'run',
      };
  }
}

function stateLooks({ state, count, left, inodes }: Extract<MachineNode, { kind: 'state' }>, now: number): Looks {
  const [least, longest] = left === null ? [null, null] : [secondsLeft(left[0], now), secondsLeft(left[1], now)];
  const time =
    least === null ? '' : least === longest ? t('{0} s left', least) : t('{0} to {1} s left', least, longest);
  return {
    label: state,
    icon: STATE_ICONS[state],
    description: [String(count), count > 1 || least === null ? time : t('{0} s left', least)]
      .filter(Boolean)
      .join(' · '),
    folded: count === 0 ? None : Collapsed,
    context: inodes > 0 ? 'state-unclaimed' : 'state',
  };
}

function socketLooks(
  { state, socket, within, served, until }: Extract<MachineNode, { kind: 'socket' }>,
  now: number,
): Looks {
  const { localAddress, localPort, remoteAddress, remotePort, process, recvQueue, backlog, timerLeft } = socket;
  const unread = state !== 'LISTEN' && (recvQueue ?? 0) > 0 ? t('unread: {0} B', recvQueue ?? 0) : '';
  const queue =
    state === 'LISTEN' && (recvQueue ?? 0) > 0
      ? backlog === null
        ? t('{0} wait for accept()', recvQueue ?? 0)
        : t('{0} wait for accept(), backlog {1}', recvQueue ?? 0, backlog)
      : '';
  const left = until === null || endsIn(socket) === null ? '' : timeText(secondsLeft(until, now));
  const resend = socket.timer === 'retransmit' && timerLeft !== null ? t('sends again') : '';
  const port = state === 'LISTEN' ? '' : served ? t('our port {0}, shared', localPort) : t('holds port {0}', localPort);
  const [local, remote] = [`:${localPort}`, endText(remoteAddress, remotePort)];
  const short = within === 'in' ? remote : within === 'out' ? endText(localAddress, localPort) : null;
  const label = state === 'LISTEN' ? socketText(socket) : (short ?? `${local} ${served ? '←' : '→'} ${remote}`);
  const details = [left, process === null ? '' : processText(process), queue, unread, resend].filter(Boolean);
  return {
    label,
    icon: state === 'LISTEN' ? 'broadcast' : 'circle-small',
    description: details.join(' · '),
    tooltip: [socketText(socket), ...details, port].filter(Boolean).join('\n'),
  };
}

const timeText = (seconds: number): string => (seconds === 0 ? t('ending') : t('{0} s left', seconds));

const secondsLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1000));
