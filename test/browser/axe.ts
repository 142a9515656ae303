import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { OpenPage } from './pageHost';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails where axe finds something on the page as it is shown now; `name` says which one. axe runs in the page itself, is
 * put there once, and lists only what it objects to: that costs a tenth of a builder for each look.
 */
export async function assertAccessible({ page }: OpenPage, name: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const { violations, passes } = await page.evaluate(async (): Promise<Pick<AxeResults, 'violations' | 'passes'>> => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return axe.run(document, { resultTypes: ['violations'] });
  });
  assert.ok(passes.length > 15, `${name}: axe has looked at next to nothing`);
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`,
  );
  assert.deepEqual(found, [], name);
}
