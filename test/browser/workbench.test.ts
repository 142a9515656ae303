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

  it('follows the theme', async () => {
    await setTheme(page(), theServer(), 'high-contrast');
    await setTheme(page(), theServer(), 'light');
  });

  it('has shown no notification', async () => {
    assert.deepEqual(await notifications(page()), []);
  });
});
