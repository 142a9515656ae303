// What the marketplaces ask of a package and of its readme, so that nobody learns it from a refusal.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageFaults, imagesOf } from '../../.ci/releaseChecks.mjs';
import { readZip } from './zip';

type Manifest = Readonly<Record<string, unknown>> & {
  readonly displayName: string;
  readonly description: string;
  readonly engines: { readonly vscode: string };
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly activationEvents: readonly string[];
};

const isHttps = (address: unknown): boolean => typeof address === 'string' && new URL(address).protocol === 'https:';

describe('the listing', () => {
  let folder: string;
  let entries: Map<string, Buffer>;
  let printed: string;
  let manifest: Manifest;
  const text = (name: string): string => entries.get(name)?.toString('utf8') ?? assert.fail(`${name} is missing`);

  before(function () {
    this.timeout(0);
    folder = mkdtempSync(join(tmpdir(), 'last-ack-listing-'));
    const file = join(folder, 'listing.vsix');
    const packed = spawnSync(process.execPath, ['.ci/package.mjs', file], { encoding: 'utf8' });
    printed = packed.stdout + packed.stderr;
    assert.equal(packed.status, 0, printed);
    entries = readZip(file);
    manifest = JSON.parse(text('extension/package.json')) as Manifest;
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is packed without any warning', () => {
    assert.doesNotMatch(printed, /warn|error/iu);
  });

  it('shows pictures by https, each of which is in the repository', () => {
    const readme = text('extension/readme.md');
    assert.deepEqual(imageFaults(readme), []);
    const images = imagesOf(readme);
    assert.ok(images.length >= 5);
    const home = manifest.repository.url.replace(/\.git$/u, '');
    for (const image of images) {
      const prefix = `${home}/raw/HEAD/`;
      assert.ok(image.startsWith(prefix), image);
      assert.ok(existsSync(image.slice(prefix.length)), image);
    }
  });

  it('links from the readme to addresses only', () => {
    const links = [...text('extension/readme.md').matchAll(/(?<!!)\[[^\]]*\]\(([^)]+)\)/gu)].map(([, to]) => to ?? '');
    assert.ok(links.length > 0);
    for (const link of links) assert.ok(isHttps(link), link);
  });

  it('has pictures that are there in both languages and small, and none of them in the package', () => {
    const pictures = ['README.md', 'README.zh-cn.md'].map((name) => imagesOf(readFileSync(name, 'utf8')));
    const [english = [], chinese = []] = pictures;
    assert.deepEqual(
      chinese,
      english.map((path) => path.replace(/\.png$/u, '.zh-cn.png')),
    );
    for (const path of pictures.flat()) {
      const most = path.includes('film') ? 1_500_000 : 150_000;
      const { size } = statSync(path);
      assert.ok(size < most, `${path} has ${size} bytes`);
    }
    assert.deepEqual(
      [...entries.keys()].filter((name) => name.includes('listing')),
      [],
    );
  });

  it('says where everything is, by https', () => {
    const { repository, homepage, bugs, qna } = manifest;
    for (const address of [repository.url, homepage, bugs.url, qna]) assert.ok(isHttps(address), String(address));
    const [home = ''] = repository.url.split(/\.git$/u);
    for (const address of [homepage, bugs.url, qna]) assert.ok(String(address).startsWith(home), String(address));
  });

  // vsce's validation.ts and Open VSX's ExtensionValidator ask for these.
  it('has a name, a publisher, texts and colours that both marketplaces take', () => {
    const { name, publisher, displayName, description, galleryBanner, categories, keywords } = manifest;
    for (const id of [name, publisher]) assert.match(String(id), /^[a-z0-9][a-z0-9-]*$/u);
    assert.ok(displayName.length <= 255);
    const texts = JSON.parse(text('extension/package.nls.json')) as Record<string, string>;
    assert.equal(description, '%description%');
    assert.ok((texts.description ?? '').length > 0 && (texts.description ?? '').length <= 2048);
    assert.match(galleryBanner.color, /^#[0-9a-f]{6}$/u);
    assert.ok(['dark', 'light'].includes(galleryBanner.theme));
    assert.ok(keywords.length <= 30);
    const known =
      'AI,Azure,Chat,Data Science,Debuggers,Education,Extension Packs,Formatters,Keymaps,Language Packs,Linters,Machine Learning,Notebooks,Other,Programming Languages,SCM Providers,Snippets,Testing,Themes,Visualization';
    for (const category of categories) assert.ok(known.split(',').includes(category), category);
  });

  it('asks for no proposed API, for no other extension, and not to be started for everything', () => {
    const { enabledApiProposals, extensionDependencies, activationEvents } = manifest;
    assert.equal(enabledApiProposals, undefined);
    assert.equal(extensionDependencies, undefined);
    assert.ok(!activationEvents.includes('*'));
  });

  it('has a licence, a changelog, a readme and an icon of at least 128 pixels', () => {
    assert.equal(manifest.license, 'MIT');
    for (const name of ['LICENSE.txt', 'changelog.md', 'readme.md'])
      assert.ok(text(`extension/${name}`).length > 0, name);
    const icon = entries.get(`extension/${String(manifest.icon)}`);
    assert.ok(icon);
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    assert.ok(width >= 128 && width === height, `${width} × ${height}`);
  });
});
