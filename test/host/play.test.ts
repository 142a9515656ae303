import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { encodeLink, grow, isFull, linesTo, ROOT } from '../../src/core/play';
import { Logger } from '../../src/host/logger';
import { PlayLinks } from '../../src/host/play/link';
import { Player } from '../../src/host/play/player';
import { Plays, PLAYS_VERSION } from '../../src/host/play/plays';
import { playScreen } from '../../src/host/play/screen';
import { BestStars } from '../../src/host/play/store';
import { Positions } from '../../src/host/states/positions';
import { Stored } from '../../src/host/storage';
import { Memory, until } from './extension';
import { shippedChallenges } from './shipped';

const FOUR_WAY = ['A close', 'deliver FIN A>B', 'deliver ACK B>A', 'B close', 'deliver FIN B>A', 'deliver ACK A>B'];

describe('play', () => {
  const log = new Logger('Test of play');
  const positions = new Positions();
  const challenges = shippedChallenges();
  let memory: Memory;
  let global: Memory;
  const players: Player[] = [];

  beforeEach(() => {
    memory = new Memory();
    global = new Memory();
  });
  afterEach(() => {
    for (const player of players.splice(0)) player.dispose();
  });
  after(() => {
    positions.dispose();
    log.dispose();
  });

  const makePlayer = () => {
    const stored = new Stored(memory, 'plays', PLAYS_VERSION, Plays, log);
    const player = new Player(challenges, stored, new BestStars(global, log), positions, log);
    players.push(player);
    return player;
  };
  const solve = async (player: Player) => {
    await player.begin({ challenge: 'four-way-close' });
    for (const line of FOUR_WAY) await player.act({ do: 'move', line });
  };

  it('a challenge is solved by moves alone; its stars are kept, and told once', async () => {
    const player = makePlayer();
    const told: string[] = [];
    player.onDidSolve((id) => told.push(id));
    await solve(player);
    assert.deepEqual(player.solved, { stars: 3, proved: null });
    assert.deepEqual(told, ['four-way-close']);
    assert.equal(player.isSolved('four-way-close'), true);
    await player.saved();
    const later = makePlayer();
    await later.open();
    assert.equal(later.bestOf('four-way-close'), 3);
    assert.deepEqual(linesTo(later.tree), FOUR_WAY);
  });

  it('a run that a link brings solves nothing for the learner, on the page or in store, until it is made by hand', async () => {
    const player = makePlayer();
    const told: string[] = [];
    player.onDidSolve((id) => told.push(id));
    const kept = () => [playScreen(player, null, 'en').challenge?.solved?.isKept, player.bestOf('four-way-close')];
    const lines = FOUR_WAY.reduce(grow, ROOT);
    const query = encodeLink({ challenge: 'four-way-close' }, lines) ?? '';
    await new PlayLinks(player, { show: () => undefined }).handleUri({ path: '/play', query });
    assert.deepEqual(kept(), [false, null]);
    await player.act({ do: 'undo' });
    await player.act({ do: 'redo' });
    await player.act({ do: 'goTo', node: 0 });
    await player.act({ do: 'goTo', node: FOUR_WAY.length });
    assert.deepEqual([...kept(), told], [false, null, []]);
    await player.act({ do: 'goTo', node: 0 });
    const shown: unknown[] = [];
    player.onDidChange(() => shown.push(kept()[0]));
    for (const line of FOUR_WAY) await player.act({ do: 'move', line });
    assert.deepEqual([...kept(), told], [true, 3, ['four-way-close']]);
    assert.ok(!shown.includes(false), 'for a moment the page says that its own run is not kept');
  });

  it('what is no move is not made', async () => {
    const player = makePlayer();
    await player.begin({ challenge: 'four-way-close' });
    for (const line of ['B close', 'A abort', 'lose FIN A>B', 'inject A>B RST seq 1', 'rubbish'])
      await player.act({ do: 'move', line });
    assert.equal(player.tree.nodes.length, 1);
  });

  it('the machine’s help costs a star, and a wrong “cannot be done” is refuted by a run', async () => {
    const player = makePlayer();
    await player.begin({ challenge: 'four-way-close' });
    await player.act({ do: 'ask' });
    assert.deepEqual(player.asked, { kind: 'next', line: 'A close', steps: 6 });
    for (const line of FOUR_WAY) await player.act({ do: 'move', line });
    assert.equal(player.solved?.stars, 2);
    await player.act({ do: 'again' });
    // The way that the machine has shown is not gone again by Redo, for three stars.
    await player.act({ do: 'redo' });
    assert.equal(player.tree.nodes.length, 1);
    await player.act({ do: 'declare' });
    assert.equal(player.asked.kind, 'refuted');
    assert.equal(player.solved, null);
  });

  it('what cannot be done is solved by saying so', async () => {
    const player = makePlayer();
    await player.begin({ challenge: 'old-duplicate-two-msl' });
    await player.act({ do: 'declare' });
    assert.equal(player.solved?.stars, 3);
    assert.ok((player.solved.proved ?? 0) > 100);
    const screen = playScreen(player, null, 'en');
    assert.ok(screen.challenge?.solved);
  });

  it('a better solution counts, a worse one takes nothing away, whatever another window has stored', async () => {
    const [here, there] = [new BestStars(global, log), new BestStars(global, log)];
    await here.record({ a: 2 });
    await there.record({ b: 1 });
    await here.record({ a: 1 });
    await there.refresh();
    assert.deepEqual([there.of('a'), there.of('b'), there.of('c')], [2, 1, null]);
  });

  it('stars that are forgotten in one window are forgotten in another, which may solve again', async () => {
    const [here, there] = [new BestStars(global, log), new BestStars(global, log)];
    await there.record({ a: 3, b: 2 });
    await here.clear();
    await there.record({ c: 1 });
    await here.refresh();
    assert.deepEqual([here.all, there.all], [{ c: 1 }, { c: 1 }]);
    await there.record({ a: 1 });
    await here.clear();
    await there.clear();
    await here.record({ b: 3 });
    await there.refresh();
    assert.deepEqual(there.all, { b: 3 });
  });

  it('stars go out with an export, are forgotten, and come back; rubbish brings nothing', async () => {
    const player = makePlayer();
    const [one, other] = challenges;
    await player.importStars({ [one!.id]: 2, nowhere: 3 });
    const exported = player.stars;
    assert.deepEqual([player.bestOf(one!.id), 'nowhere' in exported], [2, false]);
    await player.begin({ challenge: 'old-duplicate-two-msl' });
    await player.act({ do: 'declare' });
    await player.resetStars();
    assert.deepEqual([player.isSolved(one!.id), player.stars], [false, {}]);
    // Also the one that is open can be solved again.
    assert.equal(player.solved, null);
    await player.act({ do: 'declare' });
    assert.deepEqual(Object.keys(player.stars), ['old-duplicate-two-msl']);
    await player.resetStars();
    for (const rubbish of [undefined, 7, [3], { [one!.id]: 4 }, { [other!.id]: 'three' }])
      await player.importStars(rubbish);
    assert.deepEqual(player.stars, {});
    await player.importStars(JSON.parse(JSON.stringify(exported)));
    assert.deepEqual(player.stars, exported);
    await player.resetStars();
  });

  it('stored rubbish is set aside, and play begins anew', async () => {
    await memory.update('plays', { version: PLAYS_VERSION, data: { present: 7 } });
    const player = makePlayer();
    await player.open();
    assert.deepEqual(player.setup, { free: 'rfc' });
    assert.ok(memory.keys().some((key) => key.startsWith('plays.aside.')));
  });

  it('a link opens its run as a branch beside what was tried; rubbish opens nothing', async () => {
    const player = makePlayer();
    let shown = 0;
    const page = { show: () => void (shown += 1) };
    const links = new PlayLinks(player, page);
    await player.begin({ free: 'rfc' });
    await player.act({ do: 'move', line: 'A abort' });
    const query = encodeLink({ free: 'rfc' }, ['A close', 'deliver FIN A>B'].reduce(grow, ROOT)) ?? '';
    await links.handleUri({ path: '/play', query });
    assert.equal(shown, 1);
    assert.deepEqual(linesTo(player.tree), ['A close', 'deliver FIN A>B']);
    assert.equal(player.tree.nodes.length, 4);
    const impossible = encodeLink({ free: 'rfc' }, ['deliver FIN A>B'].reduce(grow, ROOT)) ?? '';
    const unknown = encodeLink({ challenge: 'nobody-knows' }, ROOT) ?? '';
    for (const bad of [
      { path: '/play', query: 'play=%00' },
      { path: '/play', query: impossible },
      { path: '/play', query: unknown },
      { path: '/x', query },
    ])
      await links.handleUri(bad);
    assert.equal(shown, 1);
    assert.equal(player.tree.nodes.length, 4);
  });

  it('a play that is full takes no link and no step, and loses nothing; begun again it has room', async () => {
    const player = makePlayer();
    const links = new PlayLinks(player, { show: () => assert.fail('there is no room') });
    await player.begin({ free: 'rfc' });
    for (let node = 0; !isFull(player.tree); node += 1) {
      await player.act({ do: 'goTo', node });
      for (const { line, refused } of player.moves) {
        if (refused !== null) continue;
        await player.act({ do: 'move', line });
        await player.act({ do: 'goTo', node });
      }
    }
    assert.ok(isFull(player.tree));
    await player.act({ do: 'goTo', node: player.tree.nodes.length - 1 });
    const { tree } = player;
    const query = encodeLink({ free: 'rfc' }, FOUR_WAY.reduce(grow, ROOT)) ?? '';
    await links.handleUri({ path: '/play', query });
    for (const { line } of player.moves) await player.act({ do: 'move', line });
    assert.equal(player.tree, tree);
    await player.act({ do: 'again' });
    assert.deepEqual(player.tree, ROOT);
    await new PlayLinks(player, { show: () => undefined }).handleUri({ path: '/play', query });
    assert.deepEqual(linesTo(player.tree), FOUR_WAY);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('the commands open the page on what they name', async () => {
    await vscode.commands.executeCommand('lastAck.challenge', 'three-segments');
    const titles = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until(() => titles().some((label) => /Three segments|三个报文段/.test(label)));
  });
});
