import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { State } from '../../src/core/tcp';
import { ARROWS, STATES } from '../../src/core/tcp';
import type { Screen } from '../../src/messages';
import { snapshotOf, stateExample } from './pageExamples';
import type { OpenPage } from './pageHost';
import { usePages } from './pages';

type StateScreen = Extract<Screen, { kind: 'state' }>;

/** The state diagram in the page: everything of the table is in it, both ends move in it, and it is at hand by keyboard. */
describe('the state diagram', function () {
  this.timeout(60_000);
  const openPage = usePages();
  let open: OpenPage;
  let page: Page;

  beforeEach(async () => {
    open = await openPage({ reducedMotion: 'reduce' });
    page = open.page;
  });

  const show = async (state: State, change: Partial<StateScreen> = {}) => {
    await open.show(snapshotOf({ ...(await stateExample(state)), ...change }));
  };
  const last = async () => (await open.sent()).at(-1);
  const focused = () =>
    page.evaluate(() => {
      const { state, from, to } = (document.activeElement as SVGElement | null)?.dataset ?? {};
      return state ?? (from === undefined ? '' : `${from} → ${to ?? ''}`);
    });

  it('has the eleven states, and an arrow for every transition of the table', async () => {
    await show('ESTABLISHED');
    const states = await page
      .locator('.state-diagram [data-state]')
      .evaluateAll((all) => all.map((one) => (one as SVGElement).dataset.state ?? ''));
    assert.deepEqual([...states].sort(), [...STATES].sort());
    const arrows = await page.locator('.state-diagram [data-from]').evaluateAll((all) =>
      all.map((one) => {
        const { from, to } = (one as SVGElement).dataset;
        return `${from ?? ''} → ${to ?? ''}`;
      }),
    );
    assert.deepEqual(arrows.sort(), ARROWS.map(({ from, to }) => `${from} → ${to}`).sort());
  });

  it('says the same as a table', async () => {
    await show('ESTABLISHED');
    await page.getByText('The diagram as a table').click();
    const rows = page.locator('.transitions tbody tr');
    assert.equal(await rows.count(), ARROWS.length);
    const row = rows.filter({ has: page.getByRole('rowheader', { name: 'LAST_ACK' }) });
    assert.match(await row.innerText(), /CLOSED[\s\S]*ACK of our FIN arrives/);
  });

  it('has a mark for each end, told apart by shape and letter, at its state', async () => {
    await show('TIME_WAIT', { places: { A: 'FIN_WAIT_2', B: 'CLOSE_WAIT' } });
    const near = async (end: string, state: State) => {
      const mark = await page.locator(`.marker[data-end=${end}]`).boundingBox();
      const box = await page.locator(`[data-state=${state}] rect`).boundingBox();
      assert.ok(mark && box);
      const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
      assert.ok(x > box.x - 4 && x < box.x + box.width + 4 && Math.abs(y - box.y) < 8, `${end} at ${state}`);
    };
    await near('A', 'FIN_WAIT_2');
    await near('B', 'CLOSE_WAIT');
    assert.equal(await page.locator('.marker[data-end=A] circle').count(), 1);
    assert.equal(await page.locator('.marker[data-end=B] circle').count(), 0);
    assert.equal(await page.locator('.marker[data-end=B] text').textContent(), 'B');
    assert.equal(await page.locator('[data-state=FIN_WAIT_2]').getAttribute('aria-label'), 'FIN_WAIT_2, A is here');

    await show('TIME_WAIT', { places: { A: 'TIME_WAIT', B: 'LAST_ACK' } });
    await near('A', 'TIME_WAIT');
    await near('B', 'LAST_ACK');

    await show('TIME_WAIT', { places: { A: 'TIME_WAIT', B: null } });
    assert.equal(await page.locator('.marker').count(), 1);
  });

  it('moves a mark slowly, but not for somebody who wants less motion', async () => {
    const duration = (target: Page) =>
      target
        .locator('.marker')
        .first()
        .evaluate((mark) => getComputedStyle(mark).transitionDuration);
    await show('TIME_WAIT', { places: { A: 'FIN_WAIT_2', B: 'CLOSE_WAIT' } });
    assert.equal(await duration(page), '0s');
    const moving = await openPage({ reducedMotion: 'no-preference' });
    const example = await stateExample('TIME_WAIT');
    await moving.show(snapshotOf({ ...example, places: { A: 'FIN_WAIT_2', B: null } }));
    assert.notEqual(await duration(moving.page), '0s');
  });

  it('selects a state that is pressed, and the state that an arrow leaves', async () => {
    await show('ESTABLISHED');
    await page.locator('[data-state=CLOSING]').click();
    assert.deepEqual(await last(), { type: 'selectState', state: 'CLOSING' });
    await page.locator('[data-from=FIN_WAIT_1][data-to=CLOSING] .hit').click();
    assert.deepEqual(await last(), { type: 'selectState', state: 'FIN_WAIT_1' });
  });

  it('is one stop for Tab among the states; arrow keys move, Enter selects, and the way back is the same stop', async () => {
    await show('FIN_WAIT_1');
    assert.equal(await page.locator('.state-diagram [data-state][tabindex="0"]').count(), 1);
    await page.locator('[data-state][tabindex="0"]').focus();
    assert.equal(await focused(), 'FIN_WAIT_1');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'FIN_WAIT_2');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'CLOSING');
    assert.equal(await page.locator('[data-state][tabindex="0"]').getAttribute('data-state'), 'CLOSING');
    await page.keyboard.press('Enter');
    assert.deepEqual(await last(), { type: 'selectState', state: 'CLOSING' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'CLOSING');
  });

  it('has the ways out of the selected state as stops, and none of the others', async () => {
    await show('FIN_WAIT_2');
    const stops = await page
      .locator('.state-diagram [data-from][tabindex="0"]')
      .evaluateAll((all) => all.map((one) => (one as SVGElement).dataset.to ?? ''));
    assert.deepEqual(stops.sort(), ['CLOSED', 'TIME_WAIT']);
    const name = await page.locator('[data-from=FIN_WAIT_2][data-to=TIME_WAIT]').getAttribute('aria-label');
    assert.equal(name, 'From FIN_WAIT_2 to TIME_WAIT: FIN arrives / ACK');
  });

  it('keeps the labels apart in a real font, from 320 px on', async () => {
    for (const width of [320, 500, 800]) {
      await page.setViewportSize({ width, height: 900 });
      for (const state of ['ESTABLISHED', 'TIME_WAIT', 'FIN_WAIT_1'] as const) {
        await show(state);
        const clashes = await page.evaluate(() => {
          const rect = (element: Element) => element.getBoundingClientRect();
          const labels = [...document.querySelectorAll('.arrow-label')].map(rect);
          const boxes = [...document.querySelectorAll('[data-state] rect')].map(rect);
          const meet = (a: DOMRect, b: DOMRect) =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          return labels.filter((label, index) =>
            [...labels.slice(index + 1), ...boxes].some((other) => meet(label, other)),
          ).length;
        });
        assert.equal(clashes, 0, `${state} at ${width} px`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide at ${width} px`);
      }
    }
  });

  it('can be told by more than colour in forced colours', async () => {
    const forced = await openPage({ forcedColors: 'active' });
    const example = await stateExample('TIME_WAIT');
    await forced.show(snapshotOf({ ...example, places: { A: 'TIME_WAIT', B: 'CLOSED' } }));
    const looks = await forced.page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
      return {
        selected: style('[data-state=TIME_WAIT] rect').strokeWidth,
        other: style('[data-state=CLOSING] rect').strokeWidth,
        mark: style('.marker text').fill !== style('.marker circle').fill,
        line: style('.arrow .line').stroke,
        page: getComputedStyle(document.body).backgroundColor,
      };
    });
    assert.ok(parseFloat(looks.selected) > parseFloat(looks.other));
    assert.ok(looks.mark);
    assert.notEqual(looks.line, looks.page);
  });
});

/** What else the page of a state leads to. */
describe('the page of a state', function () {
  this.timeout(60_000);
  const openPage = usePages();

  it('lists the questions by topic and the lessons, and each opens', async () => {
    const open = await openPage();
    const example = await stateExample('TIME_WAIT');
    await open.show(
      snapshotOf({
        ...example,
        questions: [{ topic: 'time-wait', title: 'TIME_WAIT', items: [{ id: 'why-2msl', prompt: 'Why `2MSL`?' }] }],
        lessons: [{ id: 'time-wait-and-2msl', title: 'Why it waits' }],
      }),
    );
    await open.page.getByText('TIME_WAIT (1)').click();
    await open.page.getByRole('button', { name: 'Why 2MSL?' }).click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'quizQuestion', question: 'why-2msl' });
    await open.page.getByRole('button', { name: 'Why it waits' }).click();
    assert.deepEqual((await open.sent()).at(-1), { type: 'openLesson', lesson: 'time-wait-and-2msl' });
    await open.show(snapshotOf(example));
    assert.equal(await open.page.getByText('Lessons about it').count(), 0, 'without lessons there is no heading');
  });

  it('has the names that netstat uses where they differ, and once where they do not', async () => {
    const open = await openPage();
    const terms = async (state: State) => {
      await open.show(snapshotOf(await stateExample(state)));
      const section = open.page.locator('section').filter({ hasText: 'What tools call it' });
      return (await section.locator('dl > div').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
    };
    assert.deepEqual(await terms('FIN_WAIT_2'), [
      'ss FIN-WAIT-2',
      'netstat (Linux) FIN_WAIT2',
      'netstat (macOS, Windows) FIN_WAIT_2',
      '/proc/net/tcp 05',
    ]);
    assert.deepEqual(await terms('LAST_ACK'), ['ss LAST-ACK', 'netstat LAST_ACK', '/proc/net/tcp 09']);
  });
});
