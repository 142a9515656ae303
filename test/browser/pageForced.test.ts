import assert from 'node:assert/strict';
import { everyKind } from './everyKind';
import { questionExample, shown, snapshotOf } from './pageExamples';
import type { OpenPage } from './pageHost';
import { THEMES } from './pageHost';
import { usePages } from './pages';

/**
 * Forced colours, whatever theme VS Code has meanwhile: a light one and a dark one, since the system need not have told it.
 * And in every theme all text, also in drawings, stands out from what is behind it.
 */
describe('every kind of page, in forced colours', function () {
  this.timeout(300_000);
  const openPage = usePages();

  for (const theme of THEMES.slice(0, 2))
    it(`draws with the system’s colours alone: ${theme}`, async () => {
      const open = await openPage({ theme, forcedColors: 'active' });
      let looked = 0;
      for (const [name, screen] of await everyKind('en')) {
        await open.show(snapshotOf(screen));
        await openAll(open);
        const { shapes, strange } = await strangeColours(open);
        looked += shapes;
        assert.deepEqual(strange, [], name);
      }
      assert.ok(looked > 1000, `only ${looked} shapes were looked at`);
    });

  it('keeps every control apart from the page', async () => {
    const open = await openPage({ forcedColors: 'active' });
    for (const [name, screen] of await everyKind('en')) {
      await open.show(snapshotOf(screen));
      await openAll(open);
      assert.deepEqual(await boundless(open), [], name);
    }
  });

  it('shows what is chosen, and what cannot be pressed now', async () => {
    const open = await openPage({ forcedColors: 'active' });
    const { page } = open;
    const colour = (selector: string, part: string, property: string) =>
      page.evaluate(
        ([chosen, inner, wanted]) => {
          const host = document.querySelector(chosen)!;
          const element = host.shadowRoot?.querySelector(inner) ?? host;
          const style = getComputedStyle(element);
          return style.opacity === '0' ? 'hidden' : style.getPropertyValue(wanted);
        },
        [selector, part, property] as const,
      );
    const system = async (name: string) =>
      page.evaluate((wanted) => {
        const probe = document.createElement('p');
        document.body.append(probe);
        probe.style.color = wanted;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }, name);
    const [text, grey] = [await system('CanvasText'), await system('GrayText')];
    assert.notEqual(text, grey);
    const one = questionExample('last-ack-lost', { answer: shown('last-ack-lost').slice(0, 1) });
    await open.show(snapshotOf(one));
    const dot = '[part=checked-indicator]';
    assert.equal(await colour('vscode-radio[aria-checked=true]', dot, 'background-color'), text);
    assert.equal(await colour('vscode-radio[aria-checked=false]', dot, 'background-color'), 'hidden');
    assert.equal(await colour('.player vscode-button.idle', 'button', 'color'), grey);
    assert.equal((await colour('.player vscode-button.play', 'button', 'color')) === grey, false);
    const many = questionExample('why-four-segments', { answer: shown('why-four-segments').slice(0, 1) });
    await open.show(snapshotOf(many));
    assert.equal(await colour('vscode-checkbox[aria-checked=true]', 'svg', 'fill'), text);
    assert.equal(await colour('vscode-checkbox[aria-checked=false]', 'svg', 'fill'), 'hidden');
    const states = await everyKind('en');
    await open.show(snapshotOf(states.get('TIME_WAIT')!));
    const highlight = await system('Highlight');
    assert.equal(await colour('.state-box.selected rect', '', 'stroke'), highlight);
    assert.notEqual(await colour('.state-box:not(.selected) rect', '', 'stroke'), highlight);
  });
});

describe('text on every kind of page', function () {
  this.timeout(300_000);
  const openPage = usePages();

  for (const theme of THEMES)
    it(`stands out by 4.5 to 1, also what is dimmed and what is drawn: ${theme}`, async () => {
      const open = await openPage({ theme, reducedMotion: 'reduce' });
      for (const [name, screen] of await everyKind('en')) {
        await open.show(snapshotOf(screen));
        await openAll(open);
        // In the middle of a run, so that some of it is still to come.
        for (const slider of await open.page.locator('.controls input[type=range]').all()) {
          await slider.focus();
          await open.page.keyboard.press('Home');
          await open.page.keyboard.press('ArrowRight');
        }
        const { texts, faint } = await faintTexts(open);
        assert.ok(texts > 0, name);
        assert.deepEqual(faint, [], name);
      }
    });
});

async function openAll({ page }: OpenPage): Promise<void> {
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
}

