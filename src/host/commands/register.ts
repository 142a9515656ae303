import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Logger } from '../logger';
import type { CommandArguments, CommandId } from './ids';

/** What each command does. Arguments come from menus, links and the palette, so they are unknown until they are checked. */
export type Handlers = Readonly<Record<CommandId, (argument: unknown) => Promise<void>>>;

/** Registers every command. One that fails says so: the learner asked for it. */
export function registerCommands(handlers: Handlers, log: Logger): vscode.Disposable {
  const registered = Object.entries(handlers).map(([id, handle]) =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        await handle(argument);
      } catch (error) {
        log.error(id, error);
        await offerLog(t('Last ACK could not do that. Its log says why.'), log);
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}

/** Runs one of our commands, with the arguments that it takes. */
export async function runCommand<Id extends CommandId>(id: Id, ...args: CommandArguments[Id]): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}

async function offerLog(message: string, log: Logger): Promise<void> {
  const show = t('Show the log');
  const answer = await vscode.window.showErrorMessage(message, show);
  if (answer === show) log.show();
}
