import assert from 'node:assert/strict';
import { notifications, patience, reloadWindow, webviewFrame } from '../workbench/driver';
import { watchFile } from '../workbench/watchScenes';
import { theServer, useWorkbench } from './support';
import { LOST } from './watchExamples';

describe('watching a run, in VS Code', () => {
  const page = useWorkbench();

  it('comes back with its step after the window is reloaded', async function () {
    this.timeout(3 * patience);
    const frame = await watchFile(page(), theServer(), LOST);
    for (let presses = 0; presses < 4; presses += 1) await frame.locator('body').press('ArrowLeft');
    assert.equal(await frame.locator('.sentence .overline').textContent(), 'Step 10 of 14');
    await reloadWindow(page());
    const again = await webviewFrame(page(), '.watch .player');
    await again.locator('.sentence .overline', { hasText: 'Step 10 of 14' }).waitFor();
    assert.deepEqual(await notifications(page()), []);
  });
});
