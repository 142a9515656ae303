import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Lesson, LessonStanding } from '../../core/course';
import type { AnyQuestion } from '../../core/quiz/prepare';
import type { Language } from '../../core/quiz/question';
import { COMMANDS } from '../commands/ids';
import type { Course } from './course';
import type { CourseNode } from './nodes';
import { idOfNode } from './nodes';
import { partTitle } from './screen';

/** What the items of the tree say besides their own node. */
export interface Telling {
  readonly course: Course;
  readonly language: Language;
  readonly question: (id: string) => AnyQuestion | undefined;
}

/** How a node looks and what it does. Every icon stands beside a text, and every line has a spoken form. */
export function itemOf(node: CourseNode, telling: Telling): vscode.TreeItem {
  return node.kind === 'lesson' ? lessonItem(node, telling) : partItem(node, telling);
}

function lessonItem(node: Extract<CourseNode, { kind: 'lesson' }>, { course, language }: Telling): vscode.TreeItem {
  const { lesson, number } = node;
  const standing = course.standing(lesson);
  const title = `${number}. ${lesson.title[language]}`;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = idOfNode(node);
  item.contextValue = 'lesson';
  item.iconPath = new vscode.ThemeIcon(LESSON_ICONS[standing.state]);
  item.description = standingText(standing, lesson);
  item.tooltip = lessonTooltip(lesson, number, standing, language);
  item.command = openCommand(lesson);
  item.accessibilityInformation = {
    label: [title, standingText(standing, lesson), lesson.about[language]].join(', '),
  };
  return item;
}

function partItem(
  { lesson, part, ...node }: Extract<CourseNode, { kind: 'part' }>,
  { course, language, question }: Telling,
): vscode.TreeItem {
  const isDone = course.isDone(lesson, part.id);
  const title = partTitle(lesson, part, language);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.id = idOfNode({ ...node, lesson, part });
  item.contextValue = 'part';
  item.iconPath = new vscode.ThemeIcon(isDone ? 'pass' : PART_ICONS[part.kind]);
  const prompt = part.kind === 'question' ? question(part.question)?.prompt[language].split('\n')[0] : undefined;
  const word = isDone ? DONE_WORDS[part.kind]() : '';
  item.description = [word, prompt?.replace(/[`*]/g, '')].filter(Boolean).join(' · ');
  item.tooltip = new vscode.MarkdownString(prompt ?? (part.kind === 'task' ? lesson.task.text[language] : title));
  item.command = openCommand(lesson, part.id);
  item.accessibilityInformation = { label: [title, word, prompt].filter(Boolean).join(', ') };
  return item;
}

const LESSON_ICONS: Readonly<Record<LessonStanding['state'], string>> = {
  new: 'circle-outline',
  begun: 'color-mode',
  done: 'pass-filled',
};

const PART_ICONS = { page: 'book', task: 'tools', question: 'question' } as const;

const DONE_WORDS = { page: () => t('read'), task: () => t('done'), question: () => t('answered') } as const;

/** How far a lesson is: `2 of 5 pages · task done`; before the first page how long it takes. */
export function standingText(standing: LessonStanding, { minutes }: Lesson): string {
  const { state, pages, pagesRead, taskDone, questions, answered } = standing;
  if (state === 'new') return t('{0} min', minutes);
  if (state === 'done') return t('done');
  return [
    t('{0} of {1} pages', pagesRead, pages),
    taskDone ? t('task done') : '',
    answered > 0 ? t('{0} of {1} questions', answered, questions) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function lessonTooltip(
  lesson: Lesson,
  number: number,
  standing: LessonStanding,
  language: Language,
): vscode.MarkdownString {
  const tip = new vscode.MarkdownString(undefined, true);
  tip.isTrusted = { enabledCommands: [COMMANDS.openLesson] };
  const link = `command:${COMMANDS.openLesson}?${encodeURIComponent(JSON.stringify([lesson.id]))}`;
  return tip
    .appendMarkdown(`**${number}. ${lesson.title[language]}** · ${t('{0} min', lesson.minutes)}\n\n`)
    .appendMarkdown(`${lesson.about[language]}\n\n`)
    .appendMarkdown(`${lesson.states.map((state) => `\`${state}\``).join(' · ')}\n\n`)
    .appendMarkdown(`$(${LESSON_ICONS[standing.state]}) ${standingSentence(standing)}\n\n`)
    .appendMarkdown(`$(book) [${t('Open this lesson')}](${link})`);
}

function standingSentence({ state, pages, pagesRead, taskDone, questions, answered }: LessonStanding): string {
  if (state === 'new') return t('Not begun.');
  return [
    t('{0} of {1} pages', pagesRead, pages),
    taskDone ? t('task done') : t('task not done yet'),
    t('{0} of {1} questions', answered, questions),
  ].join(' · ');
}

function openCommand({ id }: Lesson, part?: string): vscode.Command {
  const args = part === undefined ? [id] : [{ lesson: id, part }];
  return { command: COMMANDS.openLesson, title: t('Open this lesson'), arguments: args };
}
