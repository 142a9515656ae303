import * as vscode from 'vscode';

/**
 * Reads what the extension ships, from a disk or over HTTP: in a browser's extension host `extensionUri` is an address,
 * and `workspace.fs` can read a file there but not list a folder.
 */
export class Media {
  constructor(private readonly root: vscode.Uri) {}

  /** The address of a shipped file, e.g. `uri('dist', 'webview')`. */
  uri(...path: string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.root, ...path);
  }

  /** The parsed content of a JSON file. Throws when it cannot be read or is no JSON. */
  async json(...path: string[]): Promise<unknown> {
    const bytes = await vscode.workspace.fs.readFile(this.uri(...path));
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  }
}
