import type { Page } from 'playwright-core';
import type { Frame } from './encode';
import { openQuestion, press } from './places';
import type { Place } from './pictures';
import { GUARANTEE, showRun } from './pictures';

/** Size of the film's window in CSS pixels. */
export const FILM = { width: 960, height: 900 };

/** A wrong answer, its verdict, and the run that refutes it, step by step: the whole idea in a quarter of a minute. */
export async function film({ page, language }: Place): Promise<Frame[]> {
  const frames: Frame[] = [];
  const take = async (delay: number) => {
    frames.push({ png: await shoot(page), delay });
  };
  const frame = await openQuestion(page, GUARANTEE, language);
  await take(2200);
  await press(frame, '1');
  await take(1300);
  await frame.locator('[data-main]').click();
  await frame.locator('.verdict').waitFor();
  await take(1500);
  await showRun(frame);
  const slider = frame.locator('.judged .controls input[type=range]');
  const last = Number(await slider.getAttribute('max'));
  await press(frame, 'ArrowLeft', last);
  await take(1000);
  for (let step = 1; step <= last; step += 1) {
    await press(frame, 'ArrowRight');
    await take(step === last ? 3000 : 500);
  }
  return frames;
}

async function shoot(page: Page): Promise<Buffer> {
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}
