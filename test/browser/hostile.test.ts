import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Screen, Snapshot } from '../../src/messages';
import { readMessage, Snapshot as SnapshotSchema } from '../../src/messages';
import { HOSTILE, POLLUTING, withTexts } from '../core/hostile/texts';
import { everyPart } from './lessonExamples';
import { everyLive } from './liveExamples';
import { everyScreen, snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { usePages } from './pages';
import { everyPlay } from './playExamples';
import { everyPorts } from './portsExamples';
import { waitExample } from './waitExamples';
import { EVERY_KIND, watchScreen } from './watchExamples';

const isMarkup = (text: string) => /^[\x20-\x7E\n]{1,200}$/.test(text);

/** What every screen is filled with: all that could be taken for markup at once, what cannot be seen, and far too much. */
const FILLINGS: readonly (readonly [name: string, text: string])[] = [
  ['markup', HOSTILE.filter(isMarkup).join(' ')],
  ['what cannot be seen', HOSTILE.filter((text) => !isMarkup(text) && text.length < 1000).join(' ')],
  ['a text without end', HOSTILE.find(({ length }) => length > 1000) ?? ''],
];

const isSnapshot = (value: unknown) => readMessage(SnapshotSchema, value).ok;

/** Where a link of the page may lead. */
const RFC = /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+(#(section|appendix)-[A-Z\d.]+)?$/;

/** Screens of every kind there is. */
async function screens(): Promise<ReadonlyMap<string, Screen>> {
  const named = (kind: string, all: Iterable<readonly [string, Screen]>) =>
    [...all].map(([name, screen]) => [`${kind}: ${name}`, screen] as const);
  const plain = [...(await everyScreen('en'))].filter(([, { kind }]) => kind !== 'state');
  return new Map<string, Screen>([
    ...plain,
    ...[...(await everyScreen('en'))].filter(([name]) => name === 'TIME_WAIT'),
    ...named('lesson', everyPart('en')),
    ...named('live', everyLive()),
    ...named('play', everyPlay('en')),
    ...named('ports', [...everyPorts()].slice(0, 1)),
    ['wait', waitExample()],
    ['watch', watchScreen(EVERY_KIND)],
  ]);
}

/** What of a page betrays that a text was more than a text. */
async function harm({ page }: OpenPage): Promise<unknown> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on')) found.push(`${element.tagName} ${name}=${value}`);
          if (/^\s*(javascript|data|command|vbscript):/i.test(value)) found.push(`${element.tagName} ${name}=${value}`);
        }
        if (element.shadowRoot !== null) look(element.shadowRoot);
      }
    };
    look(document);
    return {
      hit: (window as unknown as { hit?: unknown }).hit ?? null,
      polluted: 'polluted' in {},
      // `a` and the pictures of the page itself stand in shadow roots and in SVG.
      elements: [...document.querySelectorAll('main :is(img, script, iframe, object, embed, base, meta, link)')].map(
        ({ outerHTML }) => outerHTML,
      ),
      links: [...document.querySelectorAll('main :is(a, vscode-link)')].map((link) => link.getAttribute('href') ?? ''),
      found,
    };
  });
}

function assertHarmless(looked: unknown, name: string): void {
  const { links, ...rest } = looked as { links: readonly string[] };
  assert.deepEqual(rest, { hit: null, polluted: false, elements: [], found: [] }, name);
  for (const link of links) assert.match(link, RFC, name);
}

