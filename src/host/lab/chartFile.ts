import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SaveChart } from '../../messages/chart';
import { noticeText } from '../notice';

/**
 * Saves a chart where the learner says; where no file can be written, it is opened as a new document, to be copied from.
 */
export async function saveChart({ format, name, text }: Pick<SaveChart, 'format' | 'name' | 'text'>): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (vscode.workspace.fs.isWritableFileSystem(folder?.scheme ?? 'file') !== true) {
    const language = format === 'svg' ? 'xml' : 'plaintext';
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content: text }));
    return;
  }
  const file = await vscode.window.showSaveDialog({
    title: t('Save the Chart'),
    filters: format === 'csv' ? { CSV: ['csv'] } : { SVG: ['svg'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${name}.${format}`) }),
  });
  if (file === undefined) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const told = t('The chart is in {0}.', noticeText(vscode.workspace.asRelativePath(file)));
  void vscode.window.showInformationMessage(told);
}
