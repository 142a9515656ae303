import type { Atom, Claim } from '../scenario';
import type { Endpoint, Segment } from '../tcp';
import type { End, World } from '../world';
import { holds } from './holds';
import { grow } from './rows';
import type { Segments } from './segments';

/** As many claims as one number has bits to spare; and of different questions about segments, as many to a number. */
const BITS = 31;

type Part = 'A' | 'B' | 'network' | 'past' | 'whole';

/** Which part of a world decides an atom. */
function partOf(atom: Atom): Part {
  switch (atom.kind) {
    case 'state':
    case 'got':
    case 'error':
    case 'timer':
    case 'number':
    case 'accepted-old':
      return atom.end;
    case 'segment':
    case 'in-flight':
      return 'network';
    case 'was':
      return 'past';
    case 'data-lost':
      return 'whole';
  }
}

/**
 * Claims taken apart. A condition is a conjunction, and each atom looks at one part of a world: an endpoint, what is
 * under way, the past. So every part has a mask, worked out once, of the claims whose atoms about it hold; a world's
 * claims are the bits that its masks share. Only `data lost` asks about all at once (losses.ts).
 *
 * `evaluate` decides every atom, put to a world that has the part in question and is otherwise of no importance.
 */
export class Claims {
  /** Bit k: claim k asks `data lost`, or `not data lost`. */
  readonly lost: number;
  readonly notLost: number;
  private A = new Int32Array(64);
  private B = new Int32Array(64);
  private cores = new Int32Array(64);
  private networks = new Int32Array(64);
  private pasts = new Int32Array(64);
  /** The different atoms about the network. */
  private readonly questions: readonly Questions[];

  constructor(
    private readonly claims: readonly Claim[],
    private readonly base: World,
  ) {
    if (claims.length > BITS) throw new Error('claims: too many at once');
    const atoms = networkAtoms(claims);
    this.questions = Array.from({ length: Math.ceil(atoms.length / BITS) }, (_, index) =>
      questionsOf(claims, atoms.slice(index * BITS, (index + 1) * BITS)),
    );
    const whole = (not: boolean) =>
      this.maskOf((claim) => claim.condition.terms.some((term) => partOf(term.atom) === 'whole' && term.not === not));
    this.lost = whole(false);
    this.notLost = whole(true);
  }

  /** The claims whose conditions hold in a world, but for what they say of lost data. */
  match(core: number, network: number): number {
    return (this.cores[core] ?? 0) & (this.networks[network] ?? 0);
  }

  seeCore(core: number, a: number, b: number, ledger: number): void {
    this.cores = grow(this.cores, core + 1);
    this.cores[core] = (this.A[a] ?? 0) & (this.B[b] ?? 0) & (this.pasts[ledger] ?? 0);
  }

  seeEndpoint(end: End, id: number, endpoint: Endpoint): void {
    const mask = this.maskFor(end, { ...this.base, [end]: endpoint });
    this[end] = grow(this[end], id + 1);
    this[end][id] = mask;
  }

  seePast(ledger: number, past: Pick<World, 'left' | 'lostBefore'>): void {
    const mask = this.maskFor('past', { ...this.base, ...past });
    this.pasts = grow(this.pasts, ledger + 1);
    this.pasts[ledger] = mask;
  }

  seeSegment(id: number, from: End, segment: Segment): void {
    const world: World = { ...this.base, flights: [{ id: 1, from, segment, age: 0 }] };
    for (const { atoms, satisfied } of this.questions)
      satisfied[id] = atoms.reduce((bits, atom, at) => (holds(atom, world) ? bits | (1 << at) : bits), 0);
  }

  seeNetwork(network: number, items: Int32Array, segments: Segments): void {
    let mask = this.maskOf(() => true);
    for (const { satisfied, terms } of this.questions) {
      let bits = 0;
      for (const item of items) bits |= satisfied[segments.idOf(item)] ?? 0;
      terms.forEach(({ need, shun }, k) => {
        if ((bits & need) !== need || (bits & shun) !== 0) mask &= ~(1 << k);
      });
    }
    this.networks = grow(this.networks, network + 1);
    this.networks[network] = mask;
  }

  private maskFor(part: Part, world: World): number {
    return this.maskOf(({ condition }) =>
      condition.terms.every(({ not, atom }) => partOf(atom) !== part || holds(atom, world) !== not),
    );
  }

  private maskOf(test: (claim: Claim) => boolean): number {
    return this.claims.reduce((mask, claim, k) => (test(claim) ? mask | (1 << k) : mask), 0);
  }
}

/** Some atoms about the network: which of them each segment satisfies, and which each claim wants, or wants not. */
interface Questions {
  readonly atoms: readonly Atom[];
  readonly satisfied: number[];
  readonly terms: readonly { readonly need: number; readonly shun: number }[];
}

function questionsOf(claims: readonly Claim[], atoms: readonly Atom[]): Questions {
  const keys = atoms.map((atom) => JSON.stringify(atom));
  const bits = (claim: Claim, not: boolean) =>
    claim.condition.terms.reduce((all, term) => {
      const at = keys.indexOf(JSON.stringify(term.atom));
      return at >= 0 && term.not === not ? all | (1 << at) : all;
    }, 0);
  const terms = claims.map((claim) => ({ need: bits(claim, false), shun: bits(claim, true) }));
  return { atoms, satisfied: [], terms };
}

function networkAtoms(claims: readonly Claim[]): readonly Atom[] {
  const atoms = claims
    .flatMap(({ condition }) => condition.terms.map(({ atom }) => atom))
    .filter((atom) => partOf(atom) === 'network');
  return [...new Map(atoms.map((atom) => [JSON.stringify(atom), atom])).values()];
}

/** The claims in groups small enough for one number each. */
export function groupClaims(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  return Array.from({ length: Math.max(1, Math.ceil(claims.length / BITS)) }, (_, index) =>
    claims.slice(index * BITS, (index + 1) * BITS),
  );
}
