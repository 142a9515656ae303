import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Intent, readMessage } from '../../src/messages';

/**
 * A stand-in for VS Code's webview: the built page under the same content security policy, with the variables and the
 * body class of a theme as a real VS Code 1.139 gives them, and an `acquireVsCodeApi` that records what is sent.
 */

/** VS Code's default themes, by what it calls their kind. */
export const THEMES = ['vscode-light', 'vscode-dark', 'vscode-high-contrast', 'vscode-high-contrast-light'] as const;
export type Theme = (typeof THEMES)[number];

type Taken = Readonly<
  Record<Theme, { readonly bodyClass: string; readonly variables: Readonly<Record<string, string>> }>
>;
const taken = JSON.parse(readFileSync(join('test', 'browser', 'themes.json'), 'utf8')) as Taken;

const NONCE = 'aBcDeFgH12345678';
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** Serves the page on 127.0.0.1. */
export interface PageServer {
  readonly origin: string;
  stop(): Promise<void>;
}

export async function servePage(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const theme = (url.searchParams.get('theme') ?? 'vscode-dark') as Theme;
    const answer = (type: string, body: string | Buffer) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    };
    if (url.pathname === '/favicon.ico') {
      response.writeHead(204).end();
    } else if (url.pathname === '/') {
      answer('text/html', documentOf(`http://${request.headers.host ?? ''}`, theme));
    } else if (url.pathname === '/theme.css') {
      answer('text/css', themeCss(theme));
    } else if (/^\/dist\/webview\/[a-z.]+$/.test(url.pathname)) {
      const type = TYPES[url.pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      answer(type, readFileSync(`.${url.pathname}`));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => {
          stopped();
        });
        server.closeAllConnections();
      }),
  };
}

function documentOf(origin: string, theme: Theme): string {
  const policy = `default-src 'none'; img-src ${origin}; style-src ${origin}; script-src 'nonce-${NONCE}'`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <title>Last ACK</title>
    <link rel="stylesheet" href="/theme.css?theme=${theme}" />
    <link rel="stylesheet" href="/dist/webview/page.css" />
    <script nonce="${NONCE}">
      window.sent = [];
      window.acquireVsCodeApi = () => ({
        postMessage: (message) => { window.sent.push(structuredClone(message)); },
        getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
        setState: (state) => { sessionStorage.setItem('state', JSON.stringify(state)); },
      });
    </script>
  </head>
  <body class="${taken[theme].bodyClass}" data-vscode-theme-kind="${theme}">
    <main></main>
    <script nonce="${NONCE}" src="/dist/webview/page.js"></script>
  </body>
</html>`;
}

/** The theme's variables, and the rules that VS Code itself gives every webview. */
function themeCss(theme: Theme): string {
  const variables = Object.entries(taken[theme].variables).map(([name, value]) => `${name}: ${value};`);
  return `${readFileSync(join('test', 'browser', 'webview.css'), 'utf8')}\nhtml { ${variables.join(' ')} }\n`;
}

/** The page as a test holds it. */
export interface OpenPage {
  readonly page: Page;
  /** Sends a message as the host does; a whole snapshot, or whatever a test wants to send instead. */
  show(message: unknown): Promise<void>;
  /** Everything that the page has sent so far; each is checked to be an intent. */
  sent(): Promise<Intent[]>;
  /** What the page has complained of: errors, console errors, refused by the policy. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** How a page is opened: its theme, its width and height in CSS px, and whatever a browser’s window can be told. */
export interface PageOptions extends BrowserContextOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
}

/** Opens the page and waits for its `ready`. */
export async function openPage(
  browser: Browser,
  { origin }: PageServer,
  { theme = 'vscode-dark', width = 900, height = 900, ...options }: PageOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${origin}/?theme=${theme}`);
  await page.waitForFunction(() => (window as unknown as { sent: unknown[] }).sent.length > 0);
  return {
    page,
    complaints,
    show: (message) =>
      page.evaluate(async (data) => {
        window.postMessage(data, '*');
        // The message is delivered in a later task; the next frame has it drawn.
        await new Promise((heard) => {
          window.addEventListener('message', heard, { once: true });
        });
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }, message),
    sent: async () => {
      const messages = await page.evaluate(() => (window as unknown as { sent: unknown[] }).sent);
      return messages.map((message) => {
        const read = readMessage(Intent, message);
        if (!read.ok) throw new Error(`not an intent: ${read.reason}`);
        return read.message;
      });
    },
    close: () => context.close(),
  };
}

/** By how many px the page is wider than its window. */
export function overflow({ page }: OpenPage): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
