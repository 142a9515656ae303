import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import * as vscode from 'vscode';
import { Logger } from '../../src/host/logger';
import { Translations } from '../../src/host/language';
import { Media } from '../../src/host/media';
import type { Content } from '../../src/host/pages/page';
import { OnePage } from '../../src/host/pages/one';
import { activate, closeEditors, tabsOf, theExtension, until } from './extension';

/** How often a panel is opened and closed before the first look, and in all. */
const WARM = 100;
const ALL = 1000;

/** An event that counts who listens. */
class Counted<T> {
  private readonly emitter = new vscode.EventEmitter<T>();
  listeners = 0;
  readonly event: vscode.Event<T> = (listener, self, owners) => {
    this.listeners += 1;
    const heard = this.emitter.event(listener, self);
    const gone = new vscode.Disposable(() => {
      this.listeners -= 1;
      heard.dispose();
    });
    owners?.push(gone);
    return gone;
  };
  fire(value: T): void {
    this.emitter.fire(value);
  }
}

describe('a thousand panels, opened and closed', function () {
  this.timeout(480_000);
  const log = new Logger('Test of panels');
  const media = new Media(theExtension().extensionUri);
  const changed = new Counted<undefined>();
  const spoken = new Counted<'en'>();
  const session = new Session();
  let page: OnePage;
  let closed = 0;
  /** Every page and every panel there ever was, without holding it. */
  const made: WeakRef<object>[] = [];

  before(async () => {
    // Else it would begin meanwhile, and its questions and lessons would count.
    await activate();
    await closeEditors();
    session.connect();
    const translations = { language: 'en', strings: {}, onDidChange: spoken.event } as unknown as Translations;
    const content: Content = {
      title: () => 'One of a thousand',
      screen: () => ({ kind: 'loading' }),
      onDidChange: changed.event,
      handle: () => Promise.resolve(),
    };
    page = new OnePage(
      'lastAck.test.panels',
      () => content,
      { media, translations, log },
      () => {
        closed += 1;
      },
    );
  });
  after(async () => {
    session.disconnect();
    page.dispose();
    log.dispose();
    await closeEditors();
  });

  const openAndClose = (times: number) => {
    for (let time = 0; time < times; time += 1) {
      page.show();
      assert.equal(page.isOpen, true);
      assert.deepEqual([changed.listeners, spoken.listeners], [1, 1]);
      changed.fire(undefined);
      const { page: open } = page as unknown as { page: { panel: vscode.WebviewPanel } };
      made.push(new WeakRef(open), new WeakRef(open.panel));
      open.panel.dispose();
      assert.equal(page.isOpen, false);
    }
  };
  /**
   * The heap of this extension host in bytes, once no page and no panel is left in it: VS Code lets a panel go when its
   * window has closed the tab, and the window may be far behind.
   */
  const heapWhenGone = async () => {
    do {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await session.post('HeapProfiler.collectGarbage');
    } while (made.some((one) => one.deref() !== undefined));
    await until(() => tabsOf('lastAck.test.panels').length === 0);
    return process.memoryUsage().heapUsed;
  };

  it('leave no page, panel, listener, handle or tab, and the memory within a tenth of what it was after a hundred', async () => {
    openAndClose(WARM);
    const before = await heapWhenGone();
    const handles = process.getActiveResourcesInfo().length;
    openAndClose(ALL - WARM);
    const after = await heapWhenGone();
    assert.deepEqual([changed.listeners, spoken.listeners], [0, 0]);
    assert.equal(closed, ALL);
    assert.ok(after <= before * 1.1, `${before} bytes after ${WARM}, ${after} after ${ALL}`);
    const left = process.getActiveResourcesInfo();
    assert.ok(
      left.length <= handles + 5,
      `${handles} resources after ${WARM}, ${left.length} after ${ALL}: ${left.join()}`,
    );
  });
});