/** Shapes and texts in drawings whose colour is none of the system’s. */
function strangeColours({ page }: OpenPage): Promise<{ shapes: number; strange: string[] }> {
  return page.evaluate(() => {
    const probe = document.createElement('p');
    document.body.append(probe);
    const allowed = ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'GrayText', 'ButtonText', 'ButtonFace'].map(
      (name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      },
    );
    probe.remove();
    const isAllowed = (colour: string) =>
      colour === 'none' || colour.endsWith(', 0)') || colour === 'transparent' || allowed.includes(colour);
    const all = [...document.querySelectorAll('svg :is(text, line, path, rect, circle)')].filter((one) =>
      one.checkVisibility(),
    );
    const strange = all.flatMap((one) => {
      const { fill, stroke } = getComputedStyle(one);
      // A path that is no area has a fill all the same; only what is seen counts.
      const found = [isAllowed(fill) ? '' : `fill ${fill}`, isAllowed(stroke) ? '' : `stroke ${stroke}`].filter(
        Boolean,
      );
      const where = `${one.parentElement?.getAttribute('class') ?? ''} > ${one.localName}.${one.getAttribute('class') ?? ''}`;
      return found.length === 0 ? [] : [`${where}: ${found.join(', ')}`];
    });
    return { shapes: all.length, strange: [...new Set(strange)] };
  });
}

/** Controls with neither a border nor an outline nor an icon nor an underline of their own. */
function boundless({ page }: OpenPage): Promise<string[]> {
  return page.evaluate(() => {
    const hasBorder = (element: Element) => {
      const { borderBlockEndStyle, borderBlockEndWidth } = getComputedStyle(element);
      return borderBlockEndStyle !== 'none' && parseFloat(borderBlockEndWidth) > 0;
    };
    const controls = [
      ...document.querySelectorAll('vscode-button, vscode-text-field, button, select, input[type=text]'),
    ].filter((one) => one.checkVisibility({ visibilityProperty: true }));
    return controls.flatMap((control) => {
      const parts = [control, ...(control.shadowRoot?.querySelectorAll('[part=control], [part=root]') ?? [])];
      const isLink = control.matches('.link, .text-link');
      const hasIcon = control.querySelector('svg') !== null;
      return parts.some(hasBorder) || isLink || hasIcon
        ? []
        : [`${control.localName}.${control.getAttribute('class') ?? ''} ${control.textContent.trim()}`];
    });
  });
}

/**
 * The texts that do not stand out from what is behind them by WCAG’s 4.5 to 1, and how many were looked at. What cannot be
 * pressed now may be faint.
 */
function faintTexts({ page }: OpenPage): Promise<{ texts: number; faint: string[] }> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const known = new Map<string, number[]>();
    /** Any colour that CSS can write, as red, green, blue and alpha. */
    const channels = (colour: string): number[] => {
      const before = known.get(colour);
      if (before !== undefined) return before;
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
      return [r, g, b, a / 255];
    };
    const over = (top: number[], alpha: number, below: number[]) =>
      below.map((value, index) => (top[index] ?? 0) * alpha + value * (1 - alpha));
    const luminance = (colour: number[]) => {
      const [red = 0, green = 0, blue = 0] = colour.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    /** From the outermost element to this one, through shadow roots. */
    const chain = (element: Element): Element[] => {
      const up: Element[] = [];
      for (let at: Element | null = element; at !== null;) {
        up.unshift(at);
        const root = at.getRootNode();
        at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
      }
      return up;
    };
    const look = (element: Element, property: 'fill' | 'color'): number => {
      let [below, alpha] = [[255, 255, 255], 1];
      for (const one of chain(element)) {
        const style = getComputedStyle(one);
        alpha *= Number(style.opacity);
        const back = channels(style.backgroundColor);
        below = over(back, back[3]! * alpha, below);
      }
      // The mark of an end in the diagram has its own ground.
      const ground = element.closest('.marker')?.querySelector('circle, rect');
      if (ground) below = over(channels(getComputedStyle(ground).fill), alpha, below);
      const ink = channels(getComputedStyle(element)[property]);
      const [a, b] = [luminance(over(ink, ink[3]! * alpha, below)), luminance(below)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const faint = new Set<string>();
    let texts = 0;
    const check = (element: Element, property: 'fill' | 'color') => {
      texts += 1;
      const ratio = look(element, property);
      if (ratio < 4.5)
        faint.add(
          `${element.parentElement?.getAttribute('class') ?? ''} > ${element.localName}.${element.getAttribute('class') ?? ''} ` +
            `${element.textContent.trim().slice(0, 40)}: ${ratio.toFixed(2)}`,
        );
    };
    for (const text of document.querySelectorAll('svg text')) if (text.checkVisibility()) check(text, 'fill');
    for (const element of document.querySelectorAll('main *:not(svg *)')) {
      const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      if (!hasText || element.closest('.unseen, option, [disabled], [aria-disabled=true]') !== null) continue;
      if (element.checkVisibility({ visibilityProperty: true })) check(element, 'color');
    }
    return { texts, faint: [...faint] };
  });
}
