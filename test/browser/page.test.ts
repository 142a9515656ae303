import assert from 'node:assert/strict';
import { everyScreen, questionExample, snapshotOf, stateExample } from './pageExamples';
import type { OpenPage } from './pageHost';
import { overflow, THEMES } from './pageHost';
import { usePages } from './pages';

/** The page alone, without VS Code around it: what it draws, and that nothing it is sent can do harm. */
describe('the page', function () {
  this.timeout(120_000);
  const openPage = usePages();
  let open: OpenPage;

  it('says that it is ready, and shows that it waits', async () => {
    open = await openPage();
    assert.deepEqual(await open.sent(), [{ type: 'ready' }]);
    await open.page.getByRole('heading', { name: 'The machine is working' }).waitFor();
  });

  for (const language of ['en', 'zh-cn'] as const) {
    it(`draws every screen without a complaint (${language})`, async () => {
      open = await openPage();
      for (const [name, screen] of await everyScreen(language)) {
        await open.show(snapshotOf(screen, language));
        assert.equal(await open.page.locator('h1').count(), 1, name);
        assert.notEqual((await open.page.locator('h1').innerText()).trim(), '', name);
      }
      assert.equal(await open.page.locator('html').getAttribute('lang'), language === 'en' ? 'en' : 'zh-CN');
    });
  }

  it('speaks Chinese everywhere but in names: states, flags, calls, lines of the notation', async () => {
    open = await openPage();
    for (const [name, screen] of await everyScreen('zh-cn')) {
      // These two are made up here, in English.
      if (name === 'finish' || name === 'progress' || name === 'problem') continue;
      await open.show(snapshotOf(screen, 'zh-cn'));
      const buttons = await open.page.locator('vscode-button, h2, summary, th[scope=col]').allInnerTexts();
      for (const text of buttons) {
        const isName = /^[\d\s]*[A-Z]?[\w\s>(),.]*$/.test(text) && !/[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text);
        assert.ok(/[\u4e00-\u9fff]/.test(text) || isName, `${name}: ${text}`);
      }
    }
  });

  it('draws its icons', async () => {
    open = await openPage();
    await open.show(snapshotOf(await stateExample('TIME_WAIT')));
    const icons = await open.page.locator('.codicon').evaluateAll((all) =>
      all.map((icon) => ({
        paths: icon.querySelectorAll('svg path').length,
        width: icon.getBoundingClientRect().width,
      })),
    );
    assert.ok(icons.length > 0);
    for (const { paths, width } of icons) assert.ok(paths > 0 && width > 0);
  });

  it('does not give the answer away: the numbers of a shown run are explained after the answer', async () => {
    open = await openPage();
    const { page } = open;
    await open.show(snapshotOf(questionExample('ack-of-fin-12')));
    assert.equal(await page.locator('.player').count(), 1);
    assert.equal(await page.locator('.explained').count(), 0);
    await open.show(snapshotOf(questionExample('ack-of-fin-12', { answer: ['7'], checked: true })));
    assert.equal(await page.locator('.explained').count(), 1);
  });

  it('shows hostile text as text', async () => {
    open = await openPage();
    const nasty =
      '<img src=x onerror="window.hit=1"></script><script>window.hit=1</script> `<b>` \u202e' + 'w'.repeat(300);
    const screen = questionExample('why-four-segments', { answer: ['always-four'], checked: true });
    assert.ok(screen.verdict !== null);
    await open.show(
      snapshotOf({
        ...screen,
        id: nasty,
        topic: nasty,
        prompt: nasty,
        hints: [nasty],
        verdict: {
          ...screen.verdict,
          explanation: `${nasty}\n\n    ${nasty}`,
          rfc: nasty,
          options: screen.verdict.options.map((option) => ({
            ...option,
            text: nasty,
            because: nasty,
            claim: nasty,
            said: nasty,
            cites: option.id === 'always-four' ? `RFC 1, 1"><img src=x onerror=window.hit=1>` : null,
          })),
        },
      }),
    );
    assert.ok((await open.page.locator('h1').innerText()).includes('<img src=x onerror="window.hit=1">'));
    assert.equal(await open.page.locator('main img, main script, main b').count(), 0);
    assert.equal(await open.page.evaluate(() => (window as unknown as { hit?: number }).hit), undefined);
    assert.equal(await overflow(open), 0);
  });

  it('links to no other place than the RFCs', async () => {
    open = await openPage();
    for (const [name, screen] of await everyScreen('en')) {
      await open.show(snapshotOf(screen));
      for (const link of await open.page.locator('vscode-link, a').all()) {
        const address = await link.getAttribute('href');
        assert.match(
          address ?? '',
          /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+(#(section|appendix)-[A-Z\d.]+)?$/,
          name,
        );
      }
    }
  });

  it('ignores what is no snapshot, says so once, and goes on', async () => {
    open = await openPage();
    const good = snapshotOf(questionExample('last-ack-lost'));
    await open.show(good);
    for (const bad of [
      null,
      'snapshot',
      {},
      { ...good, extra: 1 },
      { ...good, screen: { kind: 'finish' } },
      { ...good, language: 'de' },
    ])
      await open.show(bad);
    await open.page.getByRole('radio').first().waitFor();
    const complaints = open.complaints.splice(0);
    assert.equal(complaints.length, 1);
    assert.match(complaints[0]!, /no snapshot was ignored/);
    await open.show(snapshotOf({ kind: 'problem', message: 'It goes on.' }));
    await open.page.getByText('It goes on.').waitFor();
  });

  it('remembers over a reload which run was open, and how far it was played', async () => {
    open = await openPage();
    const { page } = open;
    const snapshot = snapshotOf(questionExample('why-four-segments', { answer: ['always-four'], checked: true }));
    await open.show(snapshot);
    await page.getByRole('button', { name: 'Show the run' }).first().click();
    await page.getByRole('button', { name: 'Back' }).click();
    const step = await page.locator('.sentence .overline').innerText();
    await page.reload();
    await page.waitForFunction(() => (window as unknown as { sent: unknown[] }).sent.length > 0);
    await open.show(snapshot);
    assert.equal(await page.locator('.sentence .overline').innerText(), step);
    await open.show(snapshotOf(questionExample('last-ack-lost')));
    await open.show(snapshot);
    assert.equal(await page.locator('.run').count(), 0, 'another question begins anew');
  });

  it('asks for a run to be opened, a state, a topic, an earlier answer', async () => {
    open = await openPage();
    const { page } = open;
    const id = 'why-four-segments';
    await open.show(snapshotOf(questionExample(id, { answer: ['always-four'], checked: true })));
    await page
      .locator('.card', { hasText: 'Every orderly close' })
      .getByRole('button', { name: 'Show the run' })
      .click();
    await page.getByRole('button', { name: 'Change this run' }).click();
    await open.show(snapshotOf(await stateExample('FIN_WAIT_1')));
    await page.locator('.rows').getByRole('button', { name: 'FIN_WAIT_2' }).first().click();
    await page.locator('.rows').getByRole('button', { name: 'CLOSING' }).first().press('Enter');
    await page.locator('.rows').getByRole('button', { name: 'TIME_WAIT' }).click();
    await page.getByRole('button', { name: 'Quiz me on this state' }).click();
    const screens = await everyScreen('en');
    await open.show(snapshotOf(screens.get('finish')!));
    await page.getByRole('button', { name: 'Practise this topic' }).click();
    await page.getByRole('button', { name: /wrong Which/ }).click();
    await page.getByRole('button', { name: 'How I stand' }).click();
    await page.getByRole('button', { name: 'Practise again' }).click();
    await open.show(snapshotOf(screens.get('progress')!));
    await page.getByRole('button', { name: 'Exam' }).click();
    await page.getByRole('button', { name: 'Practise: SO_REUSEADDR' }).click();
    assert.deepEqual((await open.sent()).slice(1), [
      { type: 'openRun', question: id, option: 'always-four' },
      { type: 'openState', state: 'FIN_WAIT_2' },
      { type: 'openState', state: 'CLOSING' },
      { type: 'openState', state: 'TIME_WAIT' },
      { type: 'quizState', state: 'FIN_WAIT_1' },
      { type: 'quizTopic', topic: 'time-wait' },
      { type: 'revisit', number: 2 },
      { type: 'showProgress' },
      { type: 'again' },
      { type: 'practise', mode: 'exam' },
      { type: 'quizTopic', topic: 'reuse' },
    ]);
  });

  it('never scrolls sideways: 320 px wide, in both languages, with runs and tables open', async () => {
    open = await openPage({ width: 320, height: 256, theme: THEMES[0] });
    for (const language of ['en', 'zh-cn'] as const) {
      for (const [name, screen] of await everyScreen(language)) {
        await open.show(snapshotOf(screen, language));
        assert.equal(await overflow(open), 0, `${name} (${language})`);
        const runs = await open.page.locator('vscode-button[aria-expanded=false]').all();
        if (runs.length > 0) {
          await runs[0]!.click();
          assert.equal(await overflow(open), 0, `${name} (${language}), a run open`);
        }
        const toTable = open.page.locator('.player .tools vscode-button').first();
        if ((await toTable.count()) > 0) {
          await toTable.click();
          assert.equal(await overflow(open), 0, `${name} (${language}), as a table`);
          await toTable.click();
        }
      }
    }
  });

  it('lays the diagram out anew when the panel becomes narrower', async () => {
    open = await openPage();
    await open.show(snapshotOf(questionExample('last-ack-lost')));
    const wide = await open.page.locator('.diagram').getAttribute('width');
    await open.page.setViewportSize({ width: 340, height: 600 });
    await open.page.locator('.diagram:not([width="640"])').waitFor();
    assert.equal(wide, '640');
    assert.equal(await overflow(open), 0);
  });
});
