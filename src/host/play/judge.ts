import type { Board, Challenge, Constructed, Continuation, Position, Setup, Stars } from '../../core/play';
import { budgetOf, continueFrom, findShortest, readRules, SETUPS, starsFor } from '../../core/play';
import type { Game } from './plays';

/** Where a run stands. */
export type Place = Exclude<Position, { problem: string }>;

/** What the machine was last asked, and what it found. */
export type Asked =
  | { readonly kind: 'next'; readonly line: string; readonly steps: number }
  | { readonly kind: 'never' | 'unknown'; readonly worlds: number }
  | { readonly kind: 'refuted'; readonly steps: number; readonly worlds: number };

/** What a solution is worth. */
export interface Solved {
  readonly stars: Stars;
  /** How many worlds were searched, when it was rightly declared impossible. */
  readonly proved: number | null;
}

/** The machine's own run of a challenge, and what its search said. */
export interface Par {
  readonly shortest: Constructed;
  readonly search: Continuation | null;
}

/** A hint may search this many worlds. */
const HINT_WORLDS = 60_000;

/** What the machine knows of the challenges: their rules, its own shortest runs, and what a learner's run is worth. */
export class Judge {
  private readonly pars = new Map<string, Par>();

  constructor(
    /** In their order. */
    readonly challenges: readonly Challenge[],
  ) {}

  find(id: string): Challenge | undefined {
    return this.challenges.find((one) => one.id === id);
  }

  /** What is played on; null when there is no such challenge, or it cannot be read. */
  boardOf(setup: Setup): Board | null {
    if ('free' in setup) return { kind: 'free', head: SETUPS[setup.free] };
    const challenge = this.find(setup.challenge);
    const game = challenge === undefined ? undefined : readRules(challenge);
    return game === undefined || 'problem' in game ? null : { kind: 'game', game };
  }

  /** The machine's own run; found once. */
  shortestOf(challenge: Challenge): Par {
    const known = this.pars.get(challenge.id);
    if (known !== undefined) return known;
    const game = readRules(challenge);
    const search = 'problem' in game ? null : continueFrom(game, game.start, budgetOf(game.model));
    const found = { shortest: findShortest(challenge), search };
    this.pars.set(challenge.id, found);
    return found;
  }

  /** What a run that stands at `place` is worth; null: it does not solve the challenge, nor was it rightly declared impossible. */
  solved(
    challenge: Challenge,
    place: Place,
    { hasAsked, isProved }: Pick<Game, 'hasAsked' | 'isProved'>,
  ): Solved | null {
    const { shortest, search } = this.shortestOf(challenge);
    if (isProved && search?.kind === 'never') return { stars: hasAsked ? 2 : 3, proved: search.worlds };
    if (!place.reached || 'problem' in shortest) return null;
    return { stars: starsFor(place.steps, shortest.steps, hasAsked), proved: null };
  }
}

/** The next step of the shortest way from `place` to the goal; undefined where there is no goal, null when it is reached. */
export function hintFrom(board: Board, place: Place): Asked | null | undefined {
  if (board.kind !== 'game' || place.budget === null) return undefined;
  const found = continueFrom(board.game, place.world, place.budget, HINT_WORLDS);
  if (found.kind !== 'reached') return { kind: found.kind, worlds: found.worlds };
  const [line] = found.lines;
  return line === undefined ? null : { kind: 'next', line, steps: found.steps };
}
