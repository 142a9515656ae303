import type { End } from '../world';
import type { Experiment, ExperimentId, LiveCall, NoteId, Step } from './experiment';

/** What the network does until nothing happens any more: also a held ACK goes (profile linux: after 40 ms). */
const settle = ['deliver all', 'wait 40ms', 'deliver all'];

function step(note: NoteId, who: End, call: LiveCall, lines: readonly string[], more: Partial<Step> = {}): Step {
  return { note, who, call, lines, story: [], onlyPredicted: false, ...more };
}

/** One of the calls that the notation has under the same name. */
function plain(note: NoteId, who: End, name: 'receive' | 'shutdown' | 'close' | 'abort'): Step {
  return step(note, who, { name }, [`${who} ${name}`, ...settle]);
}

function send(note: NoteId, who: End, bytes: number): Step {
  return step(note, who, { name: 'send', bytes }, [`${who} send ${bytes}`, ...settle]);
}

/** The application hears of the reset. */
const readReset = (who: End): Step =>
  step('read-reset', who, { name: 'receive' }, [`${who} receive`, `expect ${who} error reset`]);

/** `end` reads everything: the text that the peer could not send before arrives, its FIN behind it, and both are
 * acknowledged. */
const drained = (end: End, peer: End) => [
  `deliver DATA ${peer}>${end}`,
  `deliver FIN ${peer}>${end}`,
  'wait 40ms',
  `deliver ACK ${end}>${peer}`,
  `${end} receive`,
  `${end} receive`,
];

const open = (bound = false): Step => step('open', 'A', { name: 'open', bound }, ['A connect', ...settle]);

/** On Linux libuv sets SO_REUSEADDR on every listener of Node, and on every socket that binds a port by name. */
const serverFirst = [
  'old socket reuseaddr',
  'old bind 127.0.0.1:5000',
  'old listen',
  'old accepts conn from 127.0.0.1:40000',
  'conn close',
  'conn peer-closes',
];
const restarted = ['old close', 'new socket reuseaddr', 'new bind 127.0.0.1:5000', 'new listen'];
const clientFirst = (options: string, bind: readonly string[]) => [
  'set range 40000..40000',
  'server socket reuseaddr',
  'server bind 127.0.0.1:5000',
  'server listen',
  `client socket${options}`,
  ...bind,
  'client connect 127.0.0.1:5000',
  'client close',
  'client peer-closes',
];

const steps: Readonly<Record<ExperimentId, readonly Step[]>> = {
  active: [
    open(),
    plain('close-sends-fin', 'A', 'close'),
    plain('read-eof', 'B', 'receive'),
    plain('last-close', 'B', 'close'),
  ],
  passive: [open(), plain('server-first', 'B', 'close'), plain('client-last', 'A', 'close')],
  'half-close': [
    open(),
    plain('shutdown', 'A', 'shutdown'),
    send('send-after-fin', 'B', 5),
    step('send-after-fin', 'A', { name: 'receive' }, ['A receive']),
    plain('last-close', 'B', 'close'),
  ],
  simultaneous: [
    open(),
    // What waits for room in the peer's window is still under way for the machine, which has no buffers.
    step('fill-A', 'A', { name: 'fill' }, ['A send 10']),
    step('fill-B', 'B', { name: 'fill' }, ['B send 10']),
    step('fin-waits', 'A', { name: 'shutdown' }, ['A shutdown']),
    step('both-closed', 'B', { name: 'shutdown' }, ['B shutdown']),
    step('crossed', 'A', { name: 'drain' }, drained('A', 'B')),
    step('both-wait', 'B', { name: 'drain' }, drained('B', 'A')),
  ],
  unread: [open(), send('send-unread', 'A', 5), plain('close-unread', 'B', 'close'), readReset('A')],
  linger: [open(), plain('abort', 'A', 'abort'), readReset('B')],
  leak: [
    open(),
    plain('orphan', 'A', 'close'),
    send('send-to-orphan', 'B', 5),
    step('send-again', 'B', { name: 'send', bytes: 5 }, ['B send 5', 'expect B error reset']),
  ],
  restart: [
    open(),
    plain('server-first', 'B', 'close'),
    plain('client-last', 'A', 'close'),
    step('listen-reuse', 'B', { name: 'listen', at: 'B', anew: true }, [], { story: [...serverFirst, ...restarted] }),
    step('listen-twice', 'B', { name: 'listen', at: 'B', anew: false }, [], {
      story: [...serverFirst, ...restarted, 'twice socket reuseaddr', 'twice bind 127.0.0.1:5000'],
    }),
    step('listen-without', 'B', { name: 'listen', at: 'B', anew: true }, [], {
      story: [...serverFirst, 'old close', 'new socket', 'new bind 127.0.0.1:5000'],
      onlyPredicted: true,
    }),
  ],
  refused: [
    open(),
    plain('close-sends-fin', 'A', 'close'),
    plain('last-close', 'B', 'close'),
    step('listen-on-client', 'A', { name: 'listen', at: 'A', anew: false }, [], {
      story: [...clientFirst('', []), 'new socket reuseaddr', 'new bind 127.0.0.1:40000'],
    }),
  ],
  again: [
    open(true),
    plain('close-sends-fin', 'A', 'close'),
    plain('last-close', 'B', 'close'),
    step('bound-again', 'A', { name: 'connect' }, ['A connect', 'expect A error exists']),
  ],
};

/** An experiment by its name. */
export function experimentOf(id: ExperimentId): Experiment {
  return { id, steps: steps[id] };
}
