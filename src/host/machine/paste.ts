import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { createTextReader, mostText, type Table } from '../../core/sockets';
import { statelessText } from './trouble';

/** A text to be explained, and what it is called. */
export interface Pasted {
  readonly text: string;
  readonly name: string;
}

/** A sentence for the learner instead of a text or a table. */
export interface Refused {
  readonly refused: string;
}

/** How many lines are read before others have their turn. */
const slice = 5000;
/** From how many characters on the reading says that it goes on. */
const long = 2_000_000;

/** The text in front: what is selected in the editor, or all of it. Undefined when no editor has any. */
export function inFront(): Pasted | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const text = selection.isEmpty ? document.getText() : document.getText(selection);
  return text.trim() === '' ? undefined : { text, name: document.uri.path.split('/').at(-1) ?? '' };
}

/** What has been copied; undefined when that is no text. */
export async function fromClipboard(): Promise<Pasted | undefined> {
  const text = await vscode.env.clipboard.readText();
  return text.trim() === '' ? undefined : { text, name: t('clipboard') };
}

/** A file's text, unless it is too large to be read at all. */
export async function fromFile(file: vscode.Uri): Promise<Pasted | Refused> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    // A character takes two bytes at most in what these tools print: PowerShell writes UTF-16.
    if (size > 2 * mostText) return { refused: tooLong(size) };
    const text = decode(await vscode.workspace.fs.readFile(file));
    return { text, name: file.path.split('/').at(-1) ?? '' };
  } catch {
    return { refused: t('This file cannot be read.') };
  }
}

/** Text in UTF-16 by its mark, else in UTF-8; of other character sets all that counts is ASCII. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The sockets of a text, read in slices; a sentence when it is too long or no table. Undefined when the learner stops it. */
export async function readTable(text: string): Promise<Table | Refused | undefined> {
  const reader = createTextReader(text);
  if ('tooLong' in reader) return { refused: tooLong(reader.tooLong) };
  const read = async (isStopped: () => boolean) => {
    while (!reader.advance(slice)) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (isStopped()) return undefined;
    }
    return reader.read();
  };
  const progress = { location: vscode.ProgressLocation.Notification, title: t('Reading …'), cancellable: true };
  const table =
    text.length < long
      ? await read(() => false)
      : await vscode.window.withProgress(progress, (_, token) => read(() => token.isCancellationRequested));
  if (table?.sockets.length !== 0) return table;
  return { refused: table.stateless > 0 ? statelessText(table.stateless) : notATable() };
}

const tooLong = (size: number): string =>
  t(
    'This text is too long: {0} million characters, and up to {1} million are read. Cut it, or list one state only, as ss -tan | grep TIME-WAIT does.',
    Math.ceil(size / 1_000_000),
    mostText / 1_000_000,
  );

const notATable = (): string =>
  t(
    'No TCP socket was found in this text. The output of ss, lsof, Get-NetTCPConnection, of netstat on Linux, macOS and Windows, and of /proc/net/tcp is understood, for example that of ss -tan.',
  );
