import { tell } from '../ports';
import type { Run } from '../scenario';
import { parse, run } from '../scenario';
import type { State, TcpError } from '../tcp';
import type { End, Moment } from '../world';
import type { Answer, Experiment, Step } from './experiment';

/** What the machine says of one step. */
export interface Predicted {
  /** Where both ends are when nothing happens any more. */
  readonly states: Readonly<Record<End, State>>;
  /** The states that an end comes through meanwhile, in their order. */
  readonly passed: Readonly<Record<End, readonly State[]>>;
  readonly answer: Answer;
  /** The reset reaches an end in CLOSE_WAIT in this step or before: the kernel then has another error for it. */
  readonly resetInCloseWait: boolean;
}

/** How the kernel spells the machine's errors. */
const errnos: Readonly<Record<TcpError, Answer>> = {
  reset: 'ECONNRESET',
  timeout: 'ETIMEDOUT',
  refused: 'ECONNREFUSED',
  closing: 'EPIPE',
  exists: 'EADDRINUSE',
  'not-connected': 'ENOTCONN',
};

const head = ['start listening', 'set profile linux'];

/** The experiment as a scenario of the notation, to be played or changed. */
export function scenarioOf({ steps }: Experiment): string {
  return [...head, ...steps.flatMap(({ lines }) => lines)].join('\n');
}

/** What the machine says of every step. Throws when the experiment's own scenario is none: a test plays each. */
export function predict(experiment: Experiment): readonly Predicted[] {
  const { scenario, faults } = parse(scenarioOf(experiment));
  const [fault] = faults;
  if (fault !== undefined || scenario?.kind !== 'scripted') throw new Error(`${experiment.id} is no scripted scenario`);
  const played = run(scenario);
  if (played.failure !== null) throw new Error(`${experiment.id} stops at line ${played.failure.line}`);
  let first = head.length + 1;
  let states: Readonly<Record<End, State>> = { A: played.start.A.state, B: played.start.B.state };
  let wasReset = false;
  return experiment.steps.map((step) => {
    const after = first + step.lines.length;
    const moments = momentsOf(played, first, after);
    first = after;
    const passed = { A: passedBy('A', states, moments), B: passedBy('B', states, moments) };
    wasReset ||= isResetInCloseWait(states, moments);
    const last = moments.at(-1);
    states = last === undefined ? states : { A: last.A, B: last.B };
    return { states, passed, answer: answerTo(step, moments), resetInCloseWait: wasReset };
  });
}

function momentsOf(played: Run, from: number, before: number): readonly Moment[] {
  return played.moments.flatMap(({ line, moment }) => (line >= from && line < before ? [moment] : []));
}

/** The states between the first and the last, each once where it stands. */
function passedBy(end: End, before: Readonly<Record<End, State>>, moments: readonly Moment[]): readonly State[] {
  const all = [before[end], ...moments.map((moment) => moment[end])];
  const changes = all.filter((state, index) => index === 0 || state !== all[index - 1]);
  return changes.slice(1, -1);
}

function isResetInCloseWait(before: Readonly<Record<End, State>>, moments: readonly Moment[]): boolean {
  let states = before;
  for (const { happening, A, B } of moments) {
    if (happening.kind === 'arrive' && states[happening.end] === 'CLOSE_WAIT' && { A, B }[happening.end] === 'CLOSED')
      return true;
    states = { A, B };
  }
  return false;
}

/** The answer to the step's last call; of a call about a port, that of the story. */
function answerTo({ who, story, call }: Step, moments: readonly Moment[]): Answer {
  if (story.length > 0) {
    const [name = ''] = (story.at(-1) ?? '').split(' ');
    return tell(story).answers.get(name) ?? 'OK';
  }
  const calls = moments.flatMap(({ happening }) =>
    happening.kind === 'call' && happening.end === who ? [happening] : [],
  );
  const last = calls.at(-1);
  if (last === undefined) return 'OK';
  if (last.refusal !== null) return errnos[last.refusal];
  return call.name === 'receive' || call.name === 'drain' ? (last.got ?? 'OK') : 'OK';
}
