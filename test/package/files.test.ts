import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { ShippedTexts } from '../../src/host/texts';
import type { Strings } from '../../src/messages/strings';
import { bySentence } from '../../src/messages/strings';
import { readZip } from './zip';

const list = 'test/package/files.txt';

describe('the package', () => {
  let entries: Map<string, Buffer>;
  before(() => {
    entries = readZip('dist/last-ack.vsix');
  });

  it(`holds exactly the files of ${list} (UPDATE=1 rewrites the list)`, () => {
    const files = [...entries.keys()].sort().join('\n') + '\n';
    if (process.env.UPDATE === '1') writeFileSync(list, files);
    assert.equal(files, readFileSync(list, 'utf8'));
  });

  it('has no source map, and no bundle asks for one', () => {
    for (const [name, bytes] of entries) {
      assert.ok(!name.endsWith('.map'), name);
      if (/\.(js|css)$/u.test(name)) assert.ok(!bytes.includes('sourceMappingURL='), name);
    }
  });

  it('has every file that its manifest points to', () => {
    const manifest = entries.get('extension/package.json');
    assert.ok(manifest);
    const { main, browser, icon } = JSON.parse(manifest.toString('utf8')) as Record<string, string>;
    const paths = [main, browser, icon].map((path) => `extension/${(path ?? '').replace(/^\.\//u, '')}`);
    for (const path of paths) assert.ok(entries.has(path), path);
  });

  it('has every file of texts, the same as in the project', () => {
    const packed = entries.get('extension/dist/texts.json');
    assert.ok(packed);
    const texts = ShippedTexts.from(JSON.parse(packed.toString('utf8')));
    const folders = ['media/course', 'media/questions'];
    const paths = folders.flatMap((folder) => {
      const names = readdirSync(folder).sort();
      const inFolder = names.map((name) => `${folder}/${name}`);
      assert.deepEqual(texts.paths(folder), inFolder);
      return inFolder;
    });
    for (const path of [...paths, 'media/challenges.json', 'media/misconceptions.json', 'media/states.json']) {
      assert.deepEqual(texts.json(path), JSON.parse(readFileSync(path, 'utf8')), path);
    }
    const translated = bySentence(texts.json('l10n/bundle.l10n.zh-cn.json') as Strings);
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Strings;
    for (const [english, chinese] of Object.entries(bundle)) assert.equal(translated[english], chinese);
    assert.equal(translated['A sentence that nobody says.'], undefined);
    assert.throws(() => texts.json('media/absent.json'), /media\/absent\.json is not among the texts that ship/u);
  });

  it('has the same bundles as the build left', () => {
    for (const name of ['dist/extension.js', 'dist/kernel.js', 'dist/texts.json', 'dist/webview/page.js']) {
      assert.deepEqual(entries.get(`extension/${name}`), readFileSync(name), name);
    }
  });
});

describe('the lock file', () => {
  it('names no address of a registry', () => {
    assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"|registry\./u);
  });
});
