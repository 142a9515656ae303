import assert from 'node:assert/strict';
import { firstDifference } from '../../../src/core/quiz/difference';
import { play } from '../../../src/core/play/script';
import type { Ladder } from '../../../src/core/scenario';

const ladder = (...lines: string[]): Ladder => {
  const played = play(lines.join('\n'));
  assert.ok('run' in played, JSON.stringify(played));
  return played.ladder;
};

describe('The first difference of two runs', () => {
  it('is none between a run and itself, however its lines are written', () => {
    assert.equal(firstDifference(ladder('A close', 'deliver FIN A>B'), ladder('A  close', '', 'deliver FIN')), null);
  });

  it('is the step at which something else happens', () => {
    // close, its FIN, then an arrival or a loss.
    assert.equal(firstDifference(ladder('A close', 'deliver FIN A>B'), ladder('A close', 'lose FIN A>B')), 3);
  });

  it('is the step at which only the numbers differ', () => {
    assert.equal(firstDifference(ladder('A send 10'), ladder('A send 20')), 1);
    assert.equal(firstDifference(ladder('iss A 100', 'A close'), ladder('iss A 200', 'A close')), 2);
  });

  it('is the first step that only one of them has', () => {
    const [shorter, longer] = [ladder('A close'), ladder('A close', 'deliver FIN A>B')];
    assert.equal(firstDifference(shorter, longer), shorter.steps.length + 1);
    assert.equal(firstDifference(longer, shorter), shorter.steps.length + 1);
  });
});
