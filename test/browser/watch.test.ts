import assert from 'node:assert/strict';
import { assertAccessible } from './axe';
import { snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { usePages } from './pages';
import { LONG, LOST, watchScreen } from './watchExamples';

/** The page that plays any run. */
describe('the page that watches', function () {
  this.timeout(120_000);
  const openPage = usePages();
  let open: OpenPage;

  it('plays by keyboard, tells where both ends are, and copies', async () => {
    open = await openPage({ width: 1300, reducedMotion: 'reduce' });
    const { page } = open;
    await open.show(snapshotOf(watchScreen(LOST)));
    await page.locator('body').press('Home');
    assert.deepEqual((await open.sent()).at(-1), { type: 'places', A: 'ESTABLISHED', B: 'ESTABLISHED' });
    await page.locator('body').press('ArrowRight');
    assert.deepEqual((await open.sent()).at(-1), { type: 'places', A: 'FIN_WAIT_1', B: 'ESTABLISHED' });
    await page.locator('body').press('Space');
    await page.locator('.controls .play[aria-label=Pause]').waitFor();
    await page.locator('body').press('Space');
    await page.locator('.controls .play[aria-label=Play]').waitFor();
    await page.locator('.copy vscode-button', { hasText: 'Mermaid' }).click();
    const copied = (await open.sent()).at(-1);
    assert.ok(copied?.type === 'copyRun' && copied.text.startsWith('sequenceDiagram'));
    await assertAccessible(open, 'watch');
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/watch.png`, fullPage: true });
  });

  it('draws of a long run only what is seen, wherever it is scrolled to', async () => {
    open = await openPage({ width: 420, theme: 'vscode-light' });
    const { page } = open;
    await open.show(snapshotOf(watchScreen([...LONG, 'deliver FIN A>B'])));
    const drawn = () => page.locator('ladder-window .hit').count();
    assert.ok((await drawn()) > 5 && (await drawn()) < 200, String(await drawn()));
    await page.locator('body').press('Home');
    await page.waitForFunction(() => document.querySelector('ladder-window')?.scrollTop === 0);
    assert.ok((await drawn()) > 5 && (await drawn()) < 200);
    assert.equal(await page.locator('ladder-window .band').count(), 1);
    await page.locator('.stops vscode-button').click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'openWatched', line: LONG.length + 1 });
    await assertAccessible(open, 'watch');
    if (process.env.SHOTS !== undefined)
      await page.screenshot({ path: `${process.env.SHOTS}/long.png`, fullPage: true });
  });
});
