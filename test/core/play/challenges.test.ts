import assert from 'node:assert/strict';
import { explore } from '../../../src/core/explore';
import type { Board } from '../../../src/core/play';
import {
  attempt,
  budgetOf,
  continueFrom,
  findShortest,
  linesTo,
  readChallenges,
  starsFor,
} from '../../../src/core/play';
import { buttons, challenge, gameOf, placeOf, press, shipped } from './door';

/** As many worlds as the search of a challenge may visit, so that its page opens at once. */
const MOST_WORLDS = 20_000;

describe('the challenges', () => {
  it('are twenty, from easy to hard, each with an id of its own', () => {
    assert.equal(shipped.length, 20);
    const levels = shipped.map(({ level }) => level);
    assert.deepEqual(
      levels,
      [...levels].sort((a, b) => a - b),
    );
    for (const level of [1, 2, 3]) assert.ok(levels.includes(level as 1 | 2 | 3));
  });

  for (const one of shipped) {
    const board: Board = { kind: 'game', game: gameOf(one) };

    if (one.task === 'reach') {
      it(`${one.id}: the explorer solves it, and its run, pressed on the page, is par and gets three stars`, () => {
        const found = findShortest(one);
        assert.ok(!('problem' in found), JSON.stringify(found));
        assert.ok(found.steps > 1, 'there must be something to do');
        const tree = press(board, found.lines);
        const place = placeOf(board, linesTo(tree));
        assert.deepEqual([place.reached, place.steps, place.said], [true, found.steps, null]);
        assert.equal(starsFor(place.steps, found.steps, false), 3);
        // Nowhere on the way has it been solved already.
        for (let length = 0; length < linesTo(tree).length; length += 1)
          assert.equal(placeOf(board, linesTo(tree).slice(0, length)).reached, false);
        assert.equal(attempt(one, found.lines).reached, true);
      });
    }

    it(`${one.id}: the search is exact, and small`, () => {
      const found = continueFrom(gameOf(one), gameOf(one).start, budgetOf(gameOf(one).model));
      assert.equal(found.kind, one.task === 'reach' ? 'reached' : 'never');
      assert.ok(found.worlds <= MOST_WORLDS, String(found.worlds));
    });

    it(`${one.id}: says what it asks in both languages, and holds no position words or half-width marks`, () => {
      const chinese = [one.title, one.text, one.aim, one.lesson].map((texts) => texts['zh-cn']);
      for (const text of chinese) assert.doesNotMatch(text, /\p{Script=Han} ?[,;:?!]|[,;:?!] ?\p{Script=Han}/u);
      assert.match(one.text.en, /[.?!]$/);
    });
  }

  it('that end with `decide` do so where a claim `never` of the whole model does', () => {
    for (const one of shipped.filter(({ task, given }) => task === 'decide' && given === undefined)) {
      const { model } = gameOf(one);
      const [goal] = model.claims;
      assert.ok(goal);
      assert.equal(explore({ ...model, claims: [{ ...goal, kind: 'never' }] }).verdicts[0]?.verdict, 'true');
    }
  });

  it('have the pairs that differ in nothing but what they teach', () => {
    const short = challenge('old-duplicate-short-time-wait');
    const long = challenge('old-duplicate-two-msl');
    const differing = short.head.filter((line) => !long.head.includes(line));
    assert.deepEqual(differing, ['set time-wait 1t']);
    assert.deepEqual([short.moves, short.given, short.goal], [long.moves, long.given, long.goal]);
  });
});

