import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

/** The least that an extension can be: it activates when VS Code has started, and opens a panel with a word in it. */
const CODE = `const vscode = require('vscode');
exports.activate = () => vscode.commands.registerCommand('empty.open', () => {
  vscode.window.createWebviewPanel('empty', 'Empty', vscode.ViewColumn.Active, { enableScripts: true }).webview.html =
    '<!doctype html><body><p id="empty">Here</p>';
});
`;

const MANIFEST = {
  name: 'empty',
  publisher: 'last-ack-tests',
  version: '0.0.0',
  license: 'MIT',
  engines: { vscode: '^1.91.0' },
  main: './extension.js',
  files: ['extension.js'],
  activationEvents: ['onStartupFinished'],
  contributes: { commands: [{ command: 'empty.open', title: 'Open', category: 'Empty' }] },
};

/** Packs it in `folder`, a temporary one, and resolves to the package's path. */
export async function packEmptyExtension(folder: string): Promise<string> {
  const source = join(folder, 'empty');
  const packagePath = join(folder, 'empty.vsix');
  mkdirSync(source);
  writeFileSync(join(source, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(source, 'extension.js'), CODE);
  writeFileSync(join(source, 'README.md'), 'Empty.\n');
  await createVSIX({
    cwd: source,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}
