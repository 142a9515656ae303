import assert from 'node:assert/strict';
import { activityIcon, notifications, openContainer, setTheme } from '../workbench/driver';
import { theServer, useWorkbench } from './support';

describe('the workbench', () => {
  const page = useWorkbench();

  it('has the container in the activity bar, once', async () => {
    await activityIcon(page(), 'Last ACK').waitFor();
    assert.equal(await activityIcon(page(), 'Last ACK').count(), 1);
  });

  it('shows the views of the container when it is opened', async () => {
    await openContainer(page(), 'Last ACK');
    await page().locator('.part.sidebar [role="treeitem"]').first().waitFor();
  });

  it('has the page of a transition’s state open by keyboard, with the transition still selected in the tree', async () => {
    const line = (name: RegExp) => page().locator('.part.sidebar').getByRole('treeitem', { name });
    const keys = page().keyboard;
    await page().locator('.part.sidebar').getByText('Opening', { exact: true }).click();
    await line(/^Opening/)
      .and(page().locator('.focused'))
      .waitFor();
    // A click on a group folds it.
    await keys.press('ArrowRight');
    const synSent = line(/^SYN_SENT/);
    while (!((await synSent.getAttribute('class')) ?? '').includes('focused')) await keys.press('ArrowDown');
    await keys.press('ArrowRight');
    await line(/^From SYN_SENT/)
      .first()
      .waitFor();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await page()
      .getByRole('tab', { name: /^SYN_SENT/ })
      .waitFor();
    const selected = page().locator('.part.sidebar [role="treeitem"][aria-selected="true"]');
    assert.match((await selected.getAttribute('aria-label')) ?? '', /^From SYN_SENT/);
  });

  it('follows the theme', async () => {
    await setTheme(page(), theServer(), 'high-contrast');
    await setTheme(page(), theServer(), 'light');
  });

  it('has shown no notification', async () => {
    assert.deepEqual(await notifications(page()), []);
  });
});
