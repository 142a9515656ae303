import type { Locator } from 'playwright-core';
import UPNG from 'upng-js';
import { bytesOf } from '../workbench/listing/encode';

/** What is really drawn: by the theme, the style and the browser's own hand. */
export interface Drawn {
  /** Relative luminance (WCAG 2.2), 0 to 1, at a share of the width, half-way down. */
  readonly luminance: (share: number) => number;
}

/** How an element looks now. */
export async function drawn(element: Locator): Promise<Drawn> {
  const png = await element.screenshot({ animations: 'disabled' });
  const image = UPNG.decode(bytesOf(png));
  const pixels = new Uint8Array(UPNG.toRGBA8(image)[0] ?? new ArrayBuffer(0));
  const { width, height } = image;
  return {
    luminance: (share) => {
      const at = 4 * (Math.floor(height / 2) * width + Math.min(width - 1, Math.floor(share * width)));
      const [red = 0, green = 0, blue = 0] = [...pixels.slice(at, at + 3)].map((byte) => {
        const channel = byte / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    },
  };
}

/** The contrast of two luminances: 1 to 21. */
export function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
