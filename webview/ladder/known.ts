import type { Ladder } from '../../src/core/scenario/ladder';
import { layOut } from './layout';
import type { Layout } from './marks';
import { wordsNow } from './words';

/** The widest that a diagram becomes, px, and the narrowest. */
const MOST = 640;
const LEAST = 240;

const known = new WeakMap<Ladder, { readonly width: number; readonly language: string; readonly layout: Layout }>();

/** The layout of a run for a column of this width: found once, and drawn at every step. */
export function knownLayout(ladder: Ladder, column: number): Layout {
  const width = Math.max(LEAST, Math.min(MOST, Math.floor(column)));
  const language = document.documentElement.lang;
  const last = known.get(ladder);
  if (last?.width === width && last.language === language) return last.layout;
  const layout = layOut(ladder, width, wordsNow());
  known.set(ladder, { width, language, layout });
  return layout;
}
