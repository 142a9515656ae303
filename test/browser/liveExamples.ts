import type { ExperimentId, Observed } from '../../src/core/live';
import { compare, experimentOf, predict } from '../../src/core/live';
import type { LiveState } from '../../src/host/lab/live';
import { liveScreen } from '../../src/host/lab/liveScreen';
import type { LiveScreen } from '../../src/messages/live';

/** The lab after `ran` steps on a kernel that did what the machine says, but for `change` in the last of them. */
export function liveExample(
  chosen: ExperimentId,
  ran: number,
  { change = {}, ...state }: Partial<LiveState> & { readonly change?: Partial<Observed> } = {},
): LiveScreen {
  const predicted = predict(experimentOf(chosen));
  const done = predicted.slice(0, ran).map((one, index) => {
    const { states, passed, answer } = one;
    const left = { A: states.A === 'TIME_WAIT' ? 53_940 : null, B: states.B === 'TIME_WAIT' ? 53_940 : null };
    const observed = { states, passed, answer, left, ...(index === ran - 1 ? change : {}) };
    return { observed, verdict: compare(one, observed) };
  });
  return liveScreen({
    chosen,
    lacks: null,
    phase: ran === 0 ? 'idle' : 'open',
    failed: null,
    predicted,
    done,
    ports: ran === 0 ? null : { A: 45_678, B: 34_567 },
    now: done.at(-1)?.observed ?? null,
    ...state,
  });
}

/** The lab as a reader may meet it. */
export const everyLive = (): readonly (readonly [string, LiveScreen])[] => [
  ['idle', liveExample('active', 0)],
  ['over', liveExample('active', 4, { phase: 'done', change: { passed: { A: [], B: [] } } })],
  ['predicted only', liveExample('restart', 5, { phase: 'done' })],
  [
    'explained',
    liveExample('again', 4, {
      phase: 'done',
      change: { answer: 'OK', states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } },
    }),
  ],
  ['different', liveExample('half-close', 3, { change: { states: { A: 'CLOSING', B: 'LAST_ACK' } } })],
  ['running', liveExample('simultaneous', 3, { phase: 'running' })],
  ['failed', liveExample('leak', 1, { phase: 'failed', failed: 'slow' })],
  ['stopped', liveExample('unread', 2, { phase: 'stopped', now: null })],
  ['ended by a reload', liveExample('leak', 0, { phase: 'ended' })],
  ['no Node', liveExample('linger', 0, { lacks: 'node' })],
  ['no /proc', liveExample('refused', 0, { lacks: 'proc' })],
];
