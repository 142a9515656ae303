import { t } from '@vscode/l10n';
import type { PageWithKeys } from './keys';
import { keysOf } from './keys';

/** A command as the palette shows it. */
export interface NamedCommand {
  readonly title: string;
  readonly category: string;
}

/** A setting, by its id, and what it is for. */
export interface NamedSetting {
  readonly id: string;
  readonly about: string;
}

/**
 * The help for who works by keyboard or with a screen reader, as Markdown: read line by line in the editor, and from heading
 * to heading by "Go to Symbol". In the language that `t` answers in; names of commands are those of the palette.
 * `withoutPage`: the title of the command that asks in quick picks.
 */
export function helpText(
  commands: readonly NamedCommand[],
  settings: readonly NamedSetting[],
  withoutPage: string,
): string {
  return [
    `# ${t('Last ACK: Accessibility Help')}`,
    t(
      'Everything can be done by keyboard. Tab goes from control to control, Enter and Space press a button, and the focus is never lost: after an answer it is on the button that goes on, on a new page at its heading.',
    ),
    t('From heading to heading of this help: Go to Symbol in Editor. It closes like any editor.'),
    section(t('A question'), [
      t(
        'The heading is the question; the run that it is about, if any, stands before the options. Six kinds: choose, predict, order, construct, spot, and reckon a number.',
      ),
      keyList('question'),
    ]),
    section(t('The verdict'), [
      t(
        'It is announced as soon as the answer is checked: right or not, and how many options were judged as the machine does. Each option then says whether it is true, whether you chose it, why, and how that was decided.',
      ),
      keyList('verdict'),
    ]),
    section(t('A run, and how to read it as a table'), [
      t(
        'A run is drawn as two vertical lines, A and B, with an arrow for each segment. The button “As a table” shows the same as text, one row a step: the time, the state of A, what happens, the state of B. The row of the present step is marked as current. The choice holds for all runs.',
      ),
      t(
        'Each step is announced when you go to it: what happens, and why. While a run plays, nothing is announced until it stops. “Text” under “Copy as” copies a run as sentences.',
      ),
      keyList('run'),
    ]),
    section(t('The state diagram'), [
      t('Each state is a button that says which end is in it. All arrows stand in the table below the diagram.'),
      keyList('diagram'),
    ]),
    section(t('Play and challenges'), [
      t(
        'You are both ends and the network. Everything that can happen next is a button; its name says what it does. After each step you hear in which states both ends are, and whether a challenge is solved.',
      ),
      keyList('play'),
    ]),
    section(t('Watching a run'), [keyList('watch')]),
    section(t('A lesson'), [
      t('The parts of a lesson are buttons at its top; the present one is marked as current.'),
      keyList('lesson'),
    ]),
    section(t('Progress and the end of a round'), [
      t('Lists with buttons; each bar has its value in words, and each chart the same numbers as a table.'),
    ]),
    section(t('The labs'), [
      t(
        'Sliders, fields and buttons with names. What a search, a simulation or a real close has found is announced when it is done; charts are sliders that tell their values, with a table below.',
      ),
      keyList('chart'),
    ]),
    section(t('The views in the side bar'), [
      t(
        'Trees of VS Code: arrow keys move and unfold, Enter opens. The buttons of a line are also in its context menu, Shift+F10.',
      ),
    ]),
    section(t('Without any page'), [
      t(
        '“{0}” asks in quick picks, and a scenario is a text file with diagnostics, hovers and an outline.',
        withoutPage,
      ),
    ]),
    section(t('Commands'), [
      t('In the command palette; a key of your own is given in Keyboard Shortcuts.'),
      list(commands.map(({ category, title }) => `${category}: ${title}`)),
    ]),
    section(t('Settings'), [list(settings.map(({ id, about }) => `\`${id}\` – ${about}`))]),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(title: string, parts: readonly string[]): string {
  return [`## ${title}`, ...parts].join('\n\n');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function keyList(page: PageWithKeys): string {
  return list(keysOf(page).map(({ keys, does }) => t('{0}: {1}', keys.map(keyName).join(t(', ')), does)));
}

/** A key as a reader knows it. */
function keyName(key: string): string {
  switch (key) {
    case 'ArrowLeft':
      return t('Left Arrow');
    case 'ArrowRight':
      return t('Right Arrow');
    case 'ArrowUp':
      return t('Up Arrow');
    case 'ArrowDown':
      return t('Down Arrow');
    case 'PageUp':
      return 'Page Up';
    case 'PageDown':
      return 'Page Down';
    case 'Space':
      return t('Space');
    default:
      return key;
  }
}
