import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

type Manifest = {
  readonly version: string;
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
};

const find = (): vscode.Extension<unknown> => {
  const extension = vscode.extensions.getExtension('last-ack.last-ack');
  assert.ok(extension, 'the extension is not installed');
  return extension;
};

describe('the installed package', () => {
  it('is what these tests run against, not the source folder', async () => {
    const extension = find();
    const { extensionPath } = extension;
    const manifest = JSON.parse(await readFile(join(extensionPath, 'package.json'), 'utf8')) as Manifest & {
      __metadata?: unknown;
    };
    assert.ok(manifest.__metadata, `VS Code marks the extensions it installed, and did not mark ${extensionPath}`);
    assert.equal((extension.packageJSON as Manifest).version, manifest.version);
    await assert.rejects(vscode.workspace.fs.stat(vscode.Uri.file(join(extensionPath, 'src'))) as Promise<unknown>);
  });

  it('activates, and then answers every command of its manifest', async () => {
    const extension = find();
    await extension.activate();
    assert.equal(extension.isActive, true);
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared = (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command);
    assert.ok(declared.length > 0);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
