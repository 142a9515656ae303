import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import type { Explained } from './explained';
import { fromClipboard, fromFile, inFront, readTable, type Pasted, type Refused } from './paste';
import { report } from './report';
import type { MachineView } from './view';

/** What the commands of the machine's sockets work on. */
export interface MachineParts {
  readonly machineView: MachineView;
  readonly explained: Explained;
}

type MachineCommand = (typeof COMMANDS)[
  'explainSockets' | 'machineRefresh' | 'machinePause' | 'machineResume' | 'machineProcess' | 'machineCopy'];

/** The view's commands, and "Explain Socket Output". */
export function machineHandlers({ machineView, explained }: MachineParts): Pick<Handlers, MachineCommand> {
  return {
    [COMMANDS.explainSockets]: async (argument) => {
      const pasted = argument instanceof vscode.Uri ? await fromFile(argument) : (inFront() ?? (await choose()));
      if (pasted !== undefined) await explain(pasted, explained);
    },
    [COMMANDS.machineRefresh]: () => {
      machineView.tree.refresh();
      return Promise.resolve();
    },
    [COMMANDS.machinePause]: () => machineView.pause(true),
    [COMMANDS.machineResume]: () => machineView.pause(false),
    [COMMANDS.machineProcess]: () => machineView.findProcesses(),
    [COMMANDS.machineCopy]: async (argument) => {
      const text = copied(argument);
      if (text === undefined) return;
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(t('Copied: {0}', text), 5000);
    },
  };
}

/** The command that a line of the tree holds: its text, or the line itself from a menu. */
function copied(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const node = typeof argument === 'object' && argument !== null && 'node' in argument ? argument.node : undefined;
  const text = typeof node === 'object' && node !== null && 'text' in node ? node.text : undefined;
  return typeof text === 'string' ? text : undefined;
}

async function explain(pasted: Pasted | Refused, explained: Explained): Promise<void> {
  const table = 'refused' in pasted ? pasted : await readTable(pasted.text);
  if (table === undefined) return;
  if (!('refused' in table) && 'name' in pasted) {
    await explained.show(report(table, pasted.name));
    return;
  }
  if ('refused' in table) offerOther(table.refused, explained);
}

/** Says why not, and offers another text; without waiting for the answer. */
function offerOther(refused: string, explained: Explained): void {
  const file = t('Pick a file…');
  const clipboard = t('Use the clipboard');
  void vscode.window.showWarningMessage(refused, file, clipboard).then(async (answer) => {
    const pasted = answer === file ? await pickFile() : answer === clipboard ? await fromClipboard() : undefined;
    if (pasted !== undefined) await explain(pasted, explained);
  });
}

/** Asks where the text is when no editor is in front. */
async function choose(): Promise<Pasted | Refused | undefined> {
  const items = [
    {
      label: `$(clippy) ${t('What has been copied')}`,
      read: async () => (await fromClipboard()) ?? { refused: t('There is no text in the clipboard.') },
    },
    { label: `$(file) ${t('A file…')}`, read: pickFile },
  ];
  const placeHolder = t('Where is the output of ss, netstat or /proc/net/tcp?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.read();
}

async function pickFile(): Promise<Pasted | Refused | undefined> {
  const [file] = (await vscode.window.showOpenDialog({ title: t('Explain Socket Output') })) ?? [];
  return file === undefined ? undefined : fromFile(file);
}
