import assert from 'node:assert/strict';
import { formatCsv } from '../../../src/core/lab/csv';
import { createExperiment } from '../../../src/core/lab/search';
import { USUAL } from '../../../src/core/lab/wait';

describe('an experiment as comma-separated values', () => {
  it('has one line a trial, with what has been found and what has not', () => {
    const going = createExperiment(USUAL);
    while (going.progress.done < 3) going.advance(50);
    const lines = formatCsv(going, USUAL).split('\n');
    assert.equal(lines.length, 1 + 14 + 1);
    assert.match(lines[0]!, /^question,time_wait_ticks,.*,shortest_bad_run_steps$/);
    assert.match(lines[1]!, /^alive,0,2,2,1,0,on,bad,\d+,6$/);
    assert.equal(lines[14], 'next,6,2,2,1,0,on,not searched,,');
    assert.ok(lines.slice(0, -1).every((line) => line.split(',').length === 10));
  });
});
