import * as vscode from 'vscode';
import type { Place } from '../../core/scenario';

/** The language of `.tcp` files, wherever they are: on a disk, in a virtual workspace, not saved yet. */
export const LANGUAGE = 'tcp-scenario';

/** A place of the core, which counts from 1, as a range of the editor, which counts from 0. */
export function rangeOf({ line, column, endColumn }: Place): vscode.Range {
  return new vscode.Range(line - 1, column - 1, line - 1, endColumn - 1);
}

/** Whether a document is one of ours. */
export function isScenario(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE;
}

/** The open document with this address, or the one in front when none is given. Undefined when it is no scenario. */
export async function scenarioAt(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  return isScenario(document) ? document : undefined;
}
