import type { Language } from '../../core/quiz/question';
import type { Move, Tree } from '../../core/play';
import { endOf, isFull, leavesOf, linesTo, pathTo } from '../../core/play';
import { ACK, formatFlags, has } from '../../core/tcp';
import type { State, Timer } from '../../core/tcp';
import type { End, World } from '../../core/world';
import type { ChallengeView, MoveView, PlayScreen } from '../../messages/play';
import { inWords } from '../said';
import type { Player } from './player';

/** What the page needs to know of a play. */
export type Playing = Pick<
  Player,
  | 'asked'
  | 'bestOf'
  | 'challenge'
  | 'challenges'
  | 'hasAsked'
  | 'moves'
  | 'place'
  | 'setup'
  | 'shortestOf'
  | 'solved'
  | 'tree'
>;

/** The page of a play. */
export function playScreen(player: Playing, selected: State | null, language: Language): PlayScreen {
  const { tree, place, setup } = player;
  const { world, ladder } = place;
  return {
    kind: 'play',
    challenge: challengeView(player, language),
    setup: 'free' in setup ? setup.free : null,
    ladder,
    at: tree.at,
    places: { A: world.A.state, B: world.B.state },
    timers: timersOf(world),
    flights: world.flights.map(({ id, from, segment, age }) => ({
      id,
      from,
      flags: formatFlags(segment.flags),
      seq: segment.seq,
      ack: has(segment, ACK) ? segment.ack : null,
      len: segment.len,
      age,
    })),
    moves: player.moves.map(moveView),
    canUndo: tree.at !== 0,
    redo: tree.nodes[tree.nodes[tree.at]?.last ?? -1]?.line ?? null,
    branches: branchesOf(tree),
    isFull: isFull(tree),
    selected,
  };
}

function challengeView(player: Playing, language: Language): ChallengeView | null {
  const { challenge, place, solved, asked } = player;
  if (challenge === undefined) return null;
  const { shortest } = player.shortestOf(challenge);
  const best = player.bestOf(challenge.id);
  const mayBeSeen = (solved !== null || asked?.kind === 'refuted') && !('problem' in shortest);
  const isOpen = challenge.task === 'decide' && solved === null;
  return {
    id: challenge.id,
    number: player.challenges.indexOf(challenge) + 1,
    of: player.challenges.length,
    level: challenge.level,
    task: challenge.task,
    title: challenge.title[language],
    text: challenge.text[language],
    aim: challenge.aim[language],
    goal: challenge.goal,
    head: challenge.head,
    given: challenge.given ?? [],
    moves: challenge.moves,
    par: 'problem' in shortest || isOpen ? null : shortest.steps,
    steps: place.steps,
    said: place.said && inWords(place.said.found),
    best,
    asked,
    solved:
      solved === null
        ? null
        : {
            ...solved,
            isKept: (best ?? 0) >= solved.stars,
            hasAsked: player.hasAsked,
            lesson: challenge.lesson[language],
            rfc: challenge.rfc,
          },
    machines: mayBeSeen ? shortest.ladder : null,
  };
}

function moveView({ refused, ...move }: Move): MoveView {
  if (refused?.by !== 'machine') return { ...move, refused };
  return { ...move, refused: { by: 'machine', error: refused.error, why: refused.row.why } };
}

function timersOf(world: World): PlayScreen['timers'] {
  return (['A', 'B'] as const).flatMap((end: End) =>
    Object.entries(world[end].timers).flatMap(([timer, left]: [string, number | null]) =>
      left === null ? [] : [{ end, timer: timer as Timer, left }],
    ),
  );
}

/** Every run that was tried, as it differs from the present one. */
function branchesOf(tree: Tree): PlayScreen['branches'] {
  const end = endOf(tree, tree.at);
  const present = [0, ...pathTo(tree, end)];
  return leavesOf(tree).map((node) => {
    const path = [0, ...pathTo(tree, node)];
    const isPresent = node === end;
    const after = isPresent ? 0 : path.filter((one, at) => present[at] === one).length - 1;
    return { node, after, lines: linesTo(tree, node).slice(after), isPresent };
  });
}
