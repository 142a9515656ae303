// Pictures of this machine's sockets: a leak and TIME_WAIT made for the picture, and a pasted text explained.
import { writeFileSync } from 'node:fs';
import { connect, createServer, type Server as Listener, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openContainer, runCommand } from './driver';
import { temporaryFolder } from './sample';
import type { Scene } from './scenes';
import type { Server } from './server';
import type { Language } from './settings';
import { startWebServer } from '../web/vscodeWeb';

const rows = (page: Page) => page.locator('.part.sidebar .pane-body [role="treeitem"]');

/** Listens on 127.0.0.1, and leaves 40 connections that their clients have closed and 120 that this end closed first. */
async function makeTrouble(page: Page): Promise<void> {
  const ends: Socket[] = [];
  const open = async (listener: Listener, count: number, done: (client: Socket) => Promise<unknown>) => {
    await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    for (let made = 0; made < count; made += 1) {
      const client = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
      ends.push(client);
      await new Promise((connected) => client.once('connect', connected));
      await done(client);
    }
  };
  const leaking = createServer({ allowHalfOpen: true }, (end) => ends.push(end));
  await open(leaking, 40, (client) => Promise.resolve(client.end()));
  const closing = createServer((end) => end.end());
  await open(closing, 120, (client) => {
    client.resume();
    client.once('end', () => client.end());
    return new Promise((closed) => client.once('close', closed));
  });
  page.once('close', () => {
    for (const end of ends) end.destroy();
    leaking.close();
    closing.close();
  });
}

/** The view alone in the container, with what stands out and the state of the leak unfolded. */
const machine = async (page: Page): Promise<void> => {
  await makeTrouble(page);
  await openContainer(page, 'Last ACK');
  // The other views fold up, so that this one has the room.
  for (let folded = await openPanes(page).count(); folded > 0; folded -= 1) await fold(page);
  await page.locator('.part.sidebar .pane-header').last().click(AT_TITLE);
  // Left there, the mouse would soon cover the first lines with the header's tooltip.
  await page.mouse.move(5, 995);
  const finding = rows(page).filter({ hasText: /^40 (个 )?CLOSE_WAIT/ });
  await finding.first().waitFor();
  await finding.first().hover();
  await finding.first().locator('.action-label').first().click();
  const named = rows(page).filter({ hasText: /\(\d+\)/ });
  await named.first().waitFor();
  await named.first().locator('.monaco-tl-twistie').click();
  await rows(page).filter({ hasText: 'ss -tnp' }).waitFor();
  await rows(page)
    .filter({ hasText: /^TIME_WAIT/ })
    .locator('.monaco-tl-twistie')
    .click();
  await rows(page)
    .filter({ hasText: /^(at our port|在本端端口)/ })
    .first()
    .locator('.monaco-tl-twistie')
    .click();
  await rows(page)
    .filter({ hasText: /127\.0\.0\.1:\d+.*(s left|还剩)/ })
    .first()
    .waitFor();
  await page.mouse.move(900, 300);
};

const openPanes = (page: Page) => page.locator('.part.sidebar .pane-header.expanded');
/** In a narrow bar the middle of a header is one of its buttons. */
const AT_TITLE = { position: { x: 10, y: 10 } };
const fold = (page: Page) => openPanes(page).first().click(AT_TITLE);

const SS = [
  'State      Recv-Q Send-Q Local Address:Port   Peer Address:Port  Process',
  'LISTEN     0      511    0.0.0.0:8080         0.0.0.0:*          users:(("node",pid=4711,fd=21))',
  ...Array.from(
    { length: 200 },
    (_, index) =>
      `CLOSE-WAIT 1      0      10.0.0.5:8080        10.0.0.9:${40_000 + index}     users:(("node",pid=4711,fd=${22 + index}))`,
  ),
  ...Array.from(
    { length: 24_100 },
    (_, index) =>
      `TIME-WAIT  0      0      10.0.0.5:${32_768 + index}       10.0.0.7:5432      timer:(timewait,${1 + (index % 59)}sec,0)`,
  ),
  'ESTAB      0      0      10.0.0.5:22          10.0.0.9:51022     users:(("sshd",pid=901,fd=4))',
];

/** The output of ss in an editor, explained. */
const explanation = async (page: Page, server: Server): Promise<void> => {
  const folder = temporaryFolder('sockets');
  writeFileSync(join(folder.path, 'ss.txt'), `${SS.join('\n')}\n`);
  await page.goto(server.url(folder.path));
  await page.locator('.activitybar a.action-label').first().waitFor();
  await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'ss.txt' }).dblclick();
  await page.locator('.view-line').first().waitFor();
  await runCommand(page, 'Last ACK: Explain Socket Output (ss, netstat, /proc/net/tcp)');
  await page
    .locator('.tabs-container .tab')
    .filter({ hasText: /Sockets explained|套接字解释/ })
    .waitFor();
  await page.locator('.view-line').filter({ hasText: '4711' }).first().waitFor();
  await page.mouse.move(0, 0);
};

/** The view in a browser's extension host, where there is no Node and nothing to read; in the theme that VS Code begins with there. */
const noNode = (language: Language) => async (page: Page) => {
  const server = await startWebServer();
  page.once('close', () => void server.stop());
  await server.open(page, { settings: { 'lastAck.language': language } });
  await openContainer(page, 'Last ACK');
  for (let folded = await openPanes(page).count(); folded > 0; folded -= 1) await fold(page);
  await page.locator('.part.sidebar .pane-header').last().click(AT_TITLE);
  await page.locator('.part.sidebar .welcome-view-content .monaco-button').first().waitFor();
  await page.mouse.move(900, 300);
};

/** The scenes of this machine's sockets. */
export const machineScenes: readonly Scene[] = [
  { name: 'machine-light', theme: 'light', language: 'en', height: 1000, steps: machine },
  { name: 'machine-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1000, steps: machine },
  { name: 'machine-high-contrast', theme: 'high-contrast', language: 'en', height: 1000, steps: machine },
  { name: 'machine-narrow', theme: 'light', language: 'zh-cn', width: 420, height: 1000, steps: machine },
  { name: 'machine-no-node-light', theme: 'light', language: 'en', steps: noNode('en') },
  { name: 'machine-no-node-chinese', theme: 'light', language: 'zh-cn', steps: noNode('zh-cn') },
  { name: 'sockets-light', theme: 'light', language: 'en', height: 1100, steps: explanation },
  { name: 'sockets-dark-chinese', theme: 'dark', language: 'zh-cn', height: 1100, steps: explanation },
  { name: 'sockets-high-contrast', theme: 'high-contrast', language: 'en', height: 1100, steps: explanation },
];
