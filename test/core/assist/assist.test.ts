import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  analyse,
  complete,
  explain,
  fileKind,
  foldsOf,
  hintsOf,
  layOut,
  numbersAfter,
  outlineOf,
  possibleLines,
  reportRun,
  summaryOf,
  wordsAfter,
  worldBefore,
} from '../../../src/core/assist';
import { inEnglish } from '../../../src/core/said';
import { formatFailure, parse, print, run } from '../../../src/core/scenario';
import { numbersOf } from '../../../src/core/tcp';
import * as random from '../scenario/arbitrary';

const FOLDER = 'test/scenarios';
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tcp'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** The end of line `line` of a text, as its line and column. */
const endOf = (text: string, line: number): [number, number] => [line, (text.split('\n')[line - 1]?.length ?? 0) + 1];
const texts = (text: string, line: number) =>
  [...complete(analyse(text), ...endOf(text, line))].sort((a, b) => a.rank - b.rank).map((one) => one.text);

describe('Completion', () => {
  it('offers the natural next step first: the close, its FIN, the other close, the end of the wait', () => {
    const steps = ['A close', 'deliver FIN A>B', 'deliver ACK B>A', 'B close', 'deliver FIN B>A', 'deliver ACK A>B'];
    for (const [count, step] of steps.entries())
      assert.equal(texts(`${steps.slice(0, count).join('\n')}\n`.trimStart(), Math.max(1, count + 1))[0], step);
    assert.equal(texts(`${steps.join('\n')}\n`, 7)[0], 'wait 240s');
  });

  it('offers only whole lines that the machine then accepts, in every world of every scenario', () => {
    for (const { text } of FILES) {
      const { walk } = analyse(text);
      if (walk === null) continue;
      for (const { line } of walk.steps.filter((step) => step.line.action.kind !== 'expect').slice(-3)) {
        const world = worldBefore(analyse(text), line.place.line);
        assert.ok(world);
        const before = text.split('\n').slice(0, line.place.line - 1);
        for (const possible of possibleLines(world, walk.scenario)) {
          const { scenario, faults } = parse([...before, possible.text].join('\n'));
          assert.ok(scenario?.kind === 'scripted' && faults.length === 0, possible.text);
          const ran = run(scenario);
          assert.equal(ran.failure && formatFailure(ran.failure), null, possible.text);
          assert.deepEqual([ran.end.A.state, ran.end.B.state], [possible.A, possible.B]);
        }
      }
    }
  }).timeout(120_000);

  it('offers nothing that a state refuses', () => {
    const offered = texts('A close\n', 2);
    assert.ok(offered.includes('A abort') && !offered.includes('A send 10') && !offered.includes('A connect'));
  });

  it('offers to expect the error of a call that was just refused', () => {
    assert.equal(texts('A close\nA send 1\n', 3)[0], 'expect A error closing');
  });

  it('says which segment a line is about', () => {
    const found = complete(analyse('A close\n'), 2, 1).find(({ text }) => text === 'lose FIN A>B');
    assert.ok(found?.kind === 'line');
    assert.equal(found.possible.segment, 'FIN,ACK seq 101 ack 301');
  });

  it('offers what is the case in an expectation, the states first', () => {
    const offered = texts('A close\nexpect ', 2);
    assert.deepEqual(offered.slice(0, 4), [
      'A FIN_WAIT_1 and B ESTABLISHED',
      'A FIN_WAIT_1',
      'B ESTABLISHED',
      'A>B FIN,ACK seq 101 ack 301',
    ]);
    assert.ok(texts('A close\nexpect A ', 2).includes('TIME_WAIT'));
  });

  it('offers settings in the head and not after it, claims in explored files and not in others', () => {
    assert.ok(texts('set ', 1).includes('time-wait'));
    assert.ok(texts('\nA close\n', 1).includes('set') && !texts('A close\n', 2).includes('set'));
    assert.ok(texts('explore\n', 2).includes('claim') && !texts('A close\n', 2).includes('claim'));
    assert.deepEqual(texts('explore\nclaim ', 2), ['never', 'possible', 'always']);
    assert.ok(texts('explore\nB may ', 2).includes('close'));
  });

  it('offers no action above a line of the head, and where one stands, no other', () => {
    const kinds = (text: string, line: number) =>
      new Set(complete(analyse(text), ...endOf(text, line)).map((one) => one.kind));
    const text = 'set msl 3s\n\niss A 5\n\nA close\n';
    assert.deepEqual(texts(text, 2), ['scenario', 'start', 'iss', 'set']);
    assert.ok(
      texts(text, 4).includes('A close') && texts(text, 4).includes('deliver') && texts(text, 4).includes('set'),
    );
    assert.deepEqual(kinds('set ', 1), new Set(['word']));
    assert.deepEqual(kinds('start ', 1), new Set(['word']));
    assert.deepEqual(texts('set msl 3t\n\nset rto 1t\n', 2), ['A', 'B', 'scenario', 'start', 'iss', 'set', 'explore']);
    assert.deepEqual(texts('set msl 3t\nA \nset rto 1t\n', 2), ['may']);
  });

  it('offers the head as far as the reader allows it, each thing once', () => {
    // A line that the reader takes for the first action, though it does not read; and one that it does not take for it.
    assert.ok(!texts('A clsoe\n', 2).includes('set') && !texts('A clsoe\nset ', 2).includes('msl'));
    assert.ok(texts('iss A 5\niss A 7\n', 3).includes('set'));
    assert.ok(!texts('set msl 3s\nset ', 2).includes('msl') && texts('set msl', 1).includes('msl'));
    assert.ok(!texts('scenario X\n', 2).includes('scenario') && !texts('explore\n', 2).includes('explore'));
    assert.ok(texts('\n', 1).includes('explore') && !texts('\nA close\n', 1).includes('explore'));
  });

  it('offers a first word only where the reader finds it in its place', () => {
    for (const { name, text } of FILES) {
      const lines = text.split('\n');
      const set = text.includes('set rfc1337') ? 'set fin-timeout off' : 'set rfc1337 on';
      const iss = text.split('iss A').length > 2 ? 'iss B 9' : 'iss A 9';
      const heads: Record<string, string> = { scenario: 'scenario X', start: 'start closed', iss, set };
      for (const index of lines.keys()) {
        const opened = [...lines.slice(0, index), '', ...lines.slice(index)].join('\n');
        for (const { kind, text: word } of complete(analyse(opened), index + 1, 1)) {
          const whole = heads[word] ?? (kind === 'line' || word === 'explore' ? word : null);
          if (whole === null) continue;
          const { faults } = parse([...lines.slice(0, index), whole, ...lines.slice(index)].join('\n'));
          assert.deepEqual(
            faults.map((fault) => inEnglish(fault.message)),
            [],
            `${name}:${index + 1}: ${whole}`,
          );
        }
      }
    }
  }).timeout(120_000);

  it('replaces from the word, or from the line’s first word when it is a whole line', () => {
    const text = 'A close\n  deliver F';
    const all = complete(analyse(text), ...endOf(text, 2));
    const line = all.find((one) => one.kind === 'line' && one.text === 'deliver FIN A>B');
    const word = all.find((one) => one.kind === 'word' && one.text === 'FIN');
    assert.deepEqual([line?.column, line?.endColumn], [3, 12]);
    assert.deepEqual([word?.column, word?.endColumn], [11, 12]);
  });

  it('offers nothing in a comment or a title', () => {
    assert.deepEqual(texts('A close # and ', 1), []);
    assert.deepEqual(texts('scenario The A ', 1), []);
  });

  it('knows every word of every scenario at its place', () => {
    const free = /^(\d|#\d|msl$|MSL$|rto$)/;
    for (const { name, text } of FILES) {
      const analysis = analyse(text);
      for (const [index, { words }] of analysis.read.lines.entries()) {
        if (words[0]?.text === 'scenario') continue;
        const file = fileKind(analysis, index + 1);
        words.forEach((word, at) => {
          const choices = wordsAfter(
            words.slice(0, at).map((one) => one.text),
            file,
          ).flatMap((one) => one.words);
          if (!free.test(word.text))
            assert.ok(choices.includes(word.text), `${name}:${index + 1}: ${word.text} of ${choices.join(' ')}`);
        });
      }
    }
  });
});

describe('Hints', () => {
  const text = 'A close\n# then\ndeliver FIN A>B\nexpect B CLOSE_WAIT\nwait 10ms\nwait 1ms\n';
  it('stand where a state changed, and on the last line', () => {
    const told = hintsOf(analyse(text), 1, 99).map(({ line, column, A, B, changed }) => [
      line,
      column,
      A,
      B,
      changed.join(),
    ]);
    assert.deepEqual(told, [
      [1, 8, 'FIN_WAIT_1', 'ESTABLISHED', 'A'],
      [3, 16, 'FIN_WAIT_1', 'CLOSE_WAIT', 'B'],
      [6, 9, 'FIN_WAIT_1', 'CLOSE_WAIT', ''],
    ]);
  });
  it('are those of the lines that are asked for', () => {
    assert.deepEqual(
      hintsOf(analyse(text), 2, 5).map(({ line }) => line),
      [3],
    );
  });
  it('tell the numbers after a line', () => {
    const numbers = numbersAfter(analyse(text), 2);
    assert.deepEqual([numbers?.A.sndNxt, numbers?.B.rcvNxt, numbers?.inFlight, numbers?.now], [102, 102, 1, 0]);
    assert.equal(numbersAfter(analyse(text), 99), null);
  });
});

describe('An explanation', () => {
  const about = (text: string, line: number, word: string) => {
    const column = (text.split('\n')[line - 1]?.indexOf(word) ?? 0) + 1;
    return explain(analyse(text), line, column)?.about;
  };
  it('of a call says which row it comes to', () => {
    const found = about('A close\n', 1, 'close');
    assert.ok(found?.kind === 'call');
    assert.deepEqual([found.state, found.row?.to, found.row?.rfc], ['ESTABLISHED', 'FIN_WAIT_1', '3.10.4']);
  });
  it('of flags says which segment, and what its arrival does', () => {
    const found = about('A close\ndeliver FIN A>B\n', 2, 'FIN');
    assert.ok(found?.kind === 'flags');
    assert.deepEqual([found.flags, found.segment?.segment.seq, found.segment?.row?.to], [['FIN'], 101, 'CLOSE_WAIT']);
  });
  it('of a segment knows its numbers, also past 2^32 − 1', () => {
    const numbers = (text: string, line: number, word: string) => {
      const found = about(text, line, word);
      assert.ok(found?.kind === 'flags' && found.segment);
      return numbersOf(found.segment.segment);
    };
    const close = 'iss A 4294967294\nA close\ndeliver FIN';
    assert.deepEqual([numbers(close, 3, 'FIN').fin, numbers(close, 3, 'FIN').next], [4294967295, 0]);
    const send = 'iss A 4294967294\nA send 10\nA close\ndeliver DATA\ndeliver FIN';
    assert.deepEqual(numbers(send, 4, 'DATA'), { first: 4294967295, last: 8, fin: 9, next: 9 });
    assert.deepEqual([numbers(send, 5, 'FIN').fin, numbers(send, 5, 'FIN').next], [9, 10]);
    const open = 'start listening\niss A 4294967295\nA connect\ndeliver SYN';
    assert.deepEqual([numbers(open, 4, 'SYN').first, numbers(open, 4, 'SYN').next], [0, 0]);
  });
  it('of a segment is that of the one which the line picks, among several alike', () => {
    const seq = (text: string, line: number, word: string) => {
      const found = about(text, line, word);
      return found !== undefined && 'segment' in found ? found.segment?.segment.seq : undefined;
    };
    const sent = 'A send 10\nA send 10\nB send 5\n';
    assert.deepEqual([seq(`${sent}lose DATA A>B`, 4, 'DATA'), seq(`${sent}lose DATA A>B #2`, 4, 'DATA')], [101, 111]);
    assert.equal(seq(`${sent}deliver #2`, 4, '#2'), 111);
    assert.equal(seq(`${sent}expect A>B ACK seq 111 len 10`, 4, 'ACK'), 111);
    assert.equal(seq(`${sent}expect A>B ACK and B>A ACK`, 4, 'B>A'), 301);
    assert.equal(seq(`${sent}expect A ESTABLISHED and not A>B ACK seq 7`, 4, 'ACK'), undefined);
  });
  it('of states, settings, ends, claims, timers, errors and durations', () => {
    assert.deepEqual(about('expect A TIME_WAIT', 1, 'TIME_WAIT'), { kind: 'state', state: 'TIME_WAIT' });
    assert.deepEqual(about('set msl 3s\nset time-wait 2msl', 2, 'time-wait'), {
      kind: 'setting',
      name: 'time-wait',
      value: '6s',
    });
    assert.equal(about('A close', 1, 'A')?.kind, 'end');
    assert.deepEqual(about('explore\nclaim never A CLOSED', 2, 'never'), { kind: 'claim', claim: 'never' });
    assert.deepEqual(about('expect A timer time-wait', 1, 'time-wait'), { kind: 'timer', timer: 'time-wait' });
    assert.deepEqual(about('expect A error reset', 1, 'reset'), { kind: 'error', error: 'reset' });
    assert.deepEqual(about('wait 2msl', 1, '2msl'), { kind: 'duration', means: '240s' });
  });
  it('is not given of comments and titles', () => {
    assert.equal(about('A close # TIME_WAIT', 1, 'TIME_WAIT'), undefined);
    assert.equal(about('scenario TIME_WAIT', 1, 'TIME_WAIT'), undefined);
  });
});

describe('The outline', () => {
  const text = ['scenario X', 'set msl 3s', '', '# A closes', 'A close', 'expect A FIN_WAIT_1', '', 'deliver all'].join(
    '\n',
  );
  it('has the head, and blocks named by their comments', () => {
    const told = outlineOf(analyse(text)).map(({ kind, name, line, endLine, parts }) => [
      kind,
      name,
      line,
      endLine,
      parts.length,
    ]);
    assert.deepEqual(told, [
      ['settings', '', 1, 2, 2],
      ['block', 'A closes', 5, 6, 2],
      ['action', 'deliver all', 8, 8, 0],
    ]);
  });
  it('folds blocks and comments of several lines', () => {
    assert.deepEqual(foldsOf(analyse(`${text}\n\n# one\n# two\n`)), [
      { kind: 'block', line: 1, endLine: 2 },
      { kind: 'block', line: 5, endLine: 6 },
      { kind: 'comment', line: 10, endLine: 11 },
    ]);
  });
});

describe('The layout', () => {
  const laid = (text: string) => {
    const lines = text.split('\n');
    for (const { line, text: better } of layOut(analyse(text).read.lines)) lines[line - 1] = better;
    return lines.join('\n');
  };
  /** What a text says, whatever its columns are. */
  const meaning = (text: string) => {
    const { scenario, faults } = parse(text);
    return JSON.stringify([scenario, faults.map(({ line, message }) => [line, message])], (key, value: unknown) =>
      key === 'column' || key === 'endColumn' ? undefined : value,
    );
  };
  const comments = (text: string) => analyse(text).read.lines.map(({ raw, comment }) => raw.slice(comment).trim());

  it('has one blank between words and comments in one column', () => {
    assert.equal(
      laid('  A   close   # now\ndeliver  all # then\n\n# alone  '),
      'A close     # now\ndeliver all # then\n\n# alone',
    );
  });
  it('keeps a title’s own blanks, and a comment that would be read as a place', () => {
    assert.equal(laid(' scenario   two  words '), 'scenario two  words');
    assert.equal(laid('deliver  FIN#2'), 'deliver FIN#2');
  });
  it('keeps meaning and comments, and is the same the second time', () => {
    const blank = fc.constantFrom(' ', '  ', '\t');
    const comment = fc.constantFrom('', '', '# why', '#2', ' #2', '  # a  b ', '#2 x', '##');
    const line = fc.oneof(
      fc
        .tuple(
          fc.constantFrom(
            'A close',
            'deliver FIN A>B #2',
            'lose',
            'wait 3s',
            'scenario a  b',
            'expect A CLOSED and not B LISTEN',
            'x y',
            '',
          ),
          blank,
          blank,
          comment,
        )
        .map(([words, gap, lead, tail]) => lead + words.replaceAll(' ', gap) + tail),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        const once = laid(text);
        assert.equal(meaning(once), meaning(text), JSON.stringify([text, once]));
        assert.deepEqual(comments(once), comments(text));
        assert.equal(laid(once), once);
      }),
      { numRuns: 2000 },
    );
  });
  it('finds nothing to do in what the printer prints', () => {
    fc.assert(
      fc.property(random.scripted, (one) => laid(print(one)) === print(one)),
      { numRuns: 300 },
    );
  });
});

describe('The summary', () => {
  it('counts what held, or tells the first thing that did not', () => {
    assert.deepEqual(summaryOf(analyse('A close\nexpect A FIN_WAIT_1')), { kind: 'held', lines: 2, expectations: 1 });
    assert.equal(summaryOf(analyse('A close\nexpect A CLOSED')).kind, 'failed');
    assert.equal(summaryOf(analyse('A clsoe')).kind, 'faults');
    assert.equal(summaryOf(analyse('# nothing')).kind, 'empty');
    assert.equal(summaryOf(analyse('explore\nclaim never A CLOSED')).kind, 'explored');
  });
  it('can be had as a report', () => {
    const { scenario } = parse('scenario X\nA close\nexpect A CLOSED');
    assert.ok(scenario?.kind === 'scripted');
    const lines = reportRun(scenario).split('\n');
    assert.deepEqual(
      [lines[0], lines[2], lines.at(-2)],
      ['X', 'A ESTABLISHED · B ESTABLISHED', 'line 3: expected A CLOSED; A is FIN_WAIT_1'],
    );
    assert.ok(lines.some((line) => / A sends FIN,ACK seq 101 ack 301 {2,}A FIN_WAIT_1 · B ESTABLISHED$/.test(line)));
  });
});
