import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { readZip } from '../package/zip';
import { packageFile } from '../workbench/server';

/** What only Node has. A browser's extension host has none of it, and the one bundle runs in both. */
const OF_NODE = ['process', 'Buffer', '__dirname', '__filename', 'setImmediate', 'clearImmediate', 'global'];

type Manifest = { readonly main: string; readonly browser: string; readonly engines: { readonly vscode: string } };

describe('the bundle for both extension hosts', () => {
  const read = (name: string) => readZip(packageFile).get(`extension/${name}`)?.toString('utf8') ?? '';
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const source = read(manifest.browser.replace(/^\.\//, ''));

  it('is one file', () => {
    assert.equal(manifest.main, manifest.browser);
    assert.ok(source.length > 100_000);
  });

  it('requires nothing but VS Code, and what Node alone can do only when somebody asks for it', () => {
    const required = [...source.matchAll(/\brequire\(([^)]*)\)/g)].map(([, what]) => what!.replace(/["'`]/g, ''));
    assert.ok(required.includes('vscode'));
    assert.deepEqual(
      [...new Set(required)].filter((name) => name !== 'vscode' && name !== './kernel.js'),
      [],
    );
    const imported = [...source.matchAll(/\b(?:import\(|from\s*)["'`]([^"'`]+)["'`]/g)].map(([, name]) => name!);
    assert.deepEqual(
      imported.filter((name) => name.startsWith('node:') || builtinModules.includes(name)),
      [],
    );
  });

  it('names nothing that only Node has', () => {
    for (const name of OF_NODE)
      assert.doesNotMatch(source, new RegExp(`(?<![\\w$.'"\`-])${name}(?=\\s*[.([])`), `${name} is used`);
  });
});
