// Takes pictures of the packaged extension in a real VS Code: node out/test/workbench/shots.mjs FOLDER [NAME …]
// Without names it takes every scene of scenes.ts.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closePage, launchBrowser, openWorkbench, screenshot, setTheme } from './driver';
import { sampleFolder } from './sample';
import { scenes } from './scenes';
import { startServer } from './server';

const [target, ...names] = process.argv.slice(2);
const unknown = names.filter((name) => !scenes.some((scene) => scene.name === name));
if (target === undefined || unknown.length > 0) {
  console.error(
    `Usage: node out/test/workbench/shots.mjs FOLDER [NAME …], with the names ${scenes.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const wanted = scenes.filter((scene) => names.length === 0 || names.includes(scene.name));
mkdirSync(target, { recursive: true });
const server = await startServer();
const browser = await launchBrowser();
const folder = sampleFolder();
try {
  for (const { name, theme, language, width = 1280, height = 800, steps } of wanted) {
    server.change({ 'lastAck.language': language });
    const page = await openWorkbench(browser, server, { folder: folder.path, width, height });
    let file = join(target, `${name}.png`);
    try {
      await setTheme(page, server, theme);
      await steps(page, server);
    } catch (error) {
      // The picture of where it got stuck tells most; the other scenes are still wanted.
      file = join(target, `${name}.failed.png`);
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
    await screenshot(page, file);
    console.log(resolve(file));
    await closePage(page);
  }
} finally {
  await browser.close();
  await server.stop();
  folder.remove();
}
