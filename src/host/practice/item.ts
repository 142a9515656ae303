import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import { COMMANDS } from '../commands/ids';
import { topicTitle } from '../quiz/topic';
import type { MisconceptionTexts } from './misconceptions';
import type { PracticeNode } from './nodes';
import { idOfNode } from './nodes';
import { dateText, knownIcon, knownSentence, knownText } from './words';

/** What an item needs to be put into words. */
export interface Wording {
  readonly texts: MisconceptionTexts;
  readonly language: Language;
  readonly question: (id: string) => AnyQuestion | undefined;
}

/** How a node looks and what it does. Every icon stands beside a text, and every line has a spoken form. */
export function itemOf(node: PracticeNode, wording: Wording): vscode.TreeItem {
  const { label, icon, description = '', tooltip = '', spoken, folded, command } = looksOf(node, wording);
  const item = new vscode.TreeItem(label, folded ?? vscode.TreeItemCollapsibleState.None);
  item.id = idOfNode(node);
  item.contextValue = node.kind;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = description;
  item.tooltip = tooltip === '' ? label : tooltip;
  item.accessibilityInformation = { label: spoken ?? [label, description].filter(Boolean).join(', ') };
  if (command !== undefined) item.command = command;
  return item;
}

interface Looks {
  readonly label: string;
  readonly icon: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly spoken?: string;
  readonly folded?: vscode.TreeItemCollapsibleState;
  readonly command?: vscode.Command;
}

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

function looksOf(node: PracticeNode, wording: Wording): Looks {
  switch (node.kind) {
    case 'due':
      return dueLooks(node);
    case 'topics':
      return { label: t('Topics'), icon: 'list-unordered', folded: Expanded };
    case 'topic': {
      const { topic, known } = node;
      const label = topicTitle(topic);
      return {
        label,
        icon: knownIcon(known),
        description: knownText(known),
        tooltip: `${label}\n${knownSentence(known)}`,
        spoken: `${label}. ${knownSentence(known)}`,
        command: { command: COMMANDS.quizTopic, title: t('Quiz me on {0}', label), arguments: [topic] },
      };
    }
    case 'misconceptions': {
      const { held, overcome } = node;
      const description = overcome === 0 ? t('{0} held', held) : t('{0} held, {1} overcome', held, overcome);
      return { label: t('Misconceptions'), icon: 'lightbulb', description, folded: Expanded };
    }
    case 'misconception':
    case 'fact':
    case 'reason':
    case 'way':
      return beliefLooks(node, wording);
  }
}

function dueLooks({ due, fresh, overview }: Extract<PracticeNode, { kind: 'due' }>): Looks {
  const command = { command: COMMANDS.quiz, title: t('Practise') };
  const first = overview.first['sure-but-wrong'];
  const notes = [
    ...(first > 0 ? [t('{0} sure, but wrong: these come first', first)] : []),
    ...(fresh > 0 ? [t('{0} never asked yet', fresh)] : []),
  ];
  const label = due === 0 ? t('Nothing is due now') : due === 1 ? t('1 due now') : t('{0} due now', due);
  return {
    label,
    icon: due === 0 ? 'pass' : 'bell-dot',
    description: notes.join(' · '),
    tooltip: [label, ...notes].join('\n'),
    command,
  };
}

type BeliefNode = Extract<PracticeNode, { kind: 'misconception' | 'fact' | 'reason' | 'way' }>;

function beliefLooks({ kind, shown }: BeliefNode, { texts, language, question }: Wording): Looks {
  const { believed, fact } = texts.of(shown.id);
  const isHeld = shown.standing === 'held';
  const date = dateText(shown.at, language);
  switch (kind) {
    case 'misconception': {
      const standing = isHeld ? t('held') : t('overcome');
      return {
        label: believed,
        icon: isHeld ? 'warning' : 'pass',
        description: standing,
        tooltip: `${believed}\n${t('In fact: {0}', fact)}`,
        spoken: `${standing}: ${believed} ${t('In fact: {0}', fact)}`,
        folded: Collapsed,
      };
    }
    case 'fact':
      return { label: t('In fact: {0}', fact), icon: 'verified' };
    case 'reason': {
      const prompt = question(shown.question)?.prompt[language] ?? shown.question;
      const [first = prompt] = prompt.split('\n');
      const label = t('Shown by your answer of {0}: “{1}”', date, first);
      return { label, icon: 'comment', tooltip: `${label}\n\n${prompt}` };
    }
    case 'way': {
      const label = t(
        'Two right answers to different questions on different days overcome it; {0} so far',
        shown.rights.length,
      );
      return { label, icon: 'target', command: { command: COMMANDS.weakSpots, title: t('Work on weak spots') } };
    }
  }
}
