import assert from 'node:assert/strict';
import { config } from '@vscode/l10n';
import { play } from '../../../src/core/play/script';
import type { Ladder } from '../../../src/core/scenario';
import { watchedOf } from '../../../src/host/watch/watched';
import { mermaidOf, escapeMermaid } from '../../../webview/ladder/copy/mermaid';
import { escapeXml, svgOf } from '../../../webview/ladder/copy/svg';
import { textOf } from '../../../webview/ladder/copy/text';
import { explain } from '../../../webview/ladder/explain';
import { layOut } from '../../../webview/ladder/layout';
import { wordsNow } from '../../../webview/ladder/words';

function ladderFrom(...lines: string[]): Ladder {
  const played = play(lines.join('\n'));
  assert.ok('run' in played && played.run.failure === null, JSON.stringify(played));
  return played.ladder;
}

const LOST = [
  'A close',
  'duplicate FIN A>B',
  'deliver FIN A>B',
  'lose FIN A>B',
  'deliver ACK B>A',
  'B close',
  'lose FIN B>A',
  'wait 1s',
  'deliver FIN B>A',
  'lose ACK A>B',
];

const at = (ladder: Ladder, kind: string, nth = 0) => {
  const steps = ladder.steps.flatMap((step, index) => (step.kind === kind ? [index + 1] : []));
  const number = steps[nth];
  assert.ok(number !== undefined, `${kind} ${nth}`);
  return number;
};

describe('why a segment is as it is', () => {
  before(() => {
    config({ contents: {} });
  });
  const ladder = ladderFrom(...LOST);

  it('derives its sequence number from what was sent before', () => {
    const { seq, fate } = explain(ladder, at(ladder, 'send'));
    assert.equal(seq, 'SND.NXT of A was 101; the FIN takes one number, so it becomes 102.');
    assert.match(fate ?? '', /it arrives in step \d+\. It is doubled in step 3\.$/);
  });

  it('derives its acknowledgment number from what has arrived', () => {
    const acknowledging = explain(ladder, at(ladder, 'send', 1));
    const arrived = at(ladder, 'arrive');
    assert.equal(
      acknowledging.ack,
      `It acknowledges everything up to 101: 102 is the next number that B expects. Number 101 is that of the FIN that arrived in step ${arrived}.`,
    );
    assert.match(acknowledging.seq ?? '', /^SND\.NXT of B was 301; the segment takes no number\.$/);
  });

  it('knows a segment that is sent again, and one that is lost', () => {
    const [first, again] = [at(ladder, 'send', 2), at(ladder, 'send', 3)];
    assert.match(explain(ladder, first).fate ?? '', /lost in step/);
    assert.equal(
      explain(ladder, again).seq,
      `It is sent again, with the numbers that it had in step ${first}: the receiver knows it by them.`,
    );
  });

  it('names the row that decided, and nothing where there is no segment', () => {
    assert.deepEqual(explain(ladder, at(ladder, 'arrive')).row?.state, 'ESTABLISHED');
    assert.deepEqual(explain(ladder, 0), { seq: null, ack: null, fate: null, row: null });
    assert.equal(explain(ladder, 1).seq, null);
  });

  it('counts modulo 2³²', () => {
    const wrapping = ladderFrom('iss A 4294967294', 'A close');
    const [sent] = wrapping.steps.flatMap(({ segment }) => (segment === null ? [] : [segment.seq]));
    assert.match(explain(wrapping, at(wrapping, 'send')).seq ?? '', new RegExp(`becomes ${(sent! + 1) % 2 ** 32}\\.`));
  });
});

describe('a run that is copied', () => {
  before(() => {
    config({ contents: {} });
  });
  const ladder = ladderFrom(...LOST);

  it('is a table as text, a line for each step', () => {
    const lines = textOf(ladder, wordsNow()).trimEnd().split('\n');
    assert.equal(lines.length, ladder.steps.length + 2);
    const column = lines[0]!.indexOf('A');
    assert.ok(lines.slice(1).every((line) => /^[A-Z]/.test(line.slice(column))));
  });

  it('is a sequence diagram in Mermaid, in which every segment ends once', () => {
    const lines = mermaidOf(ladder, wordsNow()).trimEnd().split('\n');
    assert.equal(lines[0], 'sequenceDiagram');
    const ends = ladder.steps.filter(({ kind }) => kind === 'arrive' || kind === 'lose' || kind === 'expire').length;
    assert.equal(lines.filter((line) => /^ {2}[AB]-+(>>|x)[AB]: /.test(line)).length, ends);
    for (const line of lines.slice(1))
      assert.match(line, /^ {2}(participant [AB]|Note [^;]+|[AB]-+(>>|x|\))[AB]: [^;]+)$/);
    assert.equal(escapeMermaid('a; b # c\n<d>'), 'a#59; b #35; c #60;d#62;');
  });

  it('is a drawing of its own, well formed, with a title and a description', () => {
    const svg = svgOf(layOut(ladder, 640, wordsNow()), { about: 'A & B <x>', described: 'It "begins"\u0007.' });
    assert.match(svg, /<title id="title">A &#38; B &#60;x&#62;<\/title>/);
    assert.match(svg, /<desc id="desc">It &#34;begins&#34;\.<\/desc>/);
    assert.doesNotMatch(svg, /var\(|currentColor|class=|NaN|undefined/);
    const open: string[] = [];
    for (const [, closes, name = '', rest = ''] of svg.matchAll(/<(\/?)([a-z]+)((?:\s+[\w-]+="[^"<&]*")*\s*\/?)>/g)) {
      if (closes === '/') assert.equal(open.pop(), name);
      else if (!rest.endsWith('/')) open.push(name);
    }
    assert.deepEqual(open, []);
    assert.equal(svg.replace(/<\/?[a-z]+(?:\s+[\w-]+="[^"<&]*")*\s*\/?>/g, '').includes('<'), false);
    assert.equal(escapeXml("'"), '&#39;');
  });
});

describe('what there is to be watched of a scenario', () => {
  before(() => {
    config({ contents: {} });
  });

  it('is its run, or as much of it as is possible', () => {
    const whole = watchedOf('A close\ndeliver FIN A>B\n');
    assert.equal(whole.failed, null);
    const stopped = watchedOf('A close\ndeliver FIN B>A\n');
    assert.equal(stopped.failed?.line, 2);
    assert.deepEqual(
      stopped.ladder?.steps.map(({ kind }) => kind),
      ['call', 'send'],
    );
    const unread = watchedOf('A close\nnonsense\nB close\n');
    assert.equal(unread.failed?.line, 2);
    assert.equal(unread.ladder?.steps.length, 2);
  });
});
