import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Board, Challenge, Setup, Shared, Stars } from '../../core/play';
import { goTo, grow, isFull, linesTo, movesOf, positionAfter, redo, ROOT, SETUPS, undo } from '../../core/play';
import type { PlayAct } from '../../messages/play';
import { Disposable } from '../dispose';
import type { Logger } from '../logger';
import type { Positions } from '../states/positions';
import type { Stored } from '../storage';
import type { Asked, Par, Place, Solved } from './judge';
import { hintFrom, Judge } from './judge';
import type { Game, Plays } from './plays';
import { freshGame, keyOf, readPlays, writePlays } from './plays';
import type { BestStars } from './store';
import { Best } from './store';

/**
 * The one play that is on the page: both applications and the network are the learner's. The host owns the tree of runs; every
 * step is tried by the machine before it is taken.
 */
export class Player extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private readonly solvedOne = this.own(new vscode.EventEmitter<string>());
  /** Fires with the id of a challenge that has just been solved. */
  readonly onDidSolve = this.solvedOne.event;

  private games = new Map<string, Game>();
  private present: Game = freshGame({ free: 'rfc' });
  private board: Board = { kind: 'free', head: SETUPS.rfc };
  private here: Place;
  private isWatched = false;
  private answer: Asked | null = null;
  private readonly judge: Judge;
  private opening: Promise<void> | undefined;
  private saving = Promise.resolve();

  constructor(
    /** In their order. */
    readonly challenges: readonly Challenge[],
    private readonly stored: Stored<typeof Plays>,
    private readonly best: BestStars,
    private readonly positions: Positions,
    private readonly log: Logger,
  ) {
    super();
    this.judge = new Judge(challenges);
    const place = positionAfter(this.board, []);
    if ('problem' in place) throw new Error(place.problem);
    this.here = place;
  }

  get setup(): Setup {
    return this.present.setup;
  }
  get tree() {
    return this.present.tree;
  }
  get place(): Place {
    return this.here;
  }
  get moves() {
    return movesOf(this.board, this.here);
  }
  get asked(): Asked | null {
    return this.answer;
  }
  get hasAsked(): boolean {
    return this.present.hasAsked;
  }

  /** The challenge that is played; undefined in free play. */
  get challenge(): Challenge | undefined {
    const { setup } = this.present;
    return 'challenge' in setup ? this.find(setup.challenge) : undefined;
  }

  find(id: string): Challenge | undefined {
    return this.judge.find(id);
  }

  isSolved(challenge: string): boolean {
    return this.best.of(challenge) !== null;
  }

  bestOf(challenge: string): Stars | null {
    return this.best.of(challenge);
  }

  /** The best stars of each challenge that is solved, by its id: plain JSON, to be exported. */
  get stars(): Readonly<Record<string, Stars>> {
    return this.best.all;
  }

  /** Brings back exported stars, those of challenges that there are; of each the better stay. What is none changes nothing. */
  async importStars(json: unknown): Promise<void> {
    const read = v.safeParse(Best, json);
    if (!read.success) return;
    const known = Object.entries(read.output).filter(([id]) => this.find(id) !== undefined);
    await this.best.record(Object.fromEntries(known));
    this.changed.fire(undefined);
  }

  /** Forgets which challenges are solved, and has each begin anew, so that it can be solved again. */
  async resetStars(): Promise<void> {
    await this.best.clear();
    for (const [key, { setup }] of this.games) if ('challenge' in setup) this.games.delete(key);
    const { setup } = this.present;
    if ('challenge' in setup) this.take(freshGame(setup));
    else this.save();
    this.changed.fire(undefined);
  }

  /** The machine's own run; found once. */
  shortestOf(challenge: Challenge): Par {
    return this.judge.shortestOf(challenge);
  }

  /** The present run solves the challenge, or it was rightly declared impossible. */
  get solved(): Solved | null {
    const { challenge, here, present } = this;
    return challenge === undefined ? null : this.judge.solved(challenge, here, present);
  }

  /** Takes up what is stored; once. */
  open(): Promise<void> {
    this.opening ??= this.recall();
    return this.opening;
  }

  private async recall(): Promise<void> {
    await this.best.refresh();
    const { present, games } = await readPlays(this.stored);
    this.games = games;
    const game = games.get(present);
    if (game === undefined || !this.take(game)) this.take(freshGame({ free: 'rfc' }));
  }

  /** Goes on with a play, or begins it. False when there is no such challenge. */
  async begin(setup: Setup): Promise<boolean> {
    await this.open();
    return this.take(this.games.get(keyOf(setup)) ?? freshGame(setup));
  }

  /** Plays a shared run, as one more branch of what is there; unless the machine cannot, or there is no room for it. */
  async load({ setup, lines }: Shared): Promise<'loaded' | 'impossible' | 'full'> {
    await this.open();
    const board = this.judge.boardOf(setup);
    if (board === null || 'problem' in positionAfter(board, lines)) return 'impossible';
    const game = this.games.get(keyOf(setup)) ?? freshGame(setup);
    const tree = lines.reduce(grow, goTo(game.tree, 0));
    if (linesTo(tree).length < lines.length) return 'full';
    return this.take({ ...game, tree }) ? 'loaded' : 'impossible';
  }

  /** The page is there, so both ends are marked in the tree of states. */
  watch(): void {
    this.isWatched = true;
    this.mark();
  }

  /** The page has gone. */
  leave(): void {
    this.isWatched = false;
    this.positions.leave();
  }

  private mark(): void {
    const { A, B } = this.here.world;
    if (this.isWatched) this.positions.move({ A: A.state, B: B.state });
  }

  /** Does what the page asks, where that belongs to the play itself. */
  async act(act: PlayAct): Promise<void> {
    await this.open();
    const { present, tree } = this;
    switch (act.do) {
      case 'move':
        if (isFull(tree) || !this.moves.some(({ line, refused }) => line === act.line && refused === null)) return;
        await this.goOn({ ...present, tree: grow(tree, act.line) });
        return;
      case 'undo':
      case 'redo':
      case 'goTo':
        this.take({ ...present, tree: act.do === 'goTo' ? goTo(tree, act.node) : { undo, redo }[act.do](tree) });
        return;
      case 'again':
        this.again();
        return;
      case 'ask':
        this.ask();
        return;
      case 'declare':
        return this.declare();
      case 'begin':
        await this.begin({ free: act.setup });
        return;
      case 'next': {
        const at = this.challenges.findIndex((one) => one.id === this.challenge?.id);
        const next = this.challenges[(at + 1) % this.challenges.length];
        if (next !== undefined) await this.begin({ challenge: next.id });
        return;
      }
      case 'choose':
      case 'share':
      case 'open':
        return;
    }
  }

  /** What was tried stays, unless there is no room beside it, or the machine has shown the way, which Redo would go again. */
  private again(): void {
    const { tree, hasAsked } = this.present;
    const kept = isFull(tree) || hasAsked ? ROOT : goTo(tree, 0);
    this.take({ ...this.present, tree: kept, hasAsked: false, isProved: false });
  }

  /** What the learner has done may solve the challenge; to be led to a run, by a link or back and forth, does not. */
  private async goOn(game: Game): Promise<void> {
    const wasSolved = this.solved !== null;
    if (!this.put(game)) return;
    const recorded = wasSolved ? undefined : this.recordSolved();
    this.tell();
    await recorded;
  }

  private async recordSolved(): Promise<void> {
    const { challenge, solved } = this;
    if (challenge === undefined || solved === null) return;
    await this.best.record({ [challenge.id]: solved.stars });
    this.solvedOne.fire(challenge.id);
    this.changed.fire(undefined);
  }

  /** The next step of the shortest way to the goal from here. */
  private ask(): void {
    const { board, here, present } = this;
    if (this.solved !== null) return;
    const found = hintFrom(board, here);
    if (found === undefined) return;
    this.take({ ...present, hasAsked: true });
    if (found !== null) this.answer = found;
    this.changed.fire(undefined);
  }

  private async declare(): Promise<void> {
    const { challenge, present } = this;
    if (challenge === undefined || this.solved !== null) return;
    const { shortest, search } = this.shortestOf(challenge);
    if (search?.kind === 'never') {
      await this.goOn({ ...present, isProved: true });
    } else if (!('problem' in shortest)) {
      this.take({ ...present, hasAsked: true });
      this.answer = { kind: 'refuted', steps: shortest.steps, worlds: shortest.worlds };
      this.changed.fire(undefined);
    }
  }

  /** Makes a play the present one. False, and nothing changes, when its run is none. */
  private take(game: Game): boolean {
    if (!this.put(game)) return false;
    this.tell();
    return true;
  }

  private put(game: Game): boolean {
    const board = this.judge.boardOf(game.setup);
    if (board === null) return false;
    const place = positionAfter(board, linesTo(game.tree));
    if ('problem' in place) return false;
    const isElsewhere = this.present.tree.at !== game.tree.at || keyOf(this.present.setup) !== keyOf(game.setup);
    this.present = game;
    this.board = board;
    this.here = place;
    if (isElsewhere) this.answer = null;
    this.games.set(keyOf(game.setup), game);
    return true;
  }

  private tell(): void {
    this.mark();
    this.changed.fire(undefined);
    this.save();
  }

  /** One write after the other; what is written is what is present by then. */
  private save(): void {
    this.saving = this.saving
      .then(() => writePlays(this.stored, keyOf(this.present.setup), this.games))
      .catch((error: unknown) => {
        this.log.error('The play cannot be stored', error);
      });
  }

  /** Resolves when everything so far has been stored; for the tests. */
  saved(): Promise<void> {
    return this.saving;
  }
}
