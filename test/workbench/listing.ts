// Takes the pictures of the listing from the packaged extension in a real VS Code, into media/listing:
// npm run pictures -- [NAME …]. Without names it takes them all, in each language. `film` is the animation.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closePage, launchBrowser, openWorkbench, setTheme } from './driver';
import { encodeAnimation, encodePicture } from './listing/encode';
import { FILM, film } from './listing/film';
import type { Place } from './listing/pictures';
import { PICTURES } from './listing/pictures';
import { LANGUAGES } from './listing/places';
import { temporaryFolder } from './sample';
import { startServer } from './server';

const TARGET = join('media', 'listing');
/** Device pixels for each CSS pixel: what a good screen shows sharply. */
const SCALE = 2;

/** A VS Code in which only the extension is to be seen. */
const CALM = {
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
};

/** Off only once the window is open: by this bar one sees that it is. */
const STATUS_BAR = 'workbench.statusBar.visible';

const takes = [
  ...PICTURES.map(({ name, width, height, steps }) => ({
    name,
    width,
    height,
    take: async (place: Place) => {
      await steps(place);
      return encodePicture(await place.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    },
  })),
  { name: 'film', ...FILM, take: async (place: Place) => encodeAnimation(await film(place)) },
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !takes.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(`There is no picture ${unknown.join(', ')}; there are ${takes.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

mkdirSync(TARGET, { recursive: true });
const server = await startServer({ settings: CALM });
const browser = await launchBrowser();
try {
  for (const { name, width, height, take } of takes) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const language of LANGUAGES) {
      server.change({ 'lastAck.language': language, [STATUS_BAR]: true });
      const folder = temporaryFolder('listing');
      const page = await openWorkbench(browser, server, { folder: folder.path, width, height, scale: SCALE });
      await setTheme(page, server, 'dark');
      server.change({ [STATUS_BAR]: false });
      const bytes = await take({ page, server, language, folder: folder.path });
      const file = join(TARGET, `${name}${language === 'en' ? '' : `.${language}`}.png`);
      writeFileSync(file, bytes);
      console.log(`${file}: ${Math.ceil(bytes.length / 1000)} KB`);
      await closePage(page);
      folder.remove();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
