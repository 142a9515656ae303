// Writes ThirdPartyNotices.txt: whose work is in the bundles, and under which terms. Run it when a test says that it is not
// current: node .ci/notices.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Licences whose terms are kept by the notice. Another one wants somebody to read it. */
export const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'CC-BY-4.0']);

/** Where the terms of a package are that publishes none: those of the project it is made in. */
const alike = { '@microsoft/fast-': '@vscode/webview-ui-toolkit', '@vscode/l10n': '@vscode/codicons' };

/** What each bundle is made of; the same entries as in esbuild.mjs. */
const entries = ['src/extension.ts', 'src/kernel/index.ts', 'webview/page.ts', 'webview/page.css'];

/** The packages of which something is in a bundle, with their versions and licences, sorted by name. */
export async function bundledPackages() {
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    external: ['vscode', 'node:*'],
    loader: { '.svg': 'text' },
    outdir: 'out/notices',
    logLevel: 'error',
  });
  const names = new Set();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1];
      if (name !== undefined && bytesInOutput > 0) names.add(name);
    }
  }
  return [...names].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
    return { name, version, licence: license };
  });
}

/** A package's own licence file: the one for what is shipped of it. */
function licenceText(name) {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.(md|txt))?$/iu.test(one));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8');
  const [, other] = Object.entries(alike).find(([prefix]) => name.startsWith(prefix)) ?? [];
  if (other === undefined)
    throw new Error(`${name} has no licence file: read its terms, then say here where they are.`);
  const code = join('node_modules', other, 'LICENSE-CODE');
  return existsSync(code) ? readFileSync(code, 'utf8') : licenceText(other);
}

/** The copyright lines of a licence, and its terms without them. */
function split(text) {
  const lines = text.replaceAll('\r', '').split('\n');
  const isCopyright = (line) => /^\s*copyright (\(c\)|©|\d)/iu.test(line);
  const isTitle = (line) => /^\s*#*\s*(the )?(mit|isc|bsd[ \w-]*) licen[cs]e( \(mit\))?\s*$/iu.test(line);
  const terms = lines.filter((line) => !isCopyright(line) && !isTitle(line)).join('\n');
  return { copyright: lines.filter(isCopyright).map((line) => line.trim()), terms: reflow(terms) };
}

/** Paragraphs on one line each, so that the same terms are the same text however they were broken. */
function reflow(text) {
  const paragraphs = text.trim().split(/\n\s*\n/u);
  return paragraphs.map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim()).join('\n\n');
}

/** CC-BY-4.0 asks for the author, the licence with its address, and what was changed (its section 3(a)); not for its text. */
const pictures =
  'Creative Commons Attribution 4.0 International (CC BY 4.0), https://creativecommons.org/licenses/by/4.0/legalcode\n\n' +
  'The icons were changed: numbers in their outlines are rounded. They come without warranties; section 5 says how far.';

/** The whole notice. Packages with the same terms stand above them together. */
export async function notices() {
  const groups = new Map();
  for (const { name, version, licence } of await bundledPackages()) {
    if (!allowed.has(licence)) throw new Error(`${name} ${version} is under ${licence}, which is not on the list.`);
    const isPictures = licence === 'CC-BY-4.0';
    const { copyright, terms } = split(isPictures ? '' : licenceText(name));
    const holders = isPictures ? ['Copyright (c) Microsoft Corporation'] : copyright;
    if (holders.length === 0) throw new Error(`Whose ${name} is cannot be read in its licence.`);
    const kept = isPictures ? pictures : terms;
    // The same words are the same terms, whatever stands between them.
    const key = kept.toLowerCase().replace(/[^a-z0-9]/gu, '');
    const group = groups.get(key) ?? { terms: kept, packages: [] };
    group.packages.push(`${name} ${version} (${licence}): ${holders.join('; ')}`);
    groups.set(key, group);
  }
  const head = 'Last ACK holds parts of these packages. Everything else is under the licence of Last ACK itself.';
  const sections = [...groups.values()].map(({ terms, packages }) => `${packages.join('\n')}\n\n${terms}`);
  return `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync('ThirdPartyNotices.txt', await notices());
