import assert from 'node:assert/strict';
import { assertAccessible } from './axe';
import { snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { overflow, THEMES } from './pageHost';
import { usePages } from './pages';
import { everyPlay, playExample, treeOfRuns } from './playExamples';

describe('the page of play', function () {
  this.timeout(600_000);
  const openPage = usePages();

  const acts = async (open: OpenPage) =>
    (await open.sent()).flatMap((intent) => (intent.type === 'play' ? [intent.act] : []));

  for (const theme of THEMES) {
    it(`has nothing for axe to find: ${theme}`, async () => {
      const open = await openPage({ theme, reducedMotion: 'reduce' });
      for (const [name, screen] of everyPlay(theme === 'vscode-light' ? 'zh-cn' : 'en')) {
        await open.show(snapshotOf(screen, theme === 'vscode-light' ? 'zh-cn' : 'en'));
        for (const summary of await open.page.locator('article.play > details, .refusals').all())
          await summary.evaluate((details) => {
            (details as HTMLDetailsElement).open = true;
          });
        await assertAccessible(open, name);
      }
    });
  }

  for (const width of [320, 400, 900]) {
    it(`fits ${width} px`, async () => {
      const open = await openPage({ width });
      for (const [name, screen] of everyPlay('en')) {
        await open.show(snapshotOf(screen));
        const over = await overflow(open);
        assert.ok(over <= 0, `${name} is ${over} px too wide`);
      }
    });
  }

  it('digits press what is numbered; U, R and H do what they say', async () => {
    const open = await openPage();
    const tree = treeOfRuns(['A close', 'deliver FIN A>B']);
    await open.show(snapshotOf(playExample({ challenge: 'four-way-close' }, { tree: { ...tree, at: 1 } })));
    const pressed: string[] = [];
    for (const button of await open.page.locator('.press[aria-keyshortcuts]').all()) {
      pressed.push((await button.getAttribute('data-line')) ?? '');
      assert.equal(await button.locator('kbd').textContent(), await button.getAttribute('aria-keyshortcuts'));
    }
    assert.deepEqual(pressed, ['deliver FIN A>B', 'wait 1t']);
    for (const key of ['1', '2', '3', 'u', 'r', 'h', 'n']) await open.page.keyboard.press(key);
    assert.deepEqual(await acts(open), [
      { do: 'move', line: 'deliver FIN A>B' },
      { do: 'move', line: 'wait 1t' },
      { do: 'undo' },
      { do: 'redo' },
      { do: 'ask' },
    ]);
  });

  it('a play that is full says so, and can be started over, also from its beginning', async () => {
    const open = await openPage();
    await open.show(snapshotOf({ ...playExample({ free: 'rfc' }), isFull: true }));
    await open.page.getByText('This play holds as many steps as it can.').waitFor();
    await open.page.getByRole('button', { name: 'Start over' }).click();
    assert.deepEqual(await acts(open), [{ do: 'again' }]);
  });

  it('buttons say the same; a step that is gone leaves the focus on the page, not nowhere', async () => {
    const open = await openPage();
    await open.show(snapshotOf(playExample({ challenge: 'four-way-close' })));
    await open.page.locator('[data-line="A close"]').click();
    assert.deepEqual(await acts(open), [{ do: 'move', line: 'A close' }]);
    await open.show(snapshotOf(playExample({ challenge: 'four-way-close' }, { tree: treeOfRuns(['A close']) })));
    assert.equal(await open.page.evaluate(() => document.activeElement?.tagName), 'H1');
    assert.match(
      (await open.page.locator('[role=status]').last().textContent()) ?? '',
      /A is FIN_WAIT_1, B is ESTABLISHED/,
    );
  });

  it('a call that is not possible says why, and cannot be pressed', async () => {
    const open = await openPage();
    await open.show(snapshotOf(playExample({ free: 'rfc' }, { tree: treeOfRuns(['A close']) })));
    assert.equal(await open.page.locator('[data-line="A close"]').count(), 0);
    const refusals = open.page.locator('.end').first().locator('.refusals');
    await refusals.locator('summary').click();
    assert.match((await refusals.textContent()) ?? '', /close\(\)\s*error closing: ./);
  });

  it('the verdict is announced, N and the button go on', async () => {
    const open = await openPage();
    const solved = everyPlay('en').get('challenge, solved');
    assert.ok(solved);
    await open.show(snapshotOf(solved));
    assert.equal(await open.page.locator('[role=status]').last().textContent(), 'Solved. 3 of 3 stars');
    await open.page.keyboard.press('n');
    await open.page.getByText('Next challenge', { exact: true }).click();
    assert.deepEqual(await acts(open), [{ do: 'next' }, { do: 'next' }]);
  });

  it('a run that a link has brought has no stars, and says why', async () => {
    const open = await openPage();
    for (const [language, sentence] of [
      ['en', 'Solved. This run has come by a link. Its stars are yours once you make it yourself.'],
      ['zh-cn', '完成。 这次运行来自链接。自己走一遍，才能得到它的星。'],
    ] as const) {
      await open.show(snapshotOf(everyPlay(language).get('challenge, solved by a link') ?? assert.fail(), language));
      assert.equal(await open.page.locator('[role=status]').last().textContent(), sentence);
      assert.equal(await open.page.locator('.solved .stars').count(), 0);
      const [said, why] = [sentence.split(' ')[0] ?? '', sentence.slice(sentence.indexOf(' ') + 1)];
      const text = (await open.page.locator('.solved').textContent()) ?? '';
      assert.ok(text.includes(said) && text.includes(why), text);
    }
  });

  it('another branch is one press away', async () => {
    const open = await openPage();
    const tree = treeOfRuns(['A close', 'lose FIN A>B'], ['A abort']);
    await open.show(snapshotOf(playExample({ free: 'rfc' }, { tree })));
    await open.page.locator('.branches vscode-button').first().click();
    assert.deepEqual(await acts(open), [{ do: 'goTo', node: 2 }]);
  });

  it('draws hostile text as text', async () => {
    const open = await openPage();
    const screen = playExample({ challenge: 'four-way-close' });
    const hostile = '<img src=x onerror=alert(1)>';
    assert.ok(screen.challenge);
    await open.show(
      snapshotOf({ ...screen, challenge: { ...screen.challenge, title: hostile, text: hostile, aim: hostile } }),
    );
    assert.equal(await open.page.locator('main img').count(), 0);
    assert.equal(await open.page.locator('h1').textContent(), hostile);
  });
});
