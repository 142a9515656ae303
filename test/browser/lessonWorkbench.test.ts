import assert from 'node:assert/strict';
import { join } from 'node:path';
import { nameFile, runCommand, webviewFrame } from '../workbench/driver';
import { theFolder, useWorkbench } from './support';

describe('a lesson, in VS Code', () => {
  const page = useWorkbench({ width: 1600 });

  it('follows its task when the run is saved as a file', async function () {
    this.timeout(600_000);
    // It goes on in the box in which it was chosen.
    void runCommand(page(), 'Last ACK: Open a Lesson').catch(() => undefined);
    await page().locator('.quick-input-list').getByText('What the socket calls see').first().click();
    const frame = await webviewFrame(page(), '.lesson h1');
    await frame.getByRole('button', { name: /Task/ }).first().click();
    await frame.getByText('Open the run').click();
    const editor = page().locator('.editor-instance .monaco-editor').first();
    await editor.click();
    await page().keyboard.press('Control+S');
    await nameFile(page(), join(theFolder(), 'my-task.tcp'));
    await page().locator('.tabs-container .tab').filter({ hasText: 'my-task.tcp' }).waitFor();
    await page().keyboard.press('Control+Home');
    await page().keyboard.insertText('A dance\n');
    await frame
      .getByText(/^Not yet: line 1: /)
      .first()
      .waitFor();
    assert.equal(await frame.getByText('Go to the run').count(), 1);
  });
});
