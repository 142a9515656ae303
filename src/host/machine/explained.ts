import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { STATES } from '../../core/tcp';
import { COMMANDS } from '../commands/ids';
import { Disposable } from '../dispose';

/** Addresses of explanations: the path is for the tab. */
export const SCHEME = 'last-ack-sockets';

/** How many explanations are kept: those that may still be open. */
const kept = 20;

const STATE = new RegExp(`\\b(?:${[...STATES].sort((a, b) => b.length - a.length).join('|')})\\b`, 'g');

/**
 * Explanations as text documents that cannot be edited: plain for every reader, and Markdown for its preview. The names of
 * the states in them lead to the states' pages; nothing else in them is a link, whatever the explained text said.
 */
export class Explained extends Disposable implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  private readonly texts = new Map<string, string>();
  private number = 0;

  constructor() {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.own(vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this));
  }

  /** Shows a text as a document of its own. */
  async show(text: string): Promise<vscode.TextDocument> {
    this.number += 1;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${t('Sockets explained')}.md`, query: String(this.number) });
    this.texts.set(uri.toString(), text);
    const [oldest] = this.texts.keys();
    if (this.texts.size > kept && oldest !== undefined) this.texts.delete(oldest);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Active });
    return document;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? t('This explanation is no longer kept. Explain the text again.');
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return [...document.getText().matchAll(STATE)].map(({ 0: state, index }) => {
      const range = new vscode.Range(document.positionAt(index), document.positionAt(index + state.length));
      const argument = encodeURIComponent(JSON.stringify([state]));
      const link = new vscode.DocumentLink(range, vscode.Uri.parse(`command:${COMMANDS.openState}?${argument}`));
      link.tooltip = t('Open the page of {0}', state);
      return link;
    });
  }
}
