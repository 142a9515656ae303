import type { Explored, Line, Parsed, Scripted } from './ast';
import { takeAction } from './actions';
import type { HeadRead } from './head';
import { readHead } from './head';
import { readLines } from './lines';
import type { Model } from './models';
import { isModelLine, takeModelLine } from './models';
import type { Reader } from './reader';
import { Faults } from './reader';

/**
 * Parsing the notation. A file is read in two passes: first the head's lines (head.ts, settings.ts), which decide whether
 * the file is scripted or explored, what time is counted in, and what `2msl` means; then all others (actions.ts,
 * models.ts). A line with a fault is left out and the reading goes on, so that one pass finds the faults of every line.
 *
 * How the notation has grown beyond its first description:
 * - A scripted file counts whole ticks when its first duration with a unit is in ticks. Its time is an explored file's:
 *   `wait 2t` goes from instant to instant, and is refused while something must happen at this one (a retransmission's
 *   latest instant, a segment's last); TIME_WAIT ends when its instant is left. The defaults are an explored file's too:
 *   msl 2t, time-wait 2msl, rto 1t..MSL, at most one retransmission of a segment, no user-timeout.
 * - In such a file `A resend` makes A's retransmission happen at this instant, and `A ack` lets an ACK go that was held
 *   (`set delayed-ack 1t`); both are refused where the model does not allow them. Its head may say `A may resend 2`.
 *   So every run that a search finds is written as a file and replays to the same worlds.
 * - `set profile rfc` and `set user-timeout off` may be written out; durations may be any multiple of `msl` and `rto`.
 * - `iss A 500` a second time, in the head or after it, holds for that end's next connection; in an explored file too.
 */

/** The most lines of a file that do or ask something. */
const MOST_ACTIONS = 10_000;

/** Reads a scenario: what could be understood, and every fault. `name` stands in for a title that is missing. */
export function parse(text: string, options: { readonly name?: string } = {}): Parsed {
  const faults = new Faults();
  const lines = readLines(text, faults);
  if (lines === null) return { scenario: null, faults: faults.list() };
  const read = readHead(lines, faults);
  const head = { ...read.head, title: read.head.title ?? options.name ?? null };
  const model: Model = { permissions: [], network: { lose: null, duplicate: null }, claims: [] };
  const actions: Line[] = [];
  for (const line of read.rest) {
    if (faults.full) break;
    if (actions.length === MOST_ACTIONS) {
      line.failLine(`a scenario has at most ${MOST_ACTIONS} lines that do something`);
      break;
    }
    takeLine(line, read, actions, model);
  }
  return { scenario: assemble(), faults: faults.list() };

  function assemble(): Scripted | Explored | null {
    switch (read.sort) {
      case 'unclear':
        return null;
      case 'scripted':
        return { kind: 'scripted', ...head, lines: actions };
      case 'explored': {
        const { permissions, network, claims } = model;
        const counts = { lose: network.lose ?? 0, duplicate: network.duplicate ?? 0 };
        return { kind: 'explored', ...head, nextIss: read.nextIss, permissions, network: counts, claims };
      }
    }
  }
}

function takeLine(line: Reader, read: HeadRead, actions: Line[], model: Model): void {
  const context = { clock: read.clock, settings: read.head.settings };
  const word = line.peek() ?? '';
  if (isModelLine(line)) {
    if (read.sort !== 'scripted') {
      takeModelLine(line, context, model);
      return;
    }
    const what = word === 'claim' || word === 'network' ? word : `${word} ${line.words[1]?.text ?? ''}`;
    line.failLine(`\`${what}\` is for explored files: those with the line \`explore\``);
    return;
  }
  const action = takeAction(line, context);
  if (action === null) return;
  if (read.sort === 'explored') line.failLine(explainExplored(word));
  else actions.push({ place: line.place, action });
}

/** Why an action has no place in an explored file. */
function explainExplored(word: string): string {
  if (word === 'expect')
    return 'an explored file claims: write `claim never`, `claim possible` or `claim always` and the condition';
  if (word === 'A' || word === 'B') return `in an explored file an end *may* act: write \`${word} may …\``;
  return `\`${word}\` is for scripted files: in an explored one everything that is allowed happens by itself`;
}
