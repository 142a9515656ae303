import { defaultParameters, simulate, type Parameters } from '../../src/core/timewait';
import { tellNaively } from '../core/timewait/reference';
import type { Row } from './rows';
import { median, register } from './rows';

const TURNS = 3;

register({ title: 'many connections', measure: measureConnections });

/** Above the limit, so that records are made, expire and refuse. */
const job: Parameters = { ...defaultParameters, rate: 600, requests: 300_000 };
const tenMillion: Parameters = { ...defaultParameters, rate: 600, requests: 10_000_000 };

function cpu(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const measure = (run: () => unknown): number => median(Array.from({ length: TURNS }, () => cpu(run)));

/** The simulator beside a queue of events, on the same connections; and the time of ten million. */
function measureConnections(): Row[] {
  const { series } = simulate(job);
  const naive = measure(() => tellNaively(job, series.time.slice(-1)));
  const ours = measure(() => simulate(job));
  return [
    {
      name: '300,000 connections, 28,232 ports',
      unit: 'ms CPU',
      ours,
      peer: { who: 'event queue', value: naive },
      goal: 0.1,
    },
    {
      name: '10,000,000 connections',
      unit: 's CPU',
      ours: measure(() => simulate(tenMillion)) / 1000,
      peer: null,
      goal: null,
    },
  ];
}
