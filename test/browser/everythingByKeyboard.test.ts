import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Intent, Screen } from '../../src/messages';
import { keysOf, PAGES_WITH_KEYS } from '../../src/host/help/keys';
import { everyKind } from './everyKind';
import { liveExample } from './liveExamples';
import { questionExample, shown, snapshotOf, solutionOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { usePages } from './pages';
import { playExample, treeOfRuns } from './playExamples';
import { portsExample } from './portsExamples';
import { waitExample } from './waitExamples';

/** Every page by keyboard alone: each control can be reached and pressed, and the focus is never lost meanwhile. */
describe('everything, by keyboard', function () {
  this.timeout(300_000);
  const openPage = usePages();
  let open: OpenPage;
  let page: Page;
  let screens: ReadonlyMap<string, Screen>;

  before(async () => {
    screens = await everyKind('en');
  });
  beforeEach(async () => {
    open = await openPage();
    page = open.page;
  });

  const show = (screen: Screen) => open.show(snapshotOf(screen));
  /** The focus is on something, now and when the next frames are drawn. */
  const isSomewhere = async (when: string) => {
    const where = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return document.activeElement?.localName ?? 'nothing';
    });
    assert.ok(!['body', 'html', 'nothing'].includes(where), `${when}: the focus is on ${where}`);
  };
  const last = async (): Promise<Intent | undefined> => (await open.sent()).at(-1);
  /** Goes by Tab to the control with this name. */
  const goTo = async (name: RegExp | string) => {
    for (let press = 0; press < 150; press += 1) {
      const found = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        const label =
          element?.ariaLabel ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : null);
        return (label ?? element?.innerText ?? '').trim();
      });
      if (typeof name === 'string' ? found === name : name.test(found)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never comes to ${String(name)}`);
  };
  const press = async (name: RegExp | string, key = 'Enter') => {
    await goTo(name);
    await page.keyboard.press(key);
    await isSomewhere(`${String(name)}, ${key}`);
  };
  const told = () => page.locator('main > p[role=status]').innerText();

  it('presses every control of every page, and the focus stays', async () => {
    for (const [name, screen] of screens) {
      await show(screen);
      const reached = await page.evaluate(() => document.querySelectorAll('vscode-button, button, summary').length);
      await page.locator('h1').first().focus();
      const pressed = new Set<string>();
      for (let tab = 0; tab < 200 && pressed.size < reached; tab += 1) {
        await page.keyboard.press('Tab');
        const control = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element?.matches('vscode-button, button, summary')) return element === document.body ? 'end' : null;
          return String([...document.querySelectorAll('*')].indexOf(element)) + element.textContent;
        });
        if (control === 'end' || (control !== null && pressed.has(control))) break;
        if (control === null) continue;
        pressed.add(control);
        await page.keyboard.press('Enter');
        await isSomewhere(`${name}: ${control}`);
        await show(screen);
        await isSomewhere(`${name}: ${control}, drawn again`);
      }
      assert.ok(pressed.size > 0 || reached === 0, `${name}: nothing was reached`);
    }
  });

  it('plays: a move, undo, redo, and says where both ends are', async () => {
    const four = { challenge: 'four-way-close' };
    await show(playExample(four));
    await press(/A: close|close\(\)/);
    assert.equal((await last())?.type, 'play');
    await show(playExample(four, { tree: treeOfRuns(['A close']) }));
    await isSomewhere('after a move');
    assert.equal(await told(), 'A is FIN_WAIT_1, B is ESTABLISHED.');
    await page.keyboard.press('u');
    assert.deepEqual(await last(), { type: 'play', act: { do: 'undo' } });
    await press('Challenges');
    assert.deepEqual(await last(), { type: 'play', act: { do: 'choose' } });
  });

  it('watches: plays, stops, seeks, copies as text', async () => {
    await show(screens.get('watch')!);
    await press('Play', 'Space');
    assert.equal(await page.locator('.player.playing').count(), 1);
    await press('Pause', 'Space');
    await goTo('Step');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    assert.match(await page.locator('.told').innerText(), /Step 1 of/);
    await press('As a table');
    await page.locator('table.steps tr[aria-current=step]').waitFor();
    await press('Text');
    assert.equal((await last())?.type, 'copyRun');
    await open.show({ type: 'copied', format: 'text', done: true });
    assert.match(await page.locator('.copied').innerText(), /Copied as text/);
    await isSomewhere('after copying');
  });

  it('keeps the focus in a lab while what was pressed works, and afterwards', async () => {
    await show(liveExample('half-close', 2));
    await press(/^Run step/);
    await show(liveExample('half-close', 2, { phase: 'running' }));
    await isSomewhere('while a step runs');
    await page.keyboard.press('Enter');
    const steps = (await open.sent()).filter((intent) => intent.type === 'live');
    assert.equal(steps.length, 1, 'a step that runs cannot be begun again');
    await show(liveExample('half-close', 3));
    await isSomewhere('after a step');
    assert.match(await page.evaluate(() => document.activeElement?.textContent.trim() ?? ''), /^Run step/);
    assert.match(await told(), /^Step 3: /);
    await show(waitExample({}, { slices: 3 }));
    await press('Stop');
    assert.deepEqual(await last(), { type: 'waitDo', act: 'stop' });
    await show(waitExample());
    await isSomewhere('when the search is done');
    assert.match(await told(), /\S/);
    await show(portsExample({}, { running: 0.4 }));
    await press('Stop');
    await show(portsExample({}, { isStopped: true }));
    await isSomewhere('when the simulation has stopped');
    assert.equal(await told(), 'Stopped.');
    await press('Run it');
    await show(portsExample({}, { running: 0.1 }));
    await isSomewhere('when the simulation runs again');
  });

  it('tells a verdict once, in one live region', async () => {
    const id = 'why-four-segments';
    await show(questionExample(id, { answer: [...solutionOf(id)] }));
    await page.keyboard.press('Enter');
    await show(questionExample(id, { answer: [...solutionOf(id)], checked: true }));
    const regions = await page.evaluate(() =>
      [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')]
        .map((one) => one.textContent.trim())
        .filter((text) => text.startsWith('Right.')),
    );
    assert.equal(regions.length, 1);
    assert.ok(regions[0]!.length < 80, regions[0]);
    await isSomewhere('after the verdict');
  });

  /** Where each key of the help can be pressed, and on what. */
  const places = (): Readonly<Record<(typeof PAGES_WITH_KEYS)[number], readonly (readonly [Screen, string])[]>> => ({
    question: [
      [questionExample('why-four-segments', { answer: shown('why-four-segments').slice(0, 1) }), 'h1'],
      [questionExample('build-half-close', { answer: ['A shutdown'] }), 'h1'],
      [questionExample('last-ack-lost-in-order'), '.order li:nth-child(2) vscode-button'],
    ],
    verdict: [[questionExample('why-four-segments', { answer: ['always-four'], checked: true }), 'h1']],
    run: [
      [questionExample('last-ack-lost'), '.player input[type=range]'],
      [questionExample('last-ack-lost'), 'h1'],
    ],
    diagram: [[screens.get('TIME_WAIT')!, '.state-box[tabindex="0"]']],
    play: [
      [screens.get('play: free, under way')!, 'h1'],
      [playExample({ challenge: 'four-way-close' }, { tree: { ...treeOfRuns(['A close']), at: 0 } }), 'h1'],
      [screens.get('play: challenge, solved')!, 'h1'],
    ],
    watch: [[screens.get('watch')!, 'h1']],
    lesson: [
      [screens.get('lesson: run')!, 'h1'],
      [screens.get('lesson: model')!, 'h1'],
    ],
    chart: [[portsExample(), '.plots']],
  });

  for (const kind of PAGES_WITH_KEYS)
    it(`takes every key that the help names: ${kind}`, async () => {
      await page.evaluate(() => {
        // After all listeners of the page: whether one of them has used the key, or a control that has it of its own.
        window.addEventListener('keydown', (event) => {
          const own = event.target instanceof HTMLInputElement && event.target.type === 'range';
          (window as unknown as { used: boolean }).used = event.defaultPrevented || own;
        });
      });
      for (const key of keysOf(kind).flatMap(({ keys }) => keys)) {
        let used = false;
        for (const [screen, on] of places()[kind]) {
          await show({ kind: 'loading' });
          await show(screen);
          await page.locator(on).first().focus();
          if (key === 'PageDown')
            await page.evaluate(() => {
              window.scrollTo(0, 1e6);
            });
          await page.keyboard.press(key.length === 1 ? key.toLowerCase() : key);
          used ||= await page.evaluate(() => (window as unknown as { used: boolean }).used);
        }
        assert.ok(used, `${kind}: nothing hears ${key}`);
      }
    });
});