describe('par', () => {
  /** Every world that the buttons lead to in fewer than `most` steps, found the plain way; whether the goal is among them. */
  function reachesIn(board: Board, most: number): boolean {
    const seen = new Set<string>();
    let front: (readonly string[])[] = [[]];
    for (let depth = 0; depth <= most; depth += 1) {
      const next: (readonly string[])[] = [];
      for (const lines of front) {
        const place = placeOf(board, lines);
        if (place.reached) return true;
        const { A, B, flights, left, lostBefore } = place.world;
        const network = flights.map(({ from, segment, age }) => JSON.stringify([from, segment, age])).sort();
        const key = JSON.stringify([A, B, network, left, lostBefore, place.budget]);
        if (seen.has(key) || depth === most) continue;
        seen.add(key);
        const single = buttons(board, lines).filter((line) => !/^wait ([2-9]|\d\d)/.test(line));
        for (const line of single) next.push([...lines, line]);
      }
      front = next;
    }
    return false;
  }

  for (const id of [
    'four-way-close',
    'three-segments',
    'simultaneous-close',
    'reset-unread-data',
    'abort-loses-data',
    'lost-first-fin',
    'recover-last-ack',
    'fin-arrives-twice',
    'both-time-wait',
    'leak-close-wait',
    'data-after-close',
    'rst-meets-late-fin',
  ]) {
    it(`${id}: pressing every button, in every order, reaches the goal in as many steps and in no fewer`, function () {
      this.timeout(60_000);
      const found = findShortest(challenge(id));
      assert.ok('steps' in found);
      const board: Board = { kind: 'game', game: gameOf(challenge(id)) };
      assert.equal(reachesIn(board, found.steps - 1), false);
      assert.equal(reachesIn(board, found.steps), true);
    });
  }
});

describe('asking the machine on the way', () => {
  it('gives a continuation as long as what is left of the shortest run', () => {
    for (const one of shipped.filter(({ task, id }) => task === 'reach' && !id.startsWith('old-'))) {
      const game = gameOf(one);
      const board: Board = { kind: 'game', game };
      const found = findShortest(one);
      assert.ok('steps' in found);
      const lines = linesTo(press(board, found.lines));
      for (let length = 0; length <= lines.length; length += 1) {
        const place = placeOf(board, lines.slice(0, length));
        assert.ok(place.budget);
        const rest = continueFrom(game, place.world, place.budget);
        assert.ok(rest.kind === 'reached', `${one.id} after ${length}`);
        assert.equal(rest.steps, found.steps - length, `${one.id} after ${length}`);
        const end = placeOf(board, linesTo(press(board, [...lines.slice(0, length), ...rest.lines])));
        assert.equal(end.reached, true);
      }
    }
  });

  it('says that the goal is out of reach once it is, and not before', () => {
    const one = challenge('simultaneous-close');
    const game = gameOf(one);
    const after = (lines: readonly string[]) => {
      const place = placeOf({ kind: 'game', game }, lines);
      assert.ok(place.budget);
      return continueFrom(game, place.world, place.budget).kind;
    };
    assert.equal(after(['A close']), 'reached');
    // A's FIN is there before B has closed: they do not cross any more.
    assert.equal(after(['A close', 'deliver FIN A>B']), 'never');
  });

  it('says that it does not know when the search is cut off', () => {
    const game = gameOf(challenge('stuck-last-ack'));
    assert.equal(continueFrom(game, game.start, budgetOf(game.model), 50).kind, 'unknown');
  });
});

describe('stars', () => {
  it('are three at par, two within two steps of it, one for any solution, and two at most with help', () => {
    assert.deepEqual(
      [8, 9, 10, 11, 40].map((steps) => starsFor(steps, 8, false)),
      [3, 2, 2, 1, 1],
    );
    assert.deepEqual(
      [8, 10, 11].map((steps) => starsFor(steps, 8, true)),
      [2, 2, 1],
    );
  });
});

describe('a file of challenges', () => {
  const [first] = shipped;
  it('leaves out what cannot be read, and names it', () => {
    const { challenges, faults } = readChallenges({
      challenges: [first, { ...first, id: 'B A D' }, { id: 'x' }, first],
    });
    assert.equal(challenges.length, 1);
    assert.equal(faults.length, 3);
    assert.match(
      faults.join('\n'),
      /challenges\.1\.id: .*\nchallenges\.2\..*\nchallenges\.3: the id .* is given twice/,
    );
    assert.deepEqual(readChallenges('rubbish').challenges, []);
  });

  it('whose goal cannot be reached within its bounds has no par', () => {
    const without = { ...challenge('recover-last-ack'), head: ['set msl 2t', 'set rto 2t', 'B may resend 0'] };
    assert.deepEqual(findShortest(without), { problem: 'the goal cannot be reached' });
    assert.match(JSON.stringify(findShortest({ ...without, given: ['deliver FIN A>B'] })), /given: /);
    assert.match(JSON.stringify(findShortest({ ...without, goal: 'A ASLEEP' })), /line \d+: /);
  });
});
