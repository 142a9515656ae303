import assert from 'node:assert/strict';
import { assertAccessible } from './axe';
import { everyLive, liveExample } from './liveExamples';
import { snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { overflow, THEMES } from './pageHost';
import { usePages } from './pages';

describe('the lab of a real close', function () {
  this.timeout(600_000);
  const openPage = usePages();

  const acts = async (open: OpenPage) =>
    (await open.sent()).flatMap((intent) => (intent.type === 'live' ? [intent.act] : []));

  for (const theme of THEMES)
    for (const language of ['en', 'zh-cn'] as const)
      it(`has nothing for axe to find: ${theme}, ${language}`, async () => {
        const open = await openPage({ theme, reducedMotion: 'reduce' });
        for (const [name, screen] of everyLive()) {
          await open.show(snapshotOf(screen, language));
          await assertAccessible(open, name);
        }
        const folder = process.env.SHOTS;
        if (folder === undefined) return;
        await open.show(snapshotOf(everyLive()[1]![1], language));
        await open.page.screenshot({ path: `${folder}/live-${theme}-${language}.png`, fullPage: true });
      });

  for (const width of [320, 400, 900]) {
    it(`fits ${width} px`, async () => {
      const open = await openPage({ width });
      for (const [name, screen] of everyLive()) {
        await open.show(snapshotOf(screen));
        const over = await overflow(open);
        assert.ok(over <= 0, `${name} is ${over} px too wide`);
      }
    });
  }

  it('is run by keyboard alone: choose, a step, the rest, stop', async () => {
    const open = await openPage();
    const { page } = open;
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      }
      assert.fail(`Tab does not reach ${selector}`);
    };
    await open.show(snapshotOf(liveExample('active', 0)));
    assert.deepEqual(await acts(open), [], 'nothing is asked for by itself');
    await tabTo('#experiment');
    await page.keyboard.press('ArrowDown');
    assert.deepEqual((await acts(open)).at(-1), { do: 'choose', experiment: 'passive' });
    await open.show(snapshotOf(liveExample('passive', 1)));
    for (const [index, what] of ['step', 'all', 'stop'].entries()) {
      await tabTo(`.buttons vscode-button:nth-of-type(${index + 1})`);
      await page.keyboard.press('Enter');
      assert.deepEqual((await acts(open)).at(-1), { do: what });
    }
    await tabTo('.live .play-run');
    await page.keyboard.press('Enter');
    const asked = (await open.sent()).at(-1);
    assert.ok(asked?.type === 'watchRun' && asked.scenario.includes('set profile linux'));
  });

  it('shows the kernel beside the machine, and why they differ', async () => {
    const open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(liveExample('active', 2)));
    const steps = page.locator('.live-steps > li');
    assert.equal(await steps.count(), 4);
    assert.match(
      (await steps.nth(1).textContent()) ?? '',
      /This kernel.*FIN_WAIT_1.*FIN_WAIT_2.*The machine.*The same/s,
    );
    assert.match((await steps.nth(2).textContent()) ?? '', /Not run yet/);
    assert.match((await page.locator('[role=status]').textContent()) ?? '', /Step 2: The same/);
    const [, explained] = everyLive().find(([name]) => name === 'explained')!;
    await open.show(snapshotOf(explained));
    assert.match((await steps.nth(3).textContent()) ?? '', /Different, for a known reason.*RFC 6191/s);
    await open.show(snapshotOf(liveExample('active', 4, { phase: 'done' })));
    assert.equal(await page.locator('.countdown').textContent(), '54 s left');
    await open.show(snapshotOf(liveExample('linger', 0, { lacks: 'node' })));
    assert.equal(await page.locator('.buttons').count(), 0);
  });
});
