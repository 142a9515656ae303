// Serves the oldest VS Code that the extension runs in to a browser, from files alone: its extension host is a web worker.
// The extension is the one that was packed; nothing of it is on a disk.
import { existsSync, statSync, createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { readZip } from '../package/zip';
import { installWeb } from '../workbench/install';
import { packageFile } from '../workbench/server';
import { quiet, type Settings } from '../workbench/settings';

/** What a window shows, and how much VS Code trusts it. */
export type WebWindow = {
  /** The address of the folder to open, e.g. `memfs:/workspace`; without it an empty window. */
  readonly folder?: string;
  /** Whether the folder is trusted; without it VS Code does not ask. */
  readonly trusted?: boolean;
  readonly settings?: Settings;
  /** Run the tests that the build left in out/web-tests. */
  readonly tests?: boolean;
};

/** A served VS Code. */
export type WebServer = {
  /** Opens a window and resolves when its parts are there. */
  open(page: Page, window?: WebWindow): Promise<void>;
  stop(): Promise<void>;
};

const stage = resolve('out/web-tests');
const stageManifest = {
  name: 'stage',
  publisher: 'last-ack-tests',
  version: '0.0.0',
  engines: { vscode: '*' },
  browser: './memfs.js',
  activationEvents: ['onFileSystem:memfs'],
  capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Installs VS Code for browsers where it is missing, and serves it with the packed extension on 127.0.0.1. */
export async function startWebServer(): Promise<WebServer> {
  const vscode = await installWeb();
  const extension = readZip(packageFile);
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const [, root = '', ...rest] = decodeURIComponent(pathname).split('/');
    const path = normalize(`/${rest.join('/')}`).slice(1);
    // Webviews and the files of extensions are asked for from other origins.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', types[extname(path)] ?? 'text/html; charset=utf-8');
    const file = root === 'vscode' ? join(vscode, path) : join(stage, path);
    const packed = root === 'extension' ? extension.get(`extension/${path}`) : undefined;
    if (root === '') response.end(documentOf(port(), JSON.parse(searchParams.get('window') ?? '{}') as WebWindow));
    else if (packed !== undefined) response.end(packed);
    else if (root === 'stage' && path === 'package.json') response.end(JSON.stringify(stageManifest));
    // VS Code's page asks for texts in another language, of which there are none.
    else if (path === 'out/nls.messages.js') response.end('');
    else if (root !== 'extension' && existsSync(file) && statSync(file).isFile()) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const port = (): number => (server.address() as { port: number }).port;
  return {
    open: async (page, window = {}) => {
      const query = new URLSearchParams({ window: JSON.stringify(window) });
      await page.goto(`http://localhost:${port()}/?${query.toString()}`);
      await page.locator('.monaco-workbench .part.statusbar').waitFor();
      await page.locator('.activitybar a.action-label').first().waitFor();
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => {
          stopped();
        });
        server.closeAllConnections();
      }),
  };
}

/** The page that makes a workbench, as an embedder of VS Code for browsers writes it. */
function documentOf(port: number, { folder, trusted, settings, tests = false }: WebWindow): string {
  const base = `http://localhost:${port}/vscode`;
  const at = (path: string) => ({ scheme: 'http', authority: `localhost:${port}`, path });
  const options = {
    productConfiguration: {
      enableTelemetry: false,
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.localhost:${port}/vscode/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    configurationDefaults: { ...quiet, 'security.workspace.trust.enabled': trusted !== undefined, ...settings },
    enableWorkspaceTrust: trusted !== undefined,
    additionalBuiltinExtensions: [at('/extension'), ...(tests ? [] : [at('/stage')])],
    ...(tests ? { developmentOptions: { extensions: [at('/stage')], extensionTestsPath: at('/stage/tests') } } : {}),
  };
  const json = (value: unknown) => JSON.stringify(value ?? null).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <link data-name="vs/workbench/workbench.web.main" rel="stylesheet" href="${base}/out/vs/workbench/workbench.web.main.css">
  </head>
  <body aria-label="">
    <script src="${base}/out/vs/loader.js"></script>
    <script src="${base}/out/vs/webPackagePaths.js"></script>
    <script>
      for (const key of Object.keys(webPackagePaths))
        webPackagePaths[key] = '${base}/node_modules/' + key + '/' + webPackagePaths[key];
      require.config({
        baseUrl: '${base}/out',
        paths: webPackagePaths,
        trustedTypesPolicy: trustedTypes.createPolicy('amdLoader', { createScriptURL: (url) => url }),
      });
    </script>
    <script src="${base}/out/vs/workbench/workbench.web.main.nls.js"></script>
    <script src="${base}/out/vs/workbench/workbench.web.main.js"></script>
    <script>
      require(['vs/workbench/workbench.web.main'], ({ create, URI }) => {
        const folder = ${json(folder)};
        create(document.body, {
          ...${json(options)},
          workspaceProvider: {
            workspace: folder === null ? undefined : { folderUri: URI.parse(folder) },
            trusted: ${json(trusted ?? true)},
            open: async () => false,
          },
        });
      });
    </script>
  </body>
</html>
`;
}
