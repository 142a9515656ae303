import type { Claim } from '../scenario';
import type { Group, Space } from './space';

/** A claim that some world has decided. */
export interface Decided {
  readonly claim: Claim;
  readonly world: number;
  /** How many worlds had been reached by then. */
  readonly worlds: number;
}

/** Which claims of a group are decided by the worlds of a search, as they are reached. */
export class Judge {
  /** Claims still open, one bit each: those that any world can decide, and those that only an end can. */
  private anywhere = 0;
  private atEnds = 0;

  constructor(
    private readonly group: Group,
    private readonly space: Space,
    private readonly decide: (decided: Decided) => void,
  ) {
    group.claims.forEach(({ kind }, k) => {
      if (kind === 'always') this.atEnds |= 1 << k;
      else this.anywhere |= 1 << k;
    });
  }

  get isOpen(): boolean {
    return (this.anywhere | this.atEnds) !== 0;
  }

  /** A world was reached: `never` falls and `possible` stands with the first one that fulfils it. */
  see(core: number, network: number, world: number): void {
    const hit = this.group.masks.match(core, network) & this.anywhere;
    if (hit === 0) return;
    const sure = this.checkLoss(hit, core, network);
    this.anywhere &= ~sure;
    this.settle(sure, world);
  }

  /** A run ends here: `always` falls with the first end that does not fulfil it. */
  seeEnd(core: number, network: number, world: number): void {
    if (this.atEnds === 0) return;
    const match = this.group.masks.match(core, network) & this.atEnds;
    const missed = this.atEnds & ~this.checkLoss(match, core, network);
    this.atEnds &= ~missed;
    this.settle(missed, world);
  }

  /** Of the claims in `mask`, those whose word on `data lost` holds too. */
  private checkLoss(mask: number, core: number, network: number): number {
    const { lost, notLost } = this.group.masks;
    if ((mask & (lost | notLost)) === 0) return mask;
    return mask & ~(this.space.losses.isLost(core, network) ? notLost : lost);
  }

  private settle(mask: number, world: number): void {
    this.group.claims.forEach((claim, k) => {
      if ((mask & (1 << k)) !== 0) this.decide({ claim, world, worlds: world + 1 });
    });
  }
}
