import assert from 'node:assert/strict';
import { LANGUAGES } from '../../src/core/quiz/question';
import { assertAccessible } from './axe';
import { everyKind } from './everyKind';
import { questionExample, snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { usePages } from './pages';

/** The page for who sees little: everything at 400 % and with text twice as large, and nothing that moves unasked. */
describe('every kind of page, enlarged', function () {
  this.timeout(300_000);
  const openPage = usePages();

  for (const language of LANGUAGES) {
    it(`loses nothing at 400 %, of a window of 1280 × 1024: ${language}`, async () => {
      const open = await openPage({ width: 320, height: 256 });
      for (const [name, screen] of await everyKind(language)) {
        await open.show(snapshotOf(screen, language));
        await unfold(open);
        assert.deepEqual(await lost(open), [], name);
      }
    });

    it(`loses nothing with text at 200 %: ${language}`, async () => {
      const open = await openPage({ width: 800, height: 700 });
      await open.page.evaluate(() => {
        const { style } = document.documentElement;
        style.setProperty('font-size', '32px');
        for (const name of ['--vscode-font-size', '--vscode-editor-font-size']) style.setProperty(name, '26px');
      });
      for (const [name, screen] of await everyKind(language)) {
        await open.show(snapshotOf(screen, language));
        await unfold(open);
        const size = await open.page.evaluate(() => getComputedStyle(document.body).fontSize);
        assert.equal(size, '26px', name);
        assert.deepEqual(await lost(open), [], name);
      }
    });
  }

  it('keeps the rows of a table that a program printed: what is too wide is scrolled, by keys too', async () => {
    const open = await openPage({ width: 320, height: 256 });
    await open.show(snapshotOf(questionExample('netstat-who-closed-first')));
    const table = open.page.locator('.output');
    const size = () =>
      table.evaluate((element) => ({
        rows: Math.round(element.clientHeight / parseFloat(getComputedStyle(element).lineHeight)),
        lines: element.textContent.split('\n').length,
      }));
    const { rows, lines } = await size();
    assert.ok(rows <= lines + 1, `${lines} lines in the height of ${rows}`);
    await table.focus();
    await open.page.keyboard.press('ArrowRight');
    await open.page.waitForFunction(() => (document.querySelector('.output')?.scrollLeft ?? 0) > 0);
    await assertAccessible(open, 'a table too wide for the page');
  });

  it('does not move when motion is to be reduced, on any page, whatever happens on it', async () => {
    const open = await openPage({ reducedMotion: 'reduce' });
    for (const [name, screen] of await everyKind('en')) {
      await open.show(snapshotOf(screen));
      const step = open.page.getByRole('button', { name: 'Back', exact: true }).first();
      if ((await step.count()) > 0) await step.click();
      assert.deepEqual(await moving(open), [], name);
    }
  });

  it('moves otherwise: what turns while something is searched, and both ends in the diagram', async () => {
    const open = await openPage({ reducedMotion: 'no-preference' });
    await open.show(snapshotOf((await everyKind('en')).get('wait: searching')!));
    assert.notDeepEqual(await moving(open), []);
  });
});

/** Opens what is folded: details and the table of each run. */
async function unfold({ page }: OpenPage): Promise<void> {
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
}

/** What can no more be read: beyond the page's side, cut by its own box, or outside of its drawing. */
function lost({ page }: OpenPage): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const nameOf = (element: Element) =>
      `${element.localName}.${element.getAttribute('class') ?? ''} ${element.textContent.trim().slice(0, 50)}`;
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide`);
    const visit = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot !== null) visit(element.shadowRoot);
        if (element.closest('.unseen') !== null || !element.checkVisibility({ visibilityProperty: true })) continue;
        const box = element.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1) continue;
        const scrolls = element.parentElement?.closest('.numbers, .long, .u-wrap') ?? null;
        if (scrolls === null && (box.right > clientWidth + 1 || box.left < -1))
          found.push(`beside: ${nameOf(element)}`);
        if (!(element instanceof HTMLElement) || element.matches('.numbers, .long, select, input, progress')) continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        const isCut =
          (['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1);
        if (isCut) found.push(`cut: ${nameOf(element)}`);
      }
      for (const text of root.querySelectorAll('svg text')) {
        const drawing = text.closest('svg')!.getBoundingClientRect();
        const box = text.getBoundingClientRect();
        if (box.left < drawing.left - 1.5 || box.right > drawing.right + 1.5)
          found.push(`outside of its drawing: ${text.textContent}`);
      }
    };
    visit(document);
    return found;
  });
}

/** What is in motion on the page now. */
function moving({ page }: OpenPage): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => {
      const isLong = Number(effect?.getComputedTiming().duration ?? 0) > 0;
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return isLong ? [target?.getAttribute('class') ?? target?.localName ?? 'something'] : [];
    }),
  );
}
