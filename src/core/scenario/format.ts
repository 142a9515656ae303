import type { Call } from '../tcp';
import { formatFlags } from '../tcp';
import type { Action, Atom, Condition } from './ast';
import { formatDuration } from './duration';
import { formatDirection, formatSelection } from './select';

/** Actions and conditions as lines of the notation. `discrete`: durations are ticks. */

type Term = Condition['terms'][number];

/** `not A CLOSED` */
export function formatTerm(term: Pick<Term, 'not' | 'atom'>, discrete: boolean): string {
  return `${term.not ? 'not ' : ''}${formatAtom(term.atom, discrete)}`;
}

/** A condition's terms joined by `and`: its text in the usual order of words. */
export function formatTerms(terms: readonly Pick<Term, 'not' | 'atom'>[], discrete: boolean): string {
  return terms.map((term) => formatTerm(term, discrete)).join(' and ');
}

function formatAtom(atom: Atom, discrete: boolean): string {
  switch (atom.kind) {
    case 'state':
      return `${atom.end} ${atom.state}`;
    case 'was':
      return `${atom.end} was ${atom.state}`;
    case 'segment': {
      const { from, flags, seq, ack, len } = atom;
      const numbers = Object.entries({ seq, ack, len }).flatMap(([name, value]) =>
        value === null ? [] : [`${name} ${value}`],
      );
      return [formatDirection(from), formatFlags(flags), ...numbers].join(' ');
    }
    case 'in-flight':
      return atom.from === null ? 'in flight' : `in flight ${formatDirection(atom.from)}`;
    case 'got':
      return `${atom.end} got ${atom.what}`;
    case 'error':
      return `${atom.end} error ${atom.error}`;
    case 'timer':
      return `${atom.end} timer ${atom.timer}${atom.left === null ? '' : ` ${formatDuration(atom.left, discrete)}`}`;
    case 'number':
      return `${atom.end} ${atom.name} ${atom.value}`;
    case 'accepted-old':
      return `${atom.end} accepted old`;
    case 'data-lost':
      return 'data lost';
  }
}

/** `send 10`, `close` */
export function formatCall(call: Call): string {
  return call.name === 'send' ? `send ${call.bytes}` : call.name;
}

/** An action as its line. */
export function formatAction(action: Action, discrete: boolean): string {
  switch (action.kind) {
    case 'call':
      return `${action.end} ${formatCall(action.call)}`;
    case 'resend':
    case 'ack':
      return `${action.end} ${action.kind}`;
    case 'deliver':
    case 'lose':
    case 'duplicate':
      return `${action.kind} ${formatSelection(action.selection)}`.trim();
    case 'deliver-all':
      return 'deliver all';
    case 'inject': {
      const { from, flags, seq, ack, len } = action;
      const rest = `${ack === 0 ? '' : ` ack ${ack}`}${len === 0 ? '' : ` len ${len}`}`;
      return `inject ${formatDirection(from)} ${formatFlags(flags)} seq ${seq}${rest}`;
    }
    case 'wait':
      return `wait ${formatDuration(action.duration, discrete)}`;
    case 'iss':
      return `iss ${action.end} ${action.iss}`;
    case 'expect':
      return `expect ${action.condition.text}`;
  }
}
