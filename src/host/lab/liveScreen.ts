import type { Step } from '../../core/live';
import { EXPERIMENT_IDS, experimentOf, scenarioOf } from '../../core/live';
import type { LiveScreen } from '../../messages/live';
import type { LiveState } from './live';

/** What the page draws of the lab. */
export function liveScreen({ chosen, lacks, phase, failed, predicted, done, ports, now }: LiveState): LiveScreen {
  const experiment = experimentOf(chosen);
  return {
    kind: 'live',
    experiments: EXPERIMENT_IDS,
    chosen,
    lacks,
    phase,
    failed,
    at: done.length,
    steps: experiment.steps.flatMap((step, index) => {
      const said = predicted[index];
      if (said === undefined) return [];
      const { states, passed, answer } = said;
      return [
        {
          note: step.note,
          who: step.who,
          call: callText(step),
          lines: [...step.lines],
          onlyPredicted: step.onlyPredicted,
          predicted: { states, passed, answer },
          seen: seenOf(done[index]),
        },
      ];
    }),
    ports,
    now: now === null ? null : { states: now.states, left: now.left },
    scenario: scenarioOf(experiment),
  };
}

function seenOf(done: LiveState['done'][number] | undefined): LiveScreen['steps'][number]['seen'] {
  if (done === undefined) return null;
  const { observed, verdict } = done;
  const { states, passed, answer } = observed;
  return { states, passed, answer, verdict: verdict.kind, known: verdict.known };
}

/** The calls as a program in C would make them: the same in every language. */
function callText({ call, onlyPredicted }: Step): string {
  switch (call.name) {
    case 'open':
      return call.bound ? 'listen(), bind(), connect(), accept()' : 'listen(), connect(), accept()';
    case 'send':
      return `send(${call.bytes})`;
    case 'fill':
      return 'send(…)';
    case 'receive':
    case 'drain':
      return 'recv()';
    case 'shutdown':
      return 'shutdown(SHUT_WR)';
    case 'close':
      return 'close()';
    case 'abort':
      return 'SO_LINGER 0, close()';
    case 'connect':
      return 'SO_REUSEADDR, bind(), connect()';
    case 'listen':
      return onlyPredicted ? 'bind(), listen()' : 'SO_REUSEADDR, bind(), listen()';
  }
}
