import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { play } from '../../../src/core/play/script';
import { readBank } from '../../../src/core/quiz/bank';
import { ARROWS, isState, STATES } from '../../../src/core/tcp';
import { FOUR_WAY_CLOSE } from '../../../src/host/states/close';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('the walkthrough', () => {
  const { contributes } = readJson('package.json') as Manifest;
  const [walkthrough] = contributes.walkthroughs;
  assert.ok(walkthrough);
  const { steps } = walkthrough;
  const commands = new Set(contributes.commands.map(({ command }) => command));
  const views = Object.values(contributes.views).flatMap((some) => some.map(({ id }) => id));
  /** What VS Code itself adds for each view. */
  const focus = views.map((view) => `${view}.focus`);

  it('has at most six steps, each with a name of its own', () => {
    assert.equal(walkthrough.id, 'lastAck.begin');
    assert.ok(steps.length > 0 && steps.length <= 6);
    assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length);
  });

  for (const nls of ['package.nls.json', 'package.nls.zh-cn.json']) {
    it(`leads with every link to a command that there is, and says so in one or two sentences: ${nls}`, () => {
      const texts = readJson(nls) as Readonly<Record<string, string>>;
      const questions = readdirSync('media/questions').flatMap(
        (name) => readBank(readJson(join('media/questions', name))).questions,
      );
      for (const { id, description } of steps) {
        const text = texts[description.slice(1, -1)] ?? '';
        assert.doesNotMatch(text, /[`*_]{1,2}\w[^(]*[`*]/, 'the Welcome page shows marks as they are');
        const links = [...text.matchAll(/\(command:([\w.]+)(?:\?([^)]+))?\)/g)];
        assert.ok(links.length > 0, `${id} leads nowhere`);
        for (const [, command = '', argument] of links) {
          assert.ok(commands.has(command) || focus.includes(command), command);
          if (argument === undefined) continue;
          const [value] = JSON.parse(decodeURIComponent(argument)) as [string];
          if (command === 'lastAck.quizQuestion')
            assert.ok(
              questions.some((question) => question.id === value),
              value,
            );
          if (command === 'lastAck.openState') assert.ok(isState(value), value);
        }
        const prose = text.split('\n').filter((line) => !line.startsWith('['));
        assert.ok((prose[0]?.match(/[.?!。？！](\s|$|(?=[\u4e00-\u9fff]))/g) ?? []).length <= 2, prose[0]);
      }
    });
  }

  it('ticks each step off by something of its own that can happen', () => {
    const events = steps.flatMap(({ completionEvents }) => completionEvents);
    assert.equal(new Set(events).size, events.length, 'one event would tick two steps off');
    for (const event of events) {
      const [kind, what = ''] = event.split(':');
      if (kind === 'onCommand') assert.ok(commands.has(what), event);
      else if (kind === 'onView') assert.ok(views.includes(what), event);
      else assert.ok(kind === 'onContext' && what.startsWith('lastAck.'), event);
    }
  });

  it('has a picture for each step, in the colours of the theme and in no others', () => {
    for (const { media } of steps) {
      const picture = readFileSync(media.svg, 'utf8');
      assert.match(picture, /^<svg [^>]*viewBox=/);
      assert.match(picture, /var\(--vscode-/);
      assert.doesNotMatch(picture, /#[0-9a-f]{3,8}\b|rgb\(|<script|<style|style=|href=/i);
    }
  });

  it('shows the whole state diagram of the table', () => {
    const picture = readFileSync('media/walkthrough/states.svg', 'utf8');
    for (const state of STATES) assert.ok(picture.includes(`>${state}</text>`), state);
    const drawn = [...picture.matchAll(/data-arrow="([^"]+)"/g)].map(([, pair]) => pair);
    assert.deepEqual(drawn.sort(), ARROWS.map(({ from, to }) => `${from} ${to}`).sort());
  });

  it('plays a close in four segments that ends well', () => {
    const played = play([...FOUR_WAY_CLOSE, 'expect A CLOSED and B CLOSED'].join('\n'));
    assert.ok('run' in played && played.run.failure === null, JSON.stringify(played));
    const sent = played.ladder.steps.flatMap(({ kind, segment }) =>
      kind === 'send' && segment ? [segment.flags] : [],
    );
    assert.deepEqual(
      sent.map((flags) => flags.includes('FIN')),
      [true, false, true, false],
    );
  });
});
