import type { Atom, Claim } from '../scenario';
import type { Endpoint } from '../tcp';
import type { End } from '../world';
import { bitOf } from '../world';

/**
 * What the claims ask about, and what therefore need not be told apart. Two worlds that differ only in something that
 * no claim asks about and that nothing reads which can change anything else are one world to the search. Each field
 * that is left out is argued for here; everything else is kept.
 */
export interface Asked {
  /** The states that some claim asks `was` about, for each end: one bit a state. */
  readonly left: { readonly A: number; readonly B: number };
  readonly dataLost: boolean;
  /** What an end's last call or connection ended in. */
  readonly endings: { readonly A: boolean; readonly B: boolean };
  readonly oldAccepted: { readonly A: boolean; readonly B: boolean };
}

/** Gathers what all claims together ask about. */
export function whatIsAsked(claims: readonly Claim[]): Asked {
  const atoms = claims.flatMap(({ condition }) => condition.terms.map(({ atom }) => atom));
  const some = (end: End, ...kinds: readonly Atom['kind'][]) =>
    atoms.some((atom) => kinds.includes(atom.kind) && 'end' in atom && atom.end === end);
  const left = (end: End) =>
    atoms.reduce((bits, atom) => (atom.kind === 'was' && atom.end === end ? bits | bitOf(atom.state) : bits), 0);
  return {
    left: { A: left('A'), B: left('B') },
    dataLost: atoms.some(({ kind }) => kind === 'data-lost'),
    endings: { A: some('A', 'got', 'error'), B: some('B', 'got', 'error') },
    oldAccepted: { A: some('A', 'accepted-old'), B: some('B', 'accepted-old') },
  };
}

/**
 * The endpoint without what does not matter for these claims.
 * - `got`, `refusal`, `fate`, `told`: written by calls and endings, read only by `receive` and by refusals to write them again.
 * - `sent`, `read`: byte counts, read only by `data lost`.
 * - `acceptedOld`: written when a segment is taken, never read by the machine.
 */
export function withoutUnasked(endpoint: Endpoint, end: End, asked: Asked): Endpoint {
  return {
    ...endpoint,
    ...(asked.endings[end] ? {} : { got: null, refusal: null, fate: null, told: false }),
    ...(asked.dataLost ? {} : { sent: 0, read: 0 }),
    ...(asked.oldAccepted[end] ? {} : { acceptedOld: false }),
  };
}
