import assert from 'node:assert/strict';
import { assertAccessible } from './axe';
import { everyScreen, ladderFrom, questionExample, snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { THEMES } from './pageHost';
import { usePages } from './pages';
import { contrast, drawn } from './pixels';

/** The page for everybody: in VS Code's four kinds of theme, in forced colours, with reduced motion. */
describe('the page, in every theme', function () {
  this.timeout(600_000);
  const openPage = usePages();

  /** In the first theme every screen; in the others one of each structure, since only colours are new. */
  const isChecked = (theme: string, name: string) =>
    theme === THEMES[0]
      ? !/^[A-Z_0-9]+$/.test(name) || name === 'TIME_WAIT' || name === 'CLOSED'
      : [
          'many',
          'many, checked',
          'order',
          'number, unclear',
          'construct, some lines',
          'TIME_WAIT',
          'finish',
          'progress',
        ].includes(name);

  for (const theme of THEMES) {
    for (const language of ['en', 'zh-cn'] as const) {
      it(`has nothing for axe to find: ${theme}, ${language}`, async () => {
        const open = await openPage({ theme, reducedMotion: 'reduce' });
        for (const [name, screen] of await everyScreen(language)) {
          if (!isChecked(theme, name)) continue;
          await open.show(snapshotOf(screen, language));
          const button = open.page.locator('vscode-button[aria-expanded=false]').first();
          if ((await button.count()) > 0) await button.click();
          await assertAccessible(open, name);
        }
        await open.show(snapshotOf(questionExample('last-ack-lost', { language }), language));
        await open.page.locator('.player .tools vscode-button').first().click();
        await assertAccessible(open, 'a run as a table');
      });
    }

    it(`can be read in the drawings: ${theme}`, async () => {
      const open = await openPage({ theme });
      await open.show(snapshotOf({ ...questionExample('last-ack-lost'), shows: EVERYTHING }));
      const faint = await faintTexts(open);
      assert.ok(faint.texts > 30);
      assert.deepEqual(faint.below, []);
      const screens = await everyScreen('en');
      for (const name of ['TIME_WAIT', 'progress']) {
        await open.show(snapshotOf(screens.get(name)!));
        assert.deepEqual((await faintTexts(open)).below, [], name);
      }
    });
  }

  for (const theme of THEMES)
    it(`draws bars and sliders of which one sees how far they are: ${theme}`, async () => {
      const open = await openPage({ theme });
      const screens = await everyScreen('en');
      const background = theme.endsWith('light') ? 1 : 0;
      for (const [name, selector] of [
        ['progress', '.topics progress'],
        ['finish', 'header progress'],
        ['many', 'header progress'],
      ] as const) {
        await open.show(snapshotOf(screens.get(name)!));
        const bar = open.page.locator(selector).first();
        await bar.evaluate((element) => {
          (element as HTMLProgressElement).value = (element as HTMLProgressElement).max / 2;
        });
        const { luminance } = await drawn(bar);
        const found = contrast(luminance(0.25), luminance(0.75));
        assert.ok(found >= 2, `${name}: ${found.toFixed(2)}`);
      }
      await open.show(snapshotOf({ ...questionExample('last-ack-lost'), shows: EVERYTHING }));
      const slider = open.page.locator('.player input[type=range]');
      await slider.press('Home');
      // What is still to come is as dark as the page, or as light: not as glaring as paper in a dark room.
      const rest = (await drawn(slider)).luminance(0.6);
      assert.ok(Math.abs(rest - background) < 0.4, `the rest of the slider: ${rest.toFixed(2)}`);
      await slider.press('End');
      const done = (await drawn(slider)).luminance(0.6);
      assert.ok(contrast(done, rest) >= 2, `the slider: ${contrast(done, rest).toFixed(2)}`);
    });

  it('keeps its lines and marks in forced colours', async () => {
    const open = await openPage({ forcedColors: 'active' });
    await open.show(snapshotOf({ ...questionExample('last-ack-lost'), shows: EVERYTHING }));
    const same = await open.page.evaluate(() => {
      const probe = document.createElement('p');
      document.body.append(probe);
      const words = (colour: string) => {
        probe.style.color = colour;
        return getComputedStyle(probe).color;
      };
      const text = document.querySelector('.diagram .carries text');
      const line = document.querySelector('.diagram .life');
      return [
        getComputedStyle(text!).fill === words('CanvasText'),
        getComputedStyle(line!).stroke === words('CanvasText'),
      ];
    });
    assert.deepEqual(same, [true, true]);
  });

  it('does not move when motion is to be reduced', async () => {
    const open = await openPage({ reducedMotion: 'reduce' });
    for (const [, screen] of await everyScreen('en')) {
      await open.show(snapshotOf(screen));
      const moving = await open.page.evaluate(
        () =>
          document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 0).length,
      );
      assert.equal(moving, 0, screen.kind);
    }
  });
});

/** A run in which everything happens that a diagram can show. */
const EVERYTHING = ladderFrom([
  'A shutdown',
  'deliver FIN A>B',
  'deliver ACK B>A',
  'B send 10',
  'deliver DATA B>A',
  'A receive',
  'deliver ACK A>B',
  'B close',
  'deliver FIN B>A',
  'lose ACK A>B',
  'wait 1s',
  'deliver FIN B>A',
  'duplicate ACK A>B',
  'inject B>A RST seq 900',
  'deliver ACK A>B',
  'wait 2msl',
  'A connect',
]);

/** The texts in drawings whose colour does not stand out from the page by WCAG's 4.5 to 1; axe does not look at these. */
async function faintTexts({ page }: OpenPage): Promise<{ texts: number; below: string[] }> {
  return page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const over = (top: number[], below: number[]) => {
      const [alpha = 1] = top.slice(3);
      return below.slice(0, 3).map((value, index) => (top[index] ?? 0) * alpha + value * (1 - alpha));
    };
    const luminance = (colour: number[]) => {
      const [red = 0, green = 0, blue = 0] = colour.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const back = channels(getComputedStyle(document.body).backgroundColor);
    const texts = [...document.querySelectorAll('svg text')];
    const below = texts.flatMap((text) => {
      const [a, b] = [luminance(over(channels(getComputedStyle(text).fill), back)), luminance(back)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return ratio < 4.5 ? [`${text.textContent}: ${ratio.toFixed(2)}`] : [];
    });
    return { texts: texts.length, below };
  });
}
