import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readCourse, readCourseProgress } from '../../../src/core/course';
import { decodeLink } from '../../../src/core/play';
import { readBank } from '../../../src/core/quiz/bank';
import { importProgress, merge, NOTHING } from '../../../src/core/quiz/practice';
import type { Table } from '../../../src/core/sockets';
import { explain, readSockets } from '../../../src/core/sockets';
import { report } from '../../../src/host/machine/report';
import { noticeText } from '../../../src/host/notice';
import { HOSTILE, isPolluted, NAMED, POLLUTING, withTexts } from './texts';

const toBase64Url = (text: string) => Buffer.from(text, 'utf8').toString('base64url');

/** The table of a text that is not too long. */
function tableOf(text: string): Table {
  const table = readSockets(text);
  assert.ok(!('tooLong' in table));
  return table;
}

describe('what is read from anywhere', () => {
  afterEach(() => {
    assert.equal(isPolluted(), false, 'every object was changed');
  });

  describe('sockets that somebody pasted', () => {
    /** Lines of each tool, with a hostile word wherever a word stands. */
    const lines = (word: string) => [
      `ESTAB 0 0 127.0.0.1:${word} 127.0.0.1:53918 users:(("node",pid=8252,fd=22))`,
      `ESTAB 0 0 ${word}:5000 127.0.0.1:53918 users:(("node",pid=8252,fd=22))`,
      `CLOSE-WAIT 1 0 127.0.0.1:5000 127.0.0.1:53918 users:(("${word}",pid=8252,fd=22))`,
      `TIME-WAIT 0 0 127.0.0.1:5000 127.0.0.1:53918 timer:(${word},59sec,0) ino:1094231`,
      `tcp 0 0 127.0.0.1:5000 127.0.0.1:53918 CLOSE_WAIT 8252/${word} off (0.00/0/0)`,
      `tcp4 0 0 127.0.0.1.${word} 127.0.0.1.53918 CLOSE_WAIT`,
      `TCP 127.0.0.1:5000 127.0.0.1:${word} ESTABLISHED 8252`,
    ];
    const words = fc.oneof(
      fc.constantFrom(...HOSTILE, 'toString', 'valueOf', 'hasOwnProperty'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );

    it('have addresses, ports and timers of their own kind, or are none', () => {
      fc.assert(
        fc.property(words, (word) => {
          for (const { localAddress, remoteAddress, localPort, remotePort, timer, timerLeft } of tableOf(
            lines(word).join('\n'),
          ).sockets) {
            for (const address of [localAddress, remoteAddress]) assert.match(address, /^(\*|[\w.:%-]+)$/);
            for (const port of [localPort, remotePort])
              assert.ok(Number.isInteger(port) && port >= 0 && port <= 65_535, String(port));
            assert.ok(timer === null || typeof timer === 'string', String(timer));
            assert.ok(timerLeft === null || timerLeft >= 0, String(timerLeft));
          }
        }),
        { numRuns: 1000 },
      );
    });

    for (const [name, text] of NAMED)
      it(`are explained without a link, a picture or markup of theirs: ${name}`, () => {
        // A leak needs some of them before it is told.
        const table = tableOf(Array.from({ length: 50 }, () => lines(text)[2]!).join('\n') + `\n${lines(text)[1]!}`);
        assert.ok(table.sockets.length > 0);
        assert.ok(explain(table.sockets, null).findings.length > 0);
        const markdown = report(table, text);
        assert.doesNotMatch(markdown, /<|\]\(|:\/\/|\$\(/);
        assert.doesNotMatch(markdown, /[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
        assert.ok(markdown.length < 10_000, `${markdown.length} characters`);
      });
  });

  for (const [name, text] of NAMED)
    it(`in a notification is a short line without a link: ${name}`, () => {
      const shown = noticeText(`${text}\n${text}`);
      assert.doesNotMatch(shown, /\]\(|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      assert.ok(shown.length <= 420, String(shown.length));
    });

  describe('progress', () => {
    const file = (part: string, id: string, entry: string) =>
      `{"format":"last-ack-progress","version":1,"reset":0,"forgotten":{},"concepts":{},"misconceptions":{},"days":[],` +
      `"${part}":{${JSON.stringify(id)}:${entry}}}`;
    it('that names what every object has gives it to none', () => {
      for (const id of ['__proto__', 'constructor', 'prototype', 'toString', ...HOSTILE])
        for (const part of ['concepts', 'misconceptions', 'forgotten'])
          for (const entry of ['{"polluted":1}', '1', 'null', '[]', '{"topic":"loss","at":1}']) {
            const read = importProgress(file(part, id, entry));
            if (read.problem !== null) continue;
            const merged = merge(NOTHING, read.read.progress);
            assert.equal(Object.getPrototypeOf(merged.concepts), Object.prototype);
            assert.doesNotThrow(() => JSON.stringify(merged));
          }
    });

    it('that is anything at all is refused or read, never thrown', () => {
      fc.assert(
        fc.property(
          fc.jsonValue(),
          fc.constantFrom('concepts', 'misconceptions', 'forgotten', 'days'),
          (value, part) => {
            const whole = { format: 'last-ack-progress', version: 1, [part]: value };
            importProgress(JSON.stringify(whole));
            importProgress(JSON.stringify(value));
            readCourseProgress(value);
            readCourseProgress({ version: 1, reset: 0, done: value });
          },
        ),
        { numRuns: 500 },
      );
    });
  });

  describe('links to shared runs', () => {
    it('say a run of printable lines, or nothing', () => {
      const shared = (lines: unknown, setup: unknown = { free: 'rfc' }) =>
        `play=${toBase64Url(JSON.stringify({ v: 1, p: setup, r: lines }))}`;
      assert.deepEqual(decodeLink(shared(['A close'])), { setup: { free: 'rfc' }, lines: ['A close'] });
      for (const text of HOSTILE) {
        const isLine = /^[ -~]{1,120}$/.test(text);
        assert.equal(decodeLink(shared([text])) !== null, isLine, text.slice(0, 40));
        assert.equal(decodeLink(shared(['A close'], { free: text })), null);
        assert.equal(decodeLink(`play=${text}`), null);
        assert.equal(decodeLink(text), null);
      }
      for (const json of POLLUTING) assert.equal(decodeLink(`play=${toBase64Url(json)}`), null);
      assert.equal(decodeLink(shared(Array.from({ length: 201 }, () => 'A close'))), null);
    });

    it('are never thrown over', () => {
      fc.assert(
        fc.property(fc.string(), (text) => {
          decodeLink(text);
          decodeLink(`play=${toBase64Url(text)}`);
        }),
      );
      fc.assert(
        fc.property(fc.jsonValue(), (value) => {
          decodeLink(`play=${toBase64Url(JSON.stringify(value))}`);
        }),
      );
    });
  });

  describe('files of questions and lessons', () => {
    const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
    const banks = readdirSync('media/questions').map((name) => read(`media/questions/${name}`));
    const [lesson] = readdirSync('media/course');

    for (const [name, text] of NAMED)
      it(`with a hostile text everywhere are refused in sentences or read as they are: ${name}`, () => {
        for (const bank of banks) readBank(withTexts(bank, text, () => true));
        readCourse([{ name: text, json: withTexts(read(`media/course/${lesson!}`), text, () => true) }]);
      });

    it('that are anything at all are refused, never thrown', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (value) => {
          readBank(value);
          readBank({ questions: value });
          readCourse([{ name: 'x.json', json: value }]);
        }),
        { numRuns: 300 },
      );
      for (const json of POLLUTING) readBank(JSON.parse(json));
    });
  });
});
