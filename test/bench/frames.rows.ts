import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../workbench/driver';
import { snapshotOf } from '../browser/pageExamples';
import type { OpenPage, PageServer } from '../browser/pageHost';
import { openPage, servePage } from '../browser/pageHost';
import { LONG, watchScreen } from '../browser/watchExamples';
import { median, register } from './rows';

/**
 * What a frame of the built page costs in Chromium while a run of 500 segments, 1,250 steps, is played and scrolled. The
 * same page is measured three times: as it is, with all of its rows drawn (its window is made as high as the drawing, so
 * that everything is seen), and idle, where nothing happens but the frames themselves. In each round they take turns, and
 * the middle round counts. Work is the main thread's CPU time, as Chromium's own counters tell it (script, style, layout and
 * the rest of its tasks), so that neither the display's rhythm nor another process is in it; from frame to frame is the
 * time that passes.
 */
const ROUNDS = 5;
const FRAMES = 60;

register({
  title: 'frames of a run of 500 segments',
  measure: async () => {
    if (!existsSync('dist/webview/page.js')) return { skipped: 'the page is not built: node esbuild.mjs --only page' };
    const server = await servePage();
    try {
      const browser = await launchBrowser();
      try {
        return await measure(browser, server);
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  },
});

async function measure(browser: Browser, server: PageServer) {
  const [seen, all] = [await openRun(browser, server), await openRun(browser, server)];
  await drawAll(all.page);
  const costs = { idle: cost(seen, 'idle'), playing: cost(seen, 'step'), scrolling: cost(seen, 'scroll') };
  const whole = { playing: cost(all, 'step'), scrolling: cost(all, 'scroll') };
  const rounds: Record<'idle' | 'playing' | 'allPlaying' | 'scrolling' | 'allScrolling', Cost>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const one = {
      idle: await costs.idle(),
      playing: await costs.playing(),
      allPlaying: await whole.playing(),
      scrolling: await costs.scrolling(),
      allScrolling: await whole.scrolling(),
    };
    // The first round warms up.
    if (round > 0) rounds.push(one);
  }
  const of = (name: keyof NonNullable<(typeof rounds)[number]>, what: keyof Cost) =>
    median(rounds.map((one) => one[name][what]));
  await Promise.all([seen.close(), all.close()]);
  const row = (name: string, ours: number, who: string, value: number, goal: number | null) => ({
    name,
    unit: 'ms',
    ours,
    peer: { who, value },
    goal,
  });
  return [
    row('work in a frame, a step in each', of('playing', 'work'), 'all drawn', of('allPlaying', 'work'), 0.5),
    // Only shown: a drawing that is there as a whole costs its work before, and none while it is scrolled.
    row('work in a frame, scrolling', of('scrolling', 'work'), 'all drawn', of('allScrolling', 'work'), null),
    row('from frame to frame, a step in each', of('playing', 'frame'), 'idle', of('idle', 'frame'), 1.5),
    row('from frame to frame, scrolling', of('scrolling', 'frame'), 'idle', of('idle', 'frame'), 1.5),
  ];
}

/** Milliseconds for each frame: of work on the main thread, and from one frame to the next. */
interface Cost {
  readonly work: number;
  readonly frame: number;
}

async function openRun(browser: Browser, server: PageServer): Promise<OpenPage> {
  const open = await openPage(browser, server, { width: 1300, height: 900 });
  await open.show(snapshotOf(watchScreen(LONG)));
  await open.page.locator('ladder-window .hit').first().waitFor();
  return open;
}

/** Makes the window of the run as high as its drawing, and waits until every row of it is there. */
async function drawAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    const long = document.querySelector<HTMLElement>('ladder-window');
    if (long === null) throw new Error('there is no long run');
    long.style.maxHeight = 'none';
  });
  await page.waitForFunction(() => document.querySelectorAll('ladder-window .hit').length > 1200);
}

/** Measures `FRAMES` frames, in each of which one thing is done. */
function cost({ page }: OpenPage, what: 'idle' | 'step' | 'scroll'): () => Promise<Cost> {
  const session = page.context().newCDPSession(page);
  const busy = async () => {
    const { metrics } = await (await session).send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  return async () => {
    await page.bringToFront();
    await (await session).send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await busy();
    const frame = await page.evaluate(
      async ({ frames, todo }) => {
        const long = document.querySelector<HTMLElement>('ladder-window');
        const slider = document.querySelector<HTMLInputElement>('.controls input');
        if (long === null || slider === null) throw new Error('the run is not there');
        const middle = Number(slider.max) / 2;
        const next = () => new Promise<number>((drawn) => requestAnimationFrame(drawn));
        const start = await next();
        let now = start;
        for (let index = 0; index < frames; index += 1) {
          if (todo === 'step') {
            slider.value = String(middle + index);
            slider.dispatchEvent(new Event('input', { bubbles: true }));
          }
          // Whichever of the two scrolls: the window, or with all drawn the page.
          const by = 40 * (index < frames / 2 ? 1 : -1);
          if (todo === 'scroll' && long.scrollHeight > long.clientHeight) long.scrollTop += by;
          else if (todo === 'scroll') window.scrollBy(0, by);
          now = await next();
        }
        return (now - start) / frames;
      },
      { frames: FRAMES, todo: what },
    );
    return { work: ((await busy()) - before) / FRAMES, frame };
  };
}
