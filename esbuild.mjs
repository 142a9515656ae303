// Builds everything that runs: the extension, the page, the command line and the tests.
// node esbuild.mjs [--production] [--watch] [--only extension|page|cli|test|hosttest|webtest|bench]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build, context } from 'esbuild';
import { optimize } from 'svgo';
import { minify } from 'terser';
import { packTexts, readTexts, watched } from './.ci/texts.mjs';

const flags = process.argv.slice(2);
const production = flags.includes('--production');
const only = flags.includes('--only') ? flags[flags.indexOf('--only') + 1] : undefined;

/** Every file under `folder` whose name ends in `.ts`. */
function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

const inHost = (file) => file.startsWith(join('test', 'host'));
const inWorker = (file) => file.startsWith(join('test', 'worker'));

/** The suites that run in a web worker too: those of test/host that want nothing of Node but its assertions. */
const workerSuites = () =>
  sources('test').filter((file) => {
    if (!file.endsWith('.test.ts') || !(inHost(file) || inWorker(file))) return false;
    return !/from '(node:(?!assert\/strict')|\.\/shipped')/u.test(readFileSync(file, 'utf8'));
  });

const shared = {
  bundle: true,
  logLevel: 'warning',
  target: 'es2022',
  charset: 'utf8',
  minify: production,
  sourcemap: !production,
  // Whose work is in the bundles, and under which terms, stands in ThirdPartyNotices.txt.
  legalComments: 'none',
};
const extension = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  format: 'cjs',
  external: ['vscode'],
};
const tool = {
  ...shared,
  minify: false,
  sourcemap: 'inline',
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outdir: 'out',
  outbase: '.',
  outExtension: { '.js': '.mjs' },
  loader: { '.svg': 'text' },
};

/**
 * The toolkit's foundation finds out whether :focus-visible works by adding a style element, which the page's content
 * security policy refuses, and then falls back to :focus. Every VS Code that the extension runs in knows :focus-visible.
 */
const focusVisible = {
  name: 'focus-visible',
  setup({ onLoad }) {
    onLoad({ filter: /fast-foundation[\\/]dist[\\/]esm[\\/]utilities[\\/]style[\\/]focus\.js$/ }, () => ({
      contents: "export const focusVisible = 'focus-visible';",
    }));
  },
};

/** How the toolkit's foundation finds the global object where there is no globalThis: by code made of a text. VS Code has it. */
const globalObject = {
  name: 'global-object',
  setup({ onLoad }) {
    onLoad({ filter: /fast-element[\\/]dist[\\/]esm[\\/]platform\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('new Function("return this")()', 'globalThis'),
    }));
  },
};

/**
 * The page's icons are VS Code's own, each as the text of its SVG, without what sixteen pixels cannot show; also where
 * packages stay outside, as in the tests.
 */
const icons = {
  name: 'icons',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@vscode\/codicons\/.*\.svg$/ }, ({ path }) => ({
      path: join(import.meta.dirname, 'node_modules', path),
    }));
    onLoad({ filter: /codicons[\\/].*\.svg$/ }, ({ path }) => ({
      contents: optimize(readFileSync(path, 'utf8'), { multipass: true, floatPrecision: 2 }).data,
      loader: 'text',
    }));
  },
};
tool.plugins = [icons];

/** What reads this machine's sockets wants Node: a bundle of its own beside the extension's, loaded when somebody looks. */
const kernelBeside = {
  name: 'kernel-beside',
  setup({ onResolve }) {
    onResolve({ filter: /^(\.\.\/)+kernel$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './kernel.js', external: true } : undefined,
    );
  },
};

/** All texts that ship, as one file: a browser's extension host can read a file, but not list a folder. */
const texts = {
  name: 'texts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^texts\.json$/ }, ({ path }) => ({ path, namespace: 'texts' }));
    onLoad({ filter: /.*/, namespace: 'texts' }, () => ({
      contents: JSON.stringify(packTexts(readTexts())),
      loader: 'copy',
      watchFiles: watched.files,
      watchDirs: watched.folders,
    }));
  },
};

/** What esbuild has minified, minified again by a tool that takes its time. */
const smaller = {
  name: 'smaller',
  setup({ initialOptions, onEnd }) {
    if (!production) return;
    initialOptions.write = false;
    onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const options = { ecma: 2020, toplevel: true, compress: { passes: 2 } };
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, path.endsWith('.js') ? (await minify(text, options)).code : text);
      }
    });
  },
};

const targets = {
  extension: [
    // One file for every host, in Node and in a browser: it needs nothing of either.
    { ...extension, platform: 'browser', outfile: 'dist/extension.js', plugins: [kernelBeside, smaller] },
    {
      ...shared,
      entryPoints: ['src/kernel/index.ts'],
      format: 'cjs',
      platform: 'node',
      // Not minified again: that removes the line by which import() knows what it exports, and it would load as nothing.
      outfile: 'dist/kernel.js',
    },
    { entryPoints: ['texts.json'], outdir: 'dist', plugins: [texts] },
  ],
  page: [
    {
      ...shared,
      entryPoints: ['webview/page.ts', 'webview/page.css'],
      format: 'iife',
      platform: 'browser',
      outdir: 'dist/webview',
      loader: { '.svg': 'text' },
      plugins: [focusVisible, globalObject, icons, smaller],
    },
  ],
  cli: [{ ...tool, entryPoints: ['src/cli.ts'], outbase: 'src' }],
  test: [{ ...tool, entryPoints: sources('test').filter((file) => !inHost(file) && !inWorker(file)), splitting: true }],
  // Runs inside VS Code's extension host, which hands out its API to `require('vscode')` only.
  hosttest: [
    {
      ...tool,
      entryPoints: sources('test').filter(inHost),
      format: 'cjs',
      outdir: 'out/host-tests',
      outbase: 'test/host',
      outExtension: {},
    },
  ],
  // Runs in the web worker that is VS Code's extension host in a browser.
  webtest: [
    {
      ...shared,
      minify: false,
      sourcemap: 'inline',
      platform: 'browser',
      format: 'cjs',
      external: ['vscode'],
      define: { 'process.env.NODE_ENV': '"test"' },
      alias: { 'node:assert/strict': resolve('test/worker/assert.ts') },
      outdir: 'out/web-tests',
      entryPoints: { memfs: 'test/worker/memfs.ts', tests: 'web-tests' },
      plugins: [
        kernelBeside,
        {
          name: 'web-tests',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^web-tests$/ }, ({ path }) => ({ path, namespace: 'web-tests' }));
            onLoad({ filter: /.*/, namespace: 'web-tests' }, () => ({
              // As CommonJS: mocha's browser build also sets what this module exports, and must not be the last.
              contents: `const { runSuites } = require('./test/worker/run');
                module.exports = { run: () => runSuites(async () => {
                  ${workerSuites()
                    .map((file) => `await import(${JSON.stringify(resolve(file))});`)
                    .join('\n')}
                }) };`,
              resolveDir: resolve('.'),
            }));
          },
        },
      ],
    },
  ],
};
targets.bench = targets.test;

const wanted = (
  only === undefined ? ['extension', 'page', 'cli', 'test', 'hosttest', 'webtest'] : only.split(',')
).flatMap((name) => {
  const found = targets[name];
  if (found === undefined)
    throw new Error(`esbuild.mjs: there is no target "${name}"; there are ${Object.keys(targets).join(', ')}`);
  return found;
});

if (flags.includes('--watch')) {
  const contexts = await Promise.all(wanted.map((options) => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(wanted.map((options) => build(options)));
}
