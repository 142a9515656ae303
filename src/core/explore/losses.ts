import type { World } from '../world';
import { isDataLost } from '../world';
import type { Cores } from './cores';
import type { Ends } from './ends';
import type { Ledgers } from './ledgers';
import type { Networks } from './networks';
import { Pairs, Rows } from './rows';
import type { Segments } from './segments';

/**
 * `data lost`, the one question that both endpoints and the network answer together. Of the network only segments with
 * text matter, whatever their age and number, so the answer is remembered for two endpoints and such a set.
 */
export class Losses {
  private readonly pairs = new Pairs();
  private pairCount = 0;
  private readonly texts = new Rows();
  private readonly textOf = new Map<number, number>();
  private readonly answers = new Pairs();

  constructor(
    private readonly base: World,
    private readonly A: Ends,
    private readonly B: Ends,
    private readonly ledgers: Ledgers,
    private readonly cores: Cores,
    private readonly networks: Networks,
    private readonly segments: Segments,
  ) {}

  /** Whether bytes that an application sent can never be received any more. */
  isLost(core: number, network: number): boolean {
    const { cores } = this;
    return this.ledgers.past(cores.ledger(core)).lostBefore || this.isLostNow(cores.a(core), cores.b(core), network);
  }

  private isLostNow(a: number, b: number, network: number): boolean {
    let pair = this.pairs.get(a, b);
    if (pair < 0) {
      pair = this.pairCount++;
      this.pairs.put(a, b, pair);
    }
    const text = this.textIn(network);
    const known = this.answers.get(pair, text);
    if (known >= 0) return known === 1;
    const flights = [...this.networks.itemsOf(network)].map((item, index) => this.segments.flightOf(item, index + 1));
    const lost = isDataLost({ ...this.base, A: this.A.value(a), B: this.B.value(b), flights, lostBefore: false });
    this.answers.put(pair, text, lost ? 1 : 0);
    return lost;
  }

  /** The different segments with text in a network, as one number. */
  private textIn(network: number): number {
    const known = this.textOf.get(network);
    if (known !== undefined) return known;
    const ids = [...this.networks.itemsOf(network)].map((item) => this.segments.idOf(item));
    const text = this.texts.intern(
      [...new Set(ids.filter((id) => this.segments.value(id).len > 0))].sort((x, y) => x - y),
    );
    this.textOf.set(network, text);
    return text;
  }
}
