import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explore, formatVerdict } from '../../src/core/explore';
import type { Explored, Parsed, Scripted } from '../../src/core/scenario';
import { formatFailure, parse, run } from '../../src/core/scenario';

/**
 * Every file of test/scenarios is a test. A scripted one passes when all its expectations hold, an explored one when all
 * its claims are true. A name that ends in `.false.tcp` says that an expectation, or every claim, is false.
 */

const FOLDER = 'test/scenarios';

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tcp'))
  .sort();

function read(path: string): Parsed {
  return parse(readFileSync(path, 'utf8'), { name: path });
}

function check(scenario: Scripted | Explored, holds: boolean): void {
  if (scenario.kind === 'explored') checkClaims(scenario, holds);
  else checkRun(scenario, holds);
}

function checkRun(scenario: Scripted, holds: boolean): void {
  const { failure } = run(scenario);
  if (holds) assert.equal(failure === null ? 'ok' : formatFailure(failure), 'ok');
  else assert.equal(failure?.kind, 'expectation');
}

function checkClaims(scenario: Explored, holds: boolean): void {
  assert.notEqual(scenario.claims.length, 0, 'an explored file claims something');
  for (const verdict of explore(scenario).verdicts) {
    assert.equal(verdict.verdict, String(holds), `line ${verdict.claim.place.line}: ${formatVerdict(verdict)}`);
    if (verdict.run !== undefined) replay(verdict.run);
  }
}

/** The run that shows a verdict is a scenario itself, and the machine agrees with it. */
function replay(text: string): void {
  const { scenario, faults } = parse(text);
  assert.deepEqual(faults, [], text);
  assert.equal(scenario?.kind, 'scripted');
  checkRun(scenario, true);
}

describe('Scenarios', () => {
  it('are found', () => {
    assert.ok(files.includes('last-ack-lost.tcp'));
  });

  for (const file of files) {
    const path = join(FOLDER, file);
    const { scenario, faults } = read(path);
    it(scenario?.title ?? path, function () {
      this.timeout(120_000);
      assert.deepEqual(faults, [], path);
      assert.ok(scenario !== null);
      check(scenario, !file.endsWith('.false.tcp'));
    });
  }
});
