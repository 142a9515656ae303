import assert from 'node:assert/strict';
import { notifications } from '../workbench/driver';
import { FOUR_WAY, openChallenge, pressLines } from '../workbench/playScenes';
import { useWorkbench } from './support';

describe('play, in VS Code', () => {
  const page = useWorkbench();

  it('a challenge is solved with nothing but the keyboard, and its stars are kept', async function () {
    this.timeout(600_000);
    const frame = await openChallenge(page(), 1);
    await pressLines(frame, FOUR_WAY.slice(0, 5));
    await frame.locator('body').press('u');
    await frame.locator('.press[data-line="deliver FIN B>A"]').waitFor();
    await frame.locator('body').press('r');
    await pressLines(frame, FOUR_WAY.slice(5));
    const solved = frame.locator('.solved');
    await solved.waitFor();
    assert.equal(await solved.locator('.stars').getAttribute('aria-label'), '3 of 3 stars');
    await frame.locator('body').press('n');
    await frame.locator('.play h1').filter({ hasText: 'Three segments are enough' }).waitFor();
    const again = await openChallenge(page(), 1);
    await again.locator('.overline .stars').waitFor();
    assert.equal(await again.locator('.overline .stars').getAttribute('aria-label'), '3 of 3 stars');
    assert.deepEqual(await notifications(page()), []);
  });
});
