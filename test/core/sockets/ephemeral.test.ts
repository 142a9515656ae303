import assert from 'node:assert/strict';
import { readEphemeralPorts } from '../../../src/core/sockets';

describe('the ports that connect() gives out', () => {
  const read = (range: string, reserved = '') => {
    const ports = readEphemeralPorts(range, reserved);
    return ports && [ports.low, ports.high, ...ports.reserved];
  };

  it('are a range without what is reserved in it', () => {
    assert.deepEqual(read('32768\t60999\n', '\n'), [32_768, 60_999]);
    assert.deepEqual(read('40000 40009', '8080,39998-40001,40005,40008-40020\n'), [
      ...[40_000, 40_009],
      ...[40_000, 40_001, 40_005, 40_008, 40_009],
    ]);
  });

  it('are unknown where the range is none', () => {
    for (const range of ['', 'many', '32768', '32768 60999 1']) assert.equal(read(range), null, range);
  });
});
