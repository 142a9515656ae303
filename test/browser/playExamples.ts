import { readFileSync } from 'node:fs';
import { config } from '@vscode/l10n';
import type { Board, Setup, Tree } from '../../src/core/play';
import {
  budgetOf,
  continueFrom,
  findShortest,
  grow,
  linesTo,
  movesOf,
  positionAfter,
  readRules,
  ROOT,
  SETUPS,
  starsFor,
} from '../../src/core/play';
import type { Language } from '../../src/core/quiz/question';
import type { Playing } from '../../src/host/play/screen';
import { playScreen } from '../../src/host/play/screen';
import type { PlayScreen } from '../../src/messages/play';
import { challenge, shipped } from '../core/play/door';

/** Screens of play, as the host shows them, of runs that the real machine has played. */

const CHINESE = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<Record<string, string>>;

interface Given {
  readonly tree?: Tree;
  readonly asked?: Playing['asked'];
  readonly isProved?: boolean;
  /** A link has brought the run. */
  readonly isShared?: boolean;
  readonly language?: Language;
}

/** The page after some steps. */
export function playExample(
  setup: Setup,
  { tree = ROOT, asked = null, isProved = false, isShared = false, language = 'en' }: Given = {},
): PlayScreen {
  config({ contents: language === 'en' ? {} : { ...CHINESE } });
  const one = 'challenge' in setup ? challenge(setup.challenge) : undefined;
  const rules = one === undefined ? undefined : readRules(one);
  const board: Board =
    rules !== undefined && !('problem' in rules)
      ? { kind: 'game', game: rules }
      : { kind: 'free', head: 'free' in setup ? SETUPS[setup.free] : [] };
  const place = positionAfter(board, linesTo(tree));
  if ('problem' in place) throw new Error(place.problem);
  const search = board.kind === 'game' ? continueFrom(board.game, board.game.start, budgetOf(board.game.model)) : null;
  const shortest = one === undefined ? { problem: 'free play' } : findShortest(one);
  const stars = 'steps' in shortest ? starsFor(place.steps, shortest.steps, false) : 3;
  const playing: Playing = {
    asked,
    bestOf: () => ((place.reached || isProved) && !isShared ? stars : null),
    challenge: one,
    challenges: shipped,
    hasAsked: asked !== null,
    moves: movesOf(board, place),
    place,
    setup,
    shortestOf: () => ({ shortest, search }),
    solved:
      isProved && search !== null
        ? { stars: 3, proved: search.worlds }
        : place.reached
          ? { stars, proved: null }
          : null,
    tree,
  };
  return playScreen(playing, null, language);
}

/** A tree of runs: each from the beginning. The last one is the present one. */
export function treeOfRuns(...runs: readonly (readonly string[])[]): Tree {
  return runs.reduce<Tree>((tree, lines) => lines.reduce(grow, { ...tree, at: 0 }), ROOT);
}

/** One screen of each sort. */
export function everyPlay(language: Language): ReadonlyMap<string, PlayScreen> {
  const closing = ['A close', 'deliver FIN A>B', 'deliver ACK B>A', 'B close', 'deliver FIN B>A'];
  const four = { challenge: 'four-way-close' };
  return new Map([
    ['free', playExample({ free: 'rfc' }, { language })],
    [
      'free, under way',
      playExample(
        { free: 'rfc' },
        { language, tree: treeOfRuns(['A close', 'lose FIN A>B'], ['A abort'], ['A send 10', 'A close', 'B send 10']) },
      ),
    ],
    ['challenge', playExample(four, { language })],
    [
      'challenge, under way',
      playExample(four, {
        language,
        tree: treeOfRuns(['wait 1t'], closing.slice(0, 4)),
        asked: { kind: 'next', line: 'deliver FIN B>A', steps: 2 },
      }),
    ],
    [
      'challenge, solved by a link',
      playExample(four, { language, isShared: true, tree: treeOfRuns([...closing, 'deliver ACK A>B']) }),
    ],
    ['challenge, solved', playExample(four, { language, tree: treeOfRuns([...closing, 'deliver ACK A>B']) })],
    [
      'challenge, lost',
      playExample(
        { challenge: 'simultaneous-close' },
        { language, tree: treeOfRuns(['A close', 'deliver FIN A>B']), asked: { kind: 'never', worlds: 52 } },
      ),
    ],
    [
      'challenge, refuted',
      playExample({ challenge: 'kill-time-wait' }, { language, asked: { kind: 'refuted', steps: 8, worlds: 439 } }),
    ],
    ['wager', playExample({ challenge: 'old-duplicate-two-msl' }, { language })],
    ['wager, proved', playExample({ challenge: 'old-duplicate-two-msl' }, { language, isProved: true })],
  ]);
}
