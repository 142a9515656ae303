import type { Said } from '../said';
import { inEnglish, say } from '../said';
import type { Explored, Fault, Line, Parsed, Scripted } from './ast';
import { takeAction } from './actions';
import type { HeadRead } from './head';
import { readHead } from './head';
import type { Written } from './lines';
import { splitText, writtenLine } from './lines';
import type { Model } from './models';
import { isModelLine, takeModelLine } from './models';
import { Faults, Reader } from './reader';

/**
 * Reading a text in pieces, and again after a change: a line that reads as it did before is not read again. What a line
 * says depends on its text, its number, and what the head says of time; so a line is taken over when none of these has
 * changed. The head itself is read anew each time: that is a look at the first word of each line.
 *
 * The faults come in the same order whether lines are taken over or read, so the result is the same in every respect.
 */

/** The most lines of a file that do or ask something. */
const MOST_ACTIONS = 10_000;

/** A text that has been read. */
export interface ReadText extends Parsed {
  /** Every line of the text; empty when it is too long, and short of the end when it has too many faults. */
  readonly lines: readonly Written[];
  /** What the head says; null when the text is too long. */
  readonly head: HeadRead | null;
  /** What each line that does something says, by its number. */
  readonly taken: readonly (Taken | undefined)[];
}

/** What a line of a scripted file was read as. */
interface Taken {
  readonly line: Line | null;
  readonly faults: readonly Fault[];
}

/** A text that is being read. */
export interface Reading {
  /** Reads on, some `count` lines; false when nothing is left to read. */
  advance(count: number): boolean;
  /** What has been read; of no use before `advance` has said false. */
  result(): ReadText;
}

/** How a text is read: `name` stands in for a missing title; `previous` is what an earlier text was read as. */
export interface ReadOptions {
  readonly name?: string;
  readonly previous?: ReadText;
}

/** Begins to read a text. */
export function createReading(text: string, { name, previous }: ReadOptions = {}): Reading {
  const faults = new Faults();
  const raw = splitText(text, faults);
  const lines: Written[] = [];
  const readers: Reader[] = [];
  const actions: Line[] = [];
  const model: Model = { permissions: [], network: { lose: null, duplicate: null }, claims: [] };
  const taken: (Taken | undefined)[] = [];
  let head: HeadRead | null = null;
  let usable: ReadText['taken'] | undefined;
  let alike = false;
  let at = 0;
  let over = raw === null;

  const write = (line: string): void => {
    const before = previous?.lines[lines.length];
    const written = before?.raw === line ? before : writtenLine(line, lines.length + 1);
    lines.push(written);
    if (written.fault !== null) faults.add(written.fault, written.fault.message);
    else if (written.words.length > 0) readers.push(new Reader(lines.length, written.words, written.text, faults));
  };

  const take = (line: Reader, read: HeadRead): void => {
    const before = usable?.[line.number];
    const same = before?.faults.length === 0 || alike;
    if (before !== undefined && same && previous?.lines[line.number - 1] === lines[line.number - 1]) {
      for (const fault of before.faults) faults.add(fault, fault.message);
      keep(line.number, before, actions);
      return;
    }
    const count = faults.count;
    const found = takeLine(line, read, model);
    if (read.sort === 'scripted') keep(line.number, { line: found, faults: faults.since(count) }, actions);
  };

  const keep = (number: number, one: Taken, into: Line[]): void => {
    while (taken.length < number) taken.push(undefined);
    taken[number] = one;
    if (one.line !== null) into.push(one.line);
  };

  /** One piece of work: a line, or the head. False when there is none left. */
  const proceed = (): boolean => {
    if (over || raw === null) return false;
    if (head === null) {
      const line = raw[lines.length];
      if (line !== undefined && !faults.full) {
        write(line);
        return true;
      }
      head = readHead(readers, faults);
      if (previous !== undefined && previous.head !== null && contextOf(previous.head) === contextOf(head))
        [usable, alike] = [previous.taken, reasonOf(previous.head) === reasonOf(head)];
      return true;
    }
    const line = head.rest[at];
    if (line === undefined || faults.full) return false;
    if (actions.length === MOST_ACTIONS) {
      line.failLine(say('a scenario has at most {0} lines that do something', MOST_ACTIONS));
      return false;
    }
    at += 1;
    take(line, head);
    return true;
  };

  return {
    advance: (count) => {
      for (let done = 0; done < count && !over; done += 1) over = !proceed();
      return !over;
    },
    result: () => ({ scenario: assemble(head, actions, model, name), faults: faults.list(), lines, head, taken }),
  };
}

/** All of a head that can change what a later line says. Its faults also tell by which line the clock is known. */
function contextOf({ sort, clock, head }: HeadRead): string {
  return JSON.stringify([sort, clock.discrete, head.settings]);
}

/** Why the file counts time as it does, as a text to compare. */
function reasonOf({ clock }: HeadRead): string {
  return inEnglish(clock.because);
}

function assemble(
  read: HeadRead | null,
  lines: readonly Line[],
  model: Model,
  name: string | undefined,
): Scripted | Explored | null {
  if (read === null) return null;
  const head = { ...read.head, title: read.head.title ?? name ?? null };
  switch (read.sort) {
    case 'unclear':
      return null;
    case 'scripted':
      return { kind: 'scripted', ...head, lines };
    case 'explored': {
      const { permissions, network, claims } = model;
      const counts = { lose: network.lose ?? 0, duplicate: network.duplicate ?? 0 };
      return { kind: 'explored', ...head, nextIss: read.nextIss, permissions, network: counts, claims };
    }
  }
}

/** Reads a line that is not the head's: an action, which it returns, or a part of the model. */
function takeLine(line: Reader, read: HeadRead, model: Model): Line | null {
  const context = { clock: read.clock, settings: read.head.settings, explored: read.sort === 'explored' };
  const word = line.peek() ?? '';
  if (isModelLine(line)) {
    if (read.sort !== 'scripted') {
      takeModelLine(line, context, model);
      return null;
    }
    const what = word === 'claim' || word === 'network' ? word : `${word} ${line.words[1]?.text ?? ''}`;
    line.failLine(say('`{0}` is for explored files: those with the line `explore`', what));
    return null;
  }
  const action = takeAction(line, context);
  if (action === null) return null;
  if (read.sort !== 'explored') return { place: line.place, action };
  line.failLine(explainExplored(word));
  return null;
}

/** Why an action has no place in an explored file. */
function explainExplored(word: string): Said {
  if (word === 'expect')
    return say('an explored file claims: write `claim never`, `claim possible` or `claim always` and the condition');
  if (word === 'A' || word === 'B') return say('in an explored file an end *may* act: write `{0} may …`', word);
  return say('`{0}` is for scripted files: in an explored one everything that is allowed happens by itself', word);
}
