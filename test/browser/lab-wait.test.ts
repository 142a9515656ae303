import assert from 'node:assert/strict';
import type { WaitSetting } from '../../src/messages/wait';
import { assertAccessible } from './axe';
import { snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { THEMES } from './pageHost';
import { usePages } from './pages';
import { waitExample } from './waitExamples';

/** The lab “Why 2MSL”. */
describe('the page “Why 2MSL”', function () {
  this.timeout(300_000);
  const openPage = usePages();
  let open: OpenPage;

  const outcomes = () => open.page.locator('.lane .headline').allTextContents();
  const flags = () => open.page.locator('.lane-chart .flag').allTextContents();
  const lastSetting = async (): Promise<WaitSetting> => {
    const last = (await open.sent()).filter(({ type }) => type === 'waitSet').at(-1);
    assert.ok(last?.type === 'waitSet');
    return last.setting;
  };

  it('says the outcome and marks the edge where the explorer has found it', async () => {
    open = await openPage();
    await open.show(snapshotOf(waitExample()));
    assert.deepEqual(await outcomes(), [
      'With at most one loss and an RTO of at most 1 MSL, the least safe wait is 2 MSL.',
      'With at most one loss and an RTO of at most 1 MSL, the least safe wait is 3 MSL.',
    ]);
    assert.deepEqual(await flags(), ['safe from 2 MSL on', 'safe from 3 MSL on']);
    // The line stands between the last length that is too short and the first that is long enough.
    const line = await open.page.locator('.lane-chart .edge line').first().getAttribute('x1');
    const bad = await open.page.locator('.lane').first().locator('.cell.bad .box').last().boundingBox();
    const none = await open.page.locator('.lane').first().locator('.cell.none .box').first().boundingBox();
    const left = await open.page.locator('.lane-chart').first().boundingBox();
    const at = Number(line) + left!.x;
    assert.ok(bad!.x + bad!.width <= at && at <= none!.x, `${bad!.x + bad!.width} ${at} ${none!.x}`);
    await open.show(snapshotOf(waitExample({ losses: 2 })));
    assert.match((await outcomes())[0]!, /at most 2 losses .* least safe wait is 3 MSL\.$/);
    await open.show(snapshotOf(waitExample({ losses: 0, rfc1337: false })));
    assert.deepEqual(
      await outcomes(),
      ['alive', 'next'].map(() => 'No length is safe: a RST may end the wait (TIME_WAIT assassination).'),
    );
    assert.equal(await open.page.locator('.lane-chart .edge').count(), 0);
    assert.equal(await open.page.locator('.lane-chart .cell.bad').count(), 14);
  });

  it('shows the run of a length that is too short after one click, and the number of worlds of one that is not', async () => {
    open = await openPage();
    await open.show(snapshotOf(waitExample()));
    assert.match((await open.page.locator('.proof .decided').textContent())!, /None: all 42,553 worlds searched\./);
    assert.equal(await open.page.locator('.player').count(), 0);
    await open.page.locator('.proof .tools vscode-button').click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'waitDo', act: 'openModel' });
    await open.page.locator('.lane-chart .hit[data-ask=alive][data-ticks="3"]').click();
    assert.equal((await lastSetting()).ticks, 3);
    await open.show(snapshotOf(waitExample({ ticks: 3 }, { turn: 1 })));
    assert.match((await open.page.locator('.proof .decided').textContent())!, /a FIN outlives it.* \d+ moves\./);
    await open.page.locator('.player .diagram').waitFor();
    await open.page.locator('.player .tools vscode-button', { hasText: 'Change this run' }).click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'waitDo', act: 'openRun' });
    await open.page.locator('.player .tools vscode-button', { hasText: 'Watch' }).click();
    const watch = (await open.sent()).at(-1);
    assert.ok(watch?.type === 'watchRun' && watch.scenario.includes('set time-wait 3t'));
  });

  it('is set by keyboard, and a slider does not jump back to what the host has not heard of yet', async () => {
    open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(waitExample()));
    await page.locator('[data-field=losses]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal((await lastSetting()).losses, 3);
    // A snapshot of before arrives late.
    await open.show(snapshotOf(waitExample({}, { slices: 3 })));
    assert.equal(await page.locator('[data-field=losses]').inputValue(), '3');
    await open.show(snapshotOf(waitExample({ losses: 3 }, { turn: 2 })));
    assert.equal(await page.locator('[data-field=losses]').inputValue(), '3');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'wait-losses');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    assert.equal((await lastSetting()).duplicates, 1);
    for (const id of ['wait-rto', 'wait-msl']) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.id), id);
    }
    await page.keyboard.press('ArrowRight');
    // A finer MSL: the same lengths.
    assert.deepEqual(await lastSetting(), {
      ...{ msl: 3, rto: 3, losses: 3, duplicates: 1, rfc1337: true },
      ...{ ticks: 6, ask: 'alive' },
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.equal((await lastSetting()).rfc1337, false);
  });

  it('plays the run with the arrow keys, but not while a slider has the focus', async () => {
    open = await openPage({ reducedMotion: 'reduce' });
    const { page } = open;
    await open.show(snapshotOf(waitExample({ ticks: 3 })));
    const step = () => page.locator('.controls input').inputValue();
    const last = Number(await step());
    const places = async () => (await open.sent()).filter(({ type }) => type === 'places').at(-1);
    assert.deepEqual(await places(), { type: 'places', A: 'CLOSED', B: 'CLOSED' });
    await page.locator('body').press('ArrowLeft');
    assert.equal(Number(await step()), last - 1);
    assert.deepEqual(await places(), { type: 'places', A: 'TIME_WAIT', B: 'CLOSED' });
    await page.locator('[data-field=time-wait]').press('ArrowLeft');
    assert.equal(Number(await step()), last - 1);
    assert.equal((await lastSetting()).ticks, 2);
  });

  it('tells how far a search is, and stops it and goes on', async () => {
    open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(waitExample({}, { slices: 4 })));
    assert.match((await page.locator('.search p').textContent())!, /Searching: \d of 14 verdicts, [\d,]+ worlds/);
    assert.equal(await page.locator('.lane-chart .cell.now').count(), 1);
    assert.equal(await page.locator('[role=status]').last().textContent(), '');
    await page.locator('.search vscode-button').click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'waitDo', act: 'stop' });
    await open.show(snapshotOf({ ...waitExample({}, { slices: 4 }), progress: { done: 3, of: 14, state: 'stopped' } }));
    await page.locator('.search vscode-button').click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'waitDo', act: 'go' });
    await open.show(snapshotOf(waitExample()));
    assert.match((await page.locator('[role=status]').last().textContent())!, /the least safe wait is 2 MSL/);
  });

  it('says the same in the table, whose buttons select', async () => {
    open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(waitExample()));
    await page.locator('.as-table summary').click();
    const rows = await page.locator('.verdicts tbody tr').allInnerTexts();
    assert.equal(rows.length, 7);
    assert.match(rows[3]!, /1½ MSL\s+bad run, \d+ moves\s+bad run, \d+ moves/);
    assert.match(rows[4]!, /2 MSL\s+none of 42,553 worlds\s+safe from here on\s+bad run/);
    await page.locator('.verdicts tbody tr').nth(2).locator('button').nth(1).press('Enter');
    const { ticks, ask } = await lastSetting();
    assert.deepEqual([ticks, ask], [2, 'next']);
    await page.locator('.as-table vscode-button').click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'waitDo', act: 'export' });
  });

  for (const theme of THEMES) {
    for (const language of ['en', 'zh-cn'] as const) {
      it(`has nothing for axe to find: ${theme}, ${language}`, async () => {
        open = await openPage({ theme, reducedMotion: 'reduce' });
        const { page } = open;
        for (const screen of [
          waitExample({ ticks: 3 }, { language }),
          waitExample({ ticks: 3 }, { language, slices: 4 }),
        ]) {
          await open.show(snapshotOf(screen, language));
          await page.locator('.as-table').evaluate((one) => {
            (one as HTMLDetailsElement).open = true;
          });
          await assertAccessible(open, 'Why 2MSL');
        }
        if (process.env.SHOTS !== undefined)
          await page.screenshot({ path: `${process.env.SHOTS}/wait-${theme}-${language}.png`, fullPage: true });
      });
    }
  }

  for (const width of [320, 400]) {
    it(`fits ${width} px, at the finest grain`, async () => {
      open = await openPage({ width });
      const { page } = open;
      for (const language of ['en', 'zh-cn'] as const) {
        await open.show(snapshotOf(waitExample({ msl: 4, rto: 4, ticks: 7 }, { language, slices: 40 }), language));
        await page.locator('.as-table').evaluate((one) => {
          (one as HTMLDetailsElement).open = true;
        });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide`);
        if (process.env.SHOTS !== undefined)
          await page.screenshot({ path: `${process.env.SHOTS}/wait-${width}-${language}.png`, fullPage: true });
      }
    });
  }
});
