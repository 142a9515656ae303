import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { assertAccessible } from './axe';
import { snapshotOf } from './pageExamples';
import { overflow, THEMES } from './pageHost';
import { usePages } from './pages';
import { everyPorts, portsExample } from './portsExamples';

describe('the lab of ports', function () {
  this.timeout(600_000);
  const openPage = usePages();

  const slider = (page: Page) => page.locator('time-chart [role=slider]');
  /** What the picture of the first pane is made of. */
  const pixels = (page: Page) =>
    page
      .locator('time-chart canvas')
      .first()
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

  for (const theme of THEMES)
    for (const language of ['en', 'zh-cn'] as const)
      it(`has nothing for axe to find: ${theme}, ${language}`, async () => {
        const open = await openPage({ theme, reducedMotion: 'reduce' });
        for (const [name, screen] of everyPorts()) {
          await open.show(snapshotOf(screen, language));
          for (const details of await open.page.locator('details').all())
            await details.evaluate((element) => {
              (element as HTMLDetailsElement).open = true;
            });
          if (screen.result !== null) await open.page.locator('time-chart .numbers').waitFor();
          await assertAccessible(open, name);
        }
        const folder = process.env.SHOTS;
        if (folder === undefined) return;
        await open.show(snapshotOf(portsExample(), language));
        await open.page.screenshot({ path: `${folder}/ports-${theme}-${language}.png`, fullPage: true });
      });

  // 1280 px at 400 % are 320 px.
  for (const width of [320, 400, 900])
    it(`fits ${width} px`, async () => {
      const open = await openPage({ width });
      for (const language of ['en', 'zh-cn'] as const)
        for (const [name, screen] of everyPorts()) {
          await open.show(snapshotOf(screen, language));
          const over = await overflow(open);
          assert.ok(over <= 0, `${name} is ${over} px too wide`);
        }
      const folder = process.env.SHOTS;
      if (folder !== undefined) await open.page.screenshot({ path: `${folder}/ports-${width}.png`, fullPage: true });
    });

  it('says what comes out: the first refusal, the formula, the remedies, and which end', async () => {
    const open = await openPage();
    await open.show(snapshotOf(portsExample()));
    const text = async (selector: string) =>
      ((await open.page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ').trim();
    assert.equal(
      await text('.headline'),
      'The client runs out after 28,232 connections, 56.46 s after the start: connect() says EADDRNOTAVAIL.',
    );
    assert.match(await text('.steady'), /28,232 \/ 60 s = 470\.5 connections a second/);
    assert.match(await text('.steady'), /50 ms and is then blocked for 60 s: 1 : 1,200\./);
    const rows = await open.page.locator('.remedies tbody tr').allTextContents();
    const reuse = rows.find((row) => row.includes('SO_REUSEADDR')) ?? '';
    assert.match(reuse, /no effect/);
    assert.match(reuse, /does not ask this option/);
    assert.match(rows.find((row) => row.includes('The server closes first')) ?? '', /ends it.*never.*0%/s);
    assert.match(await text('.lab'), /A listening server does not run out by accepting/);
    assert.equal(await open.page.locator('[role=status]').last().textContent(), await text('.headline'));
  });

  it('compares remedies by the requests that are refused, and gives the reason of what they have done', async () => {
    const open = await openPage();
    await open.show(snapshotOf(portsExample({ serviceTime: '100000' })));
    const rows = await open.page.locator('.remedies tbody tr').allTextContents();
    const row = (name: string) => rows.find((one) => one.includes(name)) ?? '';
    assert.match(row('Nothing'), /31,768 \(52\.9%\)/);
    assert.match(row('The server closes first'), /helps.*21,768 \(36\.3%\).*The client closes second/s);
    assert.match(row('SO_REUSEADDR'), /no effect.*31,768 \(52\.9%\)/s);
    // Of connections, more than half are refused here; of requests, fewer than before.
    await open.show(snapshotOf(portsExample({ rate: '20000', highPort: '32867' })));
    const longer = (await open.page.locator('.remedies tbody tr').nth(1).textContent()) ?? '';
    assert.match(longer, /helps.*50,000 \(83\.3%\).*Fewer connections are opened/s);
  });

  it('with tcp_tw_reuse a port waits and can be had: headline, chart and formula say so, at any rate', async () => {
    const open = await openPage();
    const said = async (selector: string) =>
      ((await open.page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ');
    for (const [change, of, name] of [
      [{ tcpTwReuse: '1' }, '28,232 ports', 'Free or reusable ports'],
      [{ tcpTwReuse: '2', loopback: 'true' }, '28,232 ports', 'Free or reusable ports'],
      [{ tcpTwReuse: '1', rate: '20000' }, '28,232 ports', 'Free or reusable ports'],
      [{ tcpTwReuse: '1', rate: '4000', destinations: '2' }, '56,464 pairs', 'Free or reusable pairs'],
    ] as const) {
      const screen = portsExample(change);
      await open.show(snapshotOf(screen));
      const { series, leastFree, places } = screen.result ?? assert.fail();
      const least = `never has fewer than ${leastFree.toLocaleString('en')} of ${of}`;
      assert.ok((await said('.headline')).includes(least), await said('.headline'));
      assert.ok((await said('time-chart .at')).includes(name), await said('time-chart .at'));
      assert.match(await said('.steady'), /one second instead of TIME_WAIT/);
      assert.ok(Math.min(...series.free) >= leastFree, 'the chart goes lower than the headline says');
      // What is reusable is in both lines.
      assert.ok(series.inTimeWait.some((waiting, index) => waiting + (series.free[index] ?? 0) > places));
    }
    for (const change of [{}, { tcpTwReuse: '1', timestamps: 'false' }, { tcpTwReuse: '1', timeWait: '1' }]) {
      const screen = portsExample({ ...change, rate: '300' });
      await open.show(snapshotOf(screen));
      const { series, leastFree, places } = screen.result ?? assert.fail();
      assert.match(await said('.headline'), /never more than [\d,]+ of 28,232 ports are taken/);
      assert.ok(Math.max(...series.inTimeWait) <= places - leastFree, 'more are waiting than are taken');
    }
  });

  it('a small figure is not 0: two of its digits stand there', async () => {
    const open = await openPage();
    const slow = portsExample({
      rate: '0.0254',
      requests: '3',
      lowPort: '40000',
      highPort: '40000',
      timeWait: '86400',
    });
    for (const [language, rate] of [
      ['en', '# connections a second'],
      ['zh-cn', '每秒 # 条连接'],
    ] as const) {
      await open.show(snapshotOf(slow, language));
      const said = (await open.page.locator('.steady').textContent()) ?? '';
      for (const figure of ['0.000012', '0.025'])
        assert.ok(said.includes(rate.replace('#', figure)), `${figure}: ${said}`);
    }
    await open.show(snapshotOf(portsExample({ rate: '0' })));
    assert.match((await open.page.locator('.fault').textContent()) ?? '', /From 0\.001 to 10,000,000\./);
  });

  it('the chart’s cursor goes by keyboard and by pointer, and its words are the table’s numbers', async () => {
    const open = await openPage();
    const { page } = open;
    const screen = portsExample();
    await open.show(snapshotOf(screen));
    const { series } = screen.result ?? assert.fail();
    const said = async () => (await slider(page).getAttribute('aria-valuetext')) ?? '';
    /** Waits until the slider's words end so: what a key or the pointer does is drawn in a later frame. */
    const says = (words: string) =>
      page.waitForFunction(
        (end) => document.querySelector('time-chart [role=slider]')?.getAttribute('aria-valuetext')?.endsWith(end),
        words,
      );
    const comma = (value: number) => value.toLocaleString('en');
    const wordsAt = (index: number) =>
      `TIME_WAIT ${comma(series.inTimeWait[index] ?? -1)}; Free ports ${comma(series.free[index] ?? -1)}; Open ${comma(series.open[index] ?? -1)}; Refused ${comma(series.refused[index] ?? -1)}`;
    const first = series.refused.findIndex((refused) => refused > 0);
    await says(wordsAt(first)); // it begins at the first refusal
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    await says(wordsAt(first - 1));
    await page.keyboard.press('Home');
    await says(`0 s; ${wordsAt(0)}`);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await slider(page).getAttribute('aria-valuenow'), '0');
    await page.keyboard.press('End');
    await says(wordsAt(series.time.length - 1));
    const box = (await page.locator('time-chart .u-over').first().boundingBox()) ?? assert.fail();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForFunction((length) => {
      const now = document.querySelector('time-chart [role=slider]')?.getAttribute('aria-valuenow');
      return now !== undefined && Math.abs(Number(now) / length - 0.5) < 0.03;
    }, series.time.length);
    const index = Number(await slider(page).getAttribute('aria-valuenow'));
    assert.ok((await said()).endsWith(wordsAt(index)));

    await page.locator('time-chart summary').click();
    const row = page.locator('time-chart tbody tr').nth(index);
    await row.locator('td').first().waitFor(); // the table is made when it is opened
    const cells = await row.locator('td').allTextContents();
    assert.deepEqual(
      cells,
      [series.inTimeWait, series.free, series.open, series.refused].map((column) => comma(column[index] ?? -1)),
    );
    assert.equal(await page.locator('time-chart tbody tr').count(), series.time.length);
  });

  it('is saved as the same numbers, and as a picture without anything foreign in it', async () => {
    const open = await openPage();
    const screen = portsExample();
    await open.show(snapshotOf(screen));
    for (const button of await open.page.locator('time-chart .save vscode-button').all()) await button.click();
    const saved = (await open.sent()).flatMap((intent) => (intent.type === 'saveChart' ? [intent] : []));
    assert.deepEqual(
      saved.map(({ format, name }) => `${name}.${format}`),
      ['how-ports-run-out.csv', 'how-ports-run-out.svg'],
    );
    const [header, ...lines] = (saved[0]?.text ?? '').trim().split('\r\n');
    const { series } = screen.result ?? assert.fail();
    assert.equal(header, 'Seconds,TIME_WAIT,Free ports,Open,Refused');
    assert.deepEqual(
      lines.map((line) => line.split(',').map(Number)),
      series.time.map((time, index) => [
        time / 1000,
        ...[series.inTimeWait, series.free, series.open, series.refused].map((column) => column[index]),
      ]),
    );
    const parsed = await open.page.evaluate((svg) => {
      const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
      return { name: root.tagName, lines: root.querySelectorAll('polyline').length, text: root.textContent };
    }, saved[1]?.text ?? '');
    assert.deepEqual([parsed.name, parsed.lines], ['svg', 4]);
    assert.match(parsed.text, /first refusal/);
  });

  it('is drawn again in another theme, another size and forced colours, and its lines differ by their dashes', async () => {
    const open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(portsExample()));
    const changes = async (what: string, change: () => Promise<unknown>) => {
      const before = await pixels(page);
      await change();
      await page.waitForFunction(
        (old) => document.querySelector<HTMLCanvasElement>('time-chart canvas')?.toDataURL() !== old,
        before,
      );
      assert.notEqual(await pixels(page), before, what);
    };
    await changes('theme', () =>
      page.evaluate(() => {
        document.documentElement.style.setProperty('--vscode-charts-purple', 'rgb(1, 200, 3)');
      }),
    );
    await changes('forced colours', () => page.emulateMedia({ forcedColors: 'active' }));
    await changes('size', () => page.setViewportSize({ width: 500, height: 900 }));
    const dashes = await page
      .locator('time-chart .sample line')
      .evaluateAll((all) => all.map((line) => line.getAttribute('stroke-dasharray')));
    assert.equal(new Set(dashes).size, 4);
  });

  it('tells the host what is typed, and an older snapshot takes no letter back', async () => {
    const open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(portsExample()));
    const rate = page.locator('vscode-text-field[data-field=rate] input');
    await rate.fill('');
    await rate.pressSequentially('300');
    const filled = async () =>
      (await open.sent()).flatMap((intent) =>
        intent.type === 'ports' && intent.act.do === 'fill' ? [`${intent.act.field} ${intent.act.value}`] : [],
      );
    assert.deepEqual(await filled(), ['rate ', 'rate 3', 'rate 30', 'rate 300']);
    await open.show(snapshotOf(portsExample({ rate: '3' })));
    assert.equal(await rate.inputValue(), '300');
    await open.show(snapshotOf(portsExample({ rate: '300' })));
    assert.match((await page.locator('.headline').textContent()) ?? '', /^Nobody runs out/);
    await page.locator('.preset select').selectOption('windows');
    await page.locator('.preset vscode-button').click();
    await page.locator('label[data-field=closesFirst] select').selectOption('server');
    const acts = (await open.sent()).flatMap((intent) => (intent.type === 'ports' ? [intent.act] : []));
    assert.deepEqual(acts.slice(-3), [
      { do: 'preset', preset: 'windows' },
      { do: 'reset' },
      { do: 'fill', field: 'closesFirst', value: 'server' },
    ]);
  });

  it('a fault is said at its field and aloud, and the last run stays', async () => {
    const open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(portsExample({ rate: 'many', lowPort: '0', seed: '-1' })));
    const field = (name: string) => page.locator(`vscode-text-field[data-field=${name}]`);
    assert.match((await field('rate').textContent()) ?? '', /This needs a number\./);
    assert.match((await field('lowPort').textContent()) ?? '', /From 1 to 65,535\./);
    assert.equal(await field('rate').locator('input').getAttribute('aria-invalid'), 'true');
    assert.equal((await page.getByLabel(/Requests a second.*This needs a number/s).count()) > 0, true);
    assert.equal(await field('seed').isVisible(), true, 'the part with a fault in it is open');
    assert.equal(await page.locator('[role=status]').last().textContent(), 'Requests a second: This needs a number.');
    assert.match((await page.locator('.running').textContent()) ?? '', /still of the values before/);
  });

  it('a result of other values than the form’s says so, to the eye and to a screen reader', async () => {
    const open = await openPage({ reducedMotion: 'reduce' });
    const { page } = open;
    const colour = () => page.locator('.headline').evaluate((element) => getComputedStyle(element).color);
    const described = () => page.locator('.came').getAttribute('aria-describedby');
    await open.show(snapshotOf(portsExample({}, { isStopped: true })));
    const plain = await colour();
    assert.equal(await described(), null);
    for (const [language, sentence] of [
      ['en', 'What stands below is still of the values before.'],
      ['zh-cn', '下面仍是改动之前的结果。'],
    ] as const)
      for (const over of [{ running: 0.04 }, { isStopped: true }, {}]) {
        await open.show(snapshotOf(portsExample({}, { ...over, isOld: true }), language));
        assert.equal((await page.locator(`#${await described()}`).textContent())?.trim(), sentence);
        assert.notEqual(await colour(), plain);
        const spoken = (await page.locator('[role=status]').last().textContent()) ?? '';
        assert.equal(spoken.includes(sentence), 'isStopped' in over, spoken);
      }
  });

  it('shows how far it is, and can be stopped and run by keyboard', async () => {
    const open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(portsExample({}, { running: 0.4 })));
    assert.equal(await page.locator('.running progress').evaluate((bar) => (bar as HTMLProgressElement).value), 0.4);
    await page.locator('.running vscode-button').press('Enter');
    await open.show(snapshotOf(portsExample({}, { isStopped: true })));
    await page.locator('.running vscode-button').press('Enter');
    const acts = (await open.sent()).flatMap((intent) => (intent.type === 'ports' ? [intent.act] : []));
    assert.deepEqual(acts, [{ do: 'stop' }, { do: 'run' }]);
  });
});
