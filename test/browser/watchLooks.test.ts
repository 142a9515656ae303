import assert from 'node:assert/strict';
import { assertAccessible } from './axe';
import { snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { overflow, THEMES } from './pageHost';
import { usePages } from './pages';
import { EVERY_KIND, LONG, LOST, watchScreen } from './watchExamples';

/** The page that watches, for everybody: every theme, both languages, a narrow page, the keyboard alone, a screen reader. */
describe('the page that watches, for everybody', function () {
  this.timeout(240_000);
  const openPage = usePages();
  let open: OpenPage;

  const step = () => open.page.locator('.sentence .overline').textContent();
  const stops = () => watchScreen([...EVERY_KIND, 'deliver SYN A>B']);

  for (const theme of THEMES) {
    for (const language of ['en', 'zh-cn'] as const) {
      it(`has nothing for axe to find: ${theme}, ${language}`, async () => {
        open = await openPage({ theme, width: 1300, reducedMotion: 'reduce' });
        const { page } = open;
        await open.show(snapshotOf(stops(), language));
        await page.locator('.copy vscode-button').first().click();
        await open.show({ type: 'copied', format: 'text', done: true });
        await page.locator('.controls .play').click();
        await page.locator('.playing').waitFor();
        await assertAccessible(open, 'watch');
        await page.locator('.controls .play').click();
        await page.locator('.tools > vscode-button').first().click();
        await page.locator('.steps').waitFor();
        await assertAccessible(open, 'watch');
        // Of a long run only what is seen is there: one theme finds what its structure lacks.
        if (theme !== THEMES[0]) return;
        await page.locator('.tools > vscode-button').first().click();
        await open.show(snapshotOf(watchScreen(LONG, { id: 'long', selected: 'TIME_WAIT' }), language));
        await assertAccessible(open, 'watch');
      });
    }
  }

  for (const width of [320, 400, 1300]) {
    it(`fits a page ${width} px wide, in both languages, as a drawing and as a table, short and long`, async () => {
      open = await openPage({ width });
      const { page } = open;
      for (const language of ['en', 'zh-cn'] as const) {
        for (const screen of [stops(), watchScreen(LONG, { id: 'long' })]) {
          await open.show(snapshotOf(screen, language));
          assert.equal(await overflow(open), 0, `${language} ${screen.title}`);
          const rows = await page.locator('.controls, .copy').evaluateAll((all) =>
            all.map((row) => {
              const { left, right } = row.getBoundingClientRect();
              return [...row.children].every((child) => {
                const box = child.getBoundingClientRect();
                return box.width === 0 || (box.left >= left - 1 && box.right <= right + 1);
              });
            }),
          );
          assert.deepEqual(rows, [true, true]);
          await page.locator('.tools > vscode-button').first().click();
          await page.locator('.steps').waitFor();
          assert.equal(await overflow(open), 0, `${language} ${screen.title} as a table`);
          await page.locator('.tools > vscode-button').first().click();
        }
      }
    });
  }

  it('tells a step made by hand in one live region, and while it plays none', async () => {
    open = await openPage({ width: 1300 });
    const { page } = open;
    await open.show(snapshotOf(watchScreen(LOST)));
    await page.evaluate(() => {
      const heard: string[] = [];
      (window as unknown as { heard: string[] }).heard = heard;
      new MutationObserver((changes) => {
        const regions = changes.flatMap(({ target }) => {
          const region = (target instanceof Element ? target : target.parentElement)?.closest(
            '[aria-live], [role=status]',
          );
          return region === null || region === undefined ? [] : [region];
        });
        for (const region of new Set(regions)) {
          const said = region.textContent.replace(/\s+/g, ' ').trim();
          if (said !== '') heard.push(said);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const heard = async () => {
      const said = await page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
      return said.map((one) => one.slice(0, 40));
    };
    for (const [key, expected] of [
      ['Home', 'Step 0 of 14 It begins: A is ESTABLISHED'],
      ['ArrowRight', 'Step 1 of 14 A’s application calls close'],
      ['ArrowRight', 'Step 2 of 14 A sends FIN,ACK seq 101 ack'],
      ['ArrowLeft', 'Step 1 of 14 A’s application calls close'],
    ] as const) {
      await page.locator('body').press(key);
      assert.deepEqual(await heard(), [expected]);
    }
    await page.locator('body').press('Space');
    await page.locator('.sentence .overline', { hasText: 'Step 3 of 14' }).waitFor();
    assert.deepEqual(await heard(), []);
    await page.locator('body').press('Space');
    await page.locator('.play[aria-label=Play]').waitFor();
    const [told, ...more] = await heard();
    assert.match(told ?? '', /^Step \d of 14 B /);
    assert.deepEqual(more, []);
    // The slider says where it is and leaves what happens to the live region.
    assert.match((await page.locator('.controls input').getAttribute('aria-valuetext')) ?? '', /^Step \d+ of 14$/);
  });

  it('is played with nothing but the keyboard, whatever has the focus', async () => {
    open = await openPage({ width: 1300 });
    const { page } = open;
    await open.show(snapshotOf(watchScreen(LOST)));
    const steps: [string, string][] = [
      ['Home', 'Step 0 of 14'],
      ['ArrowRight', 'Step 1 of 14'],
      ['End', 'Step 14 of 14'],
      ['ArrowLeft', 'Step 13 of 14'],
    ];
    for (const where of ['body', '.controls input', '.controls .play', '.tools > vscode-button']) {
      if (where !== 'body') await page.locator(where).first().focus();
      for (const [key, expected] of steps) {
        await page.keyboard.press(key);
        assert.equal(await step(), expected, `${key} on ${where}`);
      }
    }
    // The buttons keep the space bar for themselves, and so does the list of speeds; the slider plays.
    await page.locator('.controls input').focus();
    await page.keyboard.press('Space');
    await page.locator('.play[aria-label=Pause]').waitFor();
    await page.keyboard.press('Space');
    await page.locator('.play[aria-label=Play]').waitFor();
    await page.locator('.controls .play').focus();
    await page.keyboard.press('Space');
    await page.locator('.play[aria-label=Pause]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.play[aria-label=Play]').waitFor();
  });

  it('is reached by Tab in the order in which it is read, each once', async () => {
    open = await openPage({ width: 1300 });
    const { page } = open;
    await open.show(snapshotOf(watchScreen([...LOST, 'deliver SYN A>B'])));
    await page.locator('body').press('Home');
    await page.locator('body').press('ArrowRight');
    const reached: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const on = document.activeElement;
        if (on === null || on === document.body) return null;
        const own = on.getAttribute('aria-label') ?? on.textContent;
        return own.replace(/\s+/g, ' ').trim();
      });
      if (name === null || name === reached[0]) break;
      reached.push(name);
    }
    const wanted = [
      'Hide the state diagram',
      'Show the line',
      'First',
      'Back',
      'Play',
      'Step',
      'Forward',
      'Last',
      'Speed',
    ];
    const rest = ['As a table', 'Change this run', 'Text', 'SVG', 'Mermaid'];
    const places = [...wanted, ...rest].map((name) => reached.indexOf(name));
    assert.ok(!places.includes(-1), JSON.stringify(reached));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
      JSON.stringify(reached),
    );
  });

  it('stops playing when nobody sees it', async () => {
    open = await openPage({ width: 1300 });
    const { page } = open;
    await open.show(snapshotOf(watchScreen(LOST)));
    await page.locator('body').press('Home');
    await page.locator('body').press('Space');
    await page.locator('.play[aria-label=Pause]').waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.locator('.play[aria-label=Play]').waitFor();
  });

  it('says that it has copied only once the host has, and says it when it could not be', async () => {
    open = await openPage({ width: 1300 });
    const { page } = open;
    const screen = watchScreen(LOST);
    await open.show(snapshotOf(screen));
    const said = async () => (await page.locator('.copy .copied').textContent())?.trim();
    await page.locator('.copy vscode-button', { hasText: 'SVG' }).click();
    assert.equal((await open.sent()).at(-1)?.type, 'copyRun');
    assert.equal(await said(), '');
    await open.show({ type: 'copied', format: 'mermaid', done: true });
    assert.equal(await said(), '');
    await open.show({ type: 'copied', format: 'svg', done: true });
    assert.equal(await said(), 'Copied as SVG.');
    // The same run drawn again is still copied; another is not.
    await open.show(snapshotOf({ ...screen, selected: 'CLOSED' }));
    assert.equal(await said(), 'Copied as SVG.');
    await open.show(snapshotOf(watchScreen(EVERY_KIND)));
    assert.equal(await said(), '');
    await page.locator('.copy vscode-button').first().click();
    await open.show({ type: 'copied', format: 'text', done: false });
    assert.equal(await said(), 'It could not be copied.');
  });

  it('keeps its step while the document is edited, and tells where both ends are again after a run that cannot be drawn', async () => {
    open = await openPage({ width: 1300 });
    const { page } = open;
    await open.show(snapshotOf(watchScreen(LOST)));
    await page.locator('body').press('Home');
    for (let presses = 0; presses < 3; presses += 1) await page.locator('body').press('ArrowRight');
    await open.show(snapshotOf(watchScreen([...LOST, 'deliver ACK A>B'])));
    assert.equal(await step(), 'Step 3 of 15');
    const places = async () => (await open.sent()).filter(({ type }) => type === 'places').length;
    const before = await places();
    await open.show(snapshotOf(watchScreen(['explore', 'A may close'])));
    assert.equal(await places(), before);
    await open.show(snapshotOf(watchScreen(LOST)));
    assert.equal(await places(), before + 1);
  });
});
