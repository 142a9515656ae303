import * as vscode from 'vscode';
import { ShippedTexts } from './texts';

/**
 * Reads what the extension ships, from a disk or over HTTP: in a browser's extension host `extensionUri` is an address,
 * and `workspace.fs` can read a file there but not list a folder.
 */
export class Media {
  private texts: Promise<ShippedTexts> | undefined;

  constructor(private readonly root: vscode.Uri) {}

  /** The address of a shipped file, e.g. `uri('dist', 'webview')`. */
  uri(...path: string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.root, ...path);
  }

  /** The content of a shipped JSON file by its path in the project, e.g. `media/states.json`. Rejects when it cannot be read. */
  async json(path: string): Promise<unknown> {
    return (await this.shipped()).json(path);
  }

  /** The paths of the JSON files of a folder, e.g. `media/course`, in their order. Rejects when they cannot be read. */
  async paths(folder: string): Promise<readonly string[]> {
    return (await this.shipped()).paths(folder);
  }

  /** All texts, read once; again after a failure. */
  private shipped(): Promise<ShippedTexts> {
    this.texts ??= this.read().catch((error: unknown) => {
      this.texts = undefined;
      throw error;
    });
    return this.texts;
  }

  private async read(): Promise<ShippedTexts> {
    const bytes = await vscode.workspace.fs.readFile(this.uri('dist', 'texts.json'));
    return ShippedTexts.from(JSON.parse(new TextDecoder().decode(bytes)));
  }
}