/** Anything at all goes to the page, as it would if the host were wrong, or were not the host. */
describe('the page and hostile messages', function () {
  this.timeout(300_000);
  const openPage = usePages();
  let open: OpenPage;
  let examples: ReadonlyMap<string, Screen>;

  before(async () => {
    examples = await screens();
  });
  beforeEach(async () => {
    open = await openPage();
  });

  it('has an example of every kind of screen', () => {
    const kinds = new Set([...examples.values()].map(({ kind }) => kind));
    const all = SnapshotSchema.entries.screen.options.map(({ entries }) => entries.kind.literal);
    assert.deepEqual([...kinds].sort(), [...all].sort());
  });

  for (const [name, text] of FILLINGS)
    it(`every screen shows as text: ${name}`, async () => {
      for (const [kind, screen] of examples) {
        const snapshot = withTexts<Snapshot>(snapshotOf(screen), text, isSnapshot);
        await open.show(snapshot);
        assertHarmless(await harm(open), kind);
        assert.deepEqual(open.complaints.splice(0), [], kind);
        assert.equal(await open.page.locator('h1').count(), 1, kind);
      }
    });

  it('a text is shown as it is written', async () => {
    for (const text of HOSTILE.filter((one) => isMarkup(one) && !/[`*]/.test(one))) {
      await open.show(snapshotOf({ kind: 'problem', message: text }));
      assert.equal(await open.page.locator('main p').first().innerText(), text);
    }
  });

  it('every screen lives with translations that are hostile', async () => {
    const [[, text] = ['', '']] = FILLINGS;
    for (const [kind, screen] of examples) {
      const snapshot = snapshotOf(screen, 'zh-cn');
      const strings = Object.fromEntries(Object.keys(snapshot.strings).map((key) => [key, text]));
      await open.show({ ...snapshot, strings });
      assertHarmless(await harm(open), kind);
      assert.deepEqual(open.complaints.splice(0), [], kind);
    }
  });

  it('what is no snapshot changes nothing, whatever it is', async () => {
    const { page } = open;
    const good = snapshotOf(examples.get('one')!);
    await open.show(good);
    const before = await page.locator('main').innerHTML();
    const values: unknown[] = fc.sample(fc.oneof(fc.anything({ withDate: true, withMap: true }), fc.jsonValue()), {
      numRuns: 60,
      seed: 7,
    });
    const spoilt = fc.sample(
      fc.tuple(
        fc.constantFrom(...examples.values()),
        fc.nat(),
        fc.constantFrom<unknown>(null, NaN, -1, 1e300, [], {}, ''),
      ),
      { numRuns: 60, seed: 8 },
    );
    for (const value of [...values, ...POLLUTING.map((json): unknown => JSON.parse(json)), ...HOSTILE]) {
      await page.evaluate(
        (data) => {
          window.postMessage(data, '*');
        },
        JSON.parse(JSON.stringify(value ?? null)) as unknown,
      );
    }
    for (const [screen, at, value] of spoilt) {
      const snapshot = snapshotOf({
        ...screen,
        [Object.keys(screen)[at % Object.keys(screen).length]!]: value,
      });
      if (!isSnapshot(snapshot))
        await page.evaluate((data) => {
          window.postMessage(data, '*');
        }, snapshot);
    }
    // What JSON cannot say: made in the page.
    await page.evaluate((snapshot) => {
      const cycle: Record<string, unknown> = { ...snapshot };
      cycle.screen = cycle;
      const post = (data: unknown) => {
        window.postMessage(data, '*');
      };
      post(cycle);
      post({ ...snapshot, more: new Map([['__proto__', 1]]) });
      post({ ...snapshot, screen: { ...snapshot.screen, number: NaN } });
      post({ ...snapshot, screen: { ...snapshot.screen, options: new Array(1_000_000).fill(0) } });
      post(new Uint8Array(1_000_000));
      post(10n);
      post(new Date(NaN));
      const polluting = JSON.parse('{"__proto__": {"type": "snapshot"}}') as unknown;
      post(polluting);
    }, good);
    await page.evaluate(
      () =>
        new Promise((drawn) => {
          requestAnimationFrame(() => requestAnimationFrame(drawn));
        }),
    );
    assert.equal(await page.locator('main').innerHTML(), before);
    assertHarmless(await harm(open), 'after all');
    // It is said once, in a line.
    const complaints = open.complaints.splice(0);
    assert.equal(complaints.length, 1);
    assert.ok(complaints[0]!.length < 500);
  });

  it('a snapshot that is one by its shape and makes no sense does not break the page: the next is drawn', async () => {
    const { page } = open;
    const broken = new Set<string>();
    for (const [kind, screen] of examples) {
      for (const number of [-1, 0.5, 1e9, 1e12]) {
        await open.show(withNumbers(snapshotOf(screen), number));
        assertHarmless(await harm(open), kind);
        // What cannot be drawn is said once, and the last that could be drawn stays.
        assert.equal(await page.locator('h1').count(), 1, kind);
        for (const complaint of open.complaints.splice(0))
          if (!complaint.startsWith('Last ACK: a snapshot that cannot be drawn'))
            broken.add(`${kind} with ${number}: ${complaint.slice(0, 100)}`);
      }
      await open.show(snapshotOf({ kind: 'problem', message: `After ${kind}.` }));
      await page.getByText(`After ${kind}.`).waitFor({ timeout: 10_000 });
    }
    assert.deepEqual([...broken], []);
  });
});

/** `value` with every number in it replaced, where it is still a snapshot. */
function withNumbers<T>(value: T, number: number): T {
  const root = { value: structuredClone(value) };
  const visit = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      const old = holder[key];
      if (typeof old === 'number') {
        holder[key] = number;
        if (!isSnapshot(root.value)) holder[key] = old;
      } else if (typeof old === 'object' && old !== null) visit(old as Record<string, unknown>);
    }
  };
  visit(root);
  return root.value;
}
