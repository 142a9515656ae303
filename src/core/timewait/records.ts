/** The queues of a simulation, in typed arrays that grow as far as the ports go: memory is constant for each port. */

const none = -1;

function grow<T extends Float64Array | Int32Array | Uint8Array>(old: T, size: number): T {
  const next = new (old.constructor as new (size: number) => T)(size);
  next.set(old);
  return next;
}

/** Open connections in the order in which they will close, which is that in which they opened. */
export class OpenQueue {
  size = 0;
  private head = 0;
  private closeAt = new Float64Array(1024);
  private pool = new Int32Array(1024);

  /** When the first one closes; Infinity when none is open. */
  get nextClose(): number {
    return this.size === 0 ? Infinity : (this.closeAt[this.head] ?? Infinity);
  }

  push(closeAt: number, pool: number): void {
    if (this.size === this.closeAt.length) this.double();
    const at = (this.head + this.size++) & (this.closeAt.length - 1);
    this.closeAt[at] = closeAt;
    this.pool[at] = pool;
  }

  /** Takes the first one out; the value is its destination. */
  shift(): number {
    const pool = this.pool[this.head] ?? 0;
    this.head = (this.head + 1) & (this.closeAt.length - 1);
    this.size--;
    return pool;
  }

  private double(): void {
    const [closeAt, pool] = [grow(this.closeAt, this.size * 2), grow(this.pool, this.size * 2)];
    // What had wrapped round the end goes behind it.
    closeAt.copyWithin(this.size, 0, this.head);
    pool.copyWithin(this.size, 0, this.head);
    [this.closeAt, this.pool] = [closeAt, pool];
  }
}

/**
 * TIME_WAIT records: a list of all by age, and of each destination's by age. A record leaves at the front of the first
 * when it expires, and from the front of the second, wherever it is in the first, when a connection takes it over.
 */
export class Records {
  size = 0;
  /** How many of them may be taken over, as of the last `ripen`. */
  ripe = 0;
  private first = none;
  private last = none;
  private free = none;
  private used = 0;
  /** The oldest that is not yet ripe. */
  private cursor = none;
  private born = new Float64Array(1024);
  private owner = new Int32Array(1024);
  private next = new Int32Array(1024);
  private previous = new Int32Array(1024);
  private younger = new Int32Array(1024);
  private isRipe = new Uint8Array(1024);
  private readonly oldest: Int32Array;
  private readonly youngest: Int32Array;
  /** How many each destination has. */
  readonly held: Int32Array;

  constructor(pools: number) {
    this.oldest = new Int32Array(pools).fill(none);
    this.youngest = new Int32Array(pools).fill(none);
    this.held = new Int32Array(pools);
  }

  add(pool: number, born: number): void {
    const slot = this.takeSlot();
    this.born[slot] = born;
    this.owner[slot] = pool;
    this.next[slot] = none;
    this.younger[slot] = none;
    this.previous[slot] = this.last;
    this.isRipe[slot] = 0;
    if (this.last === none) this.first = slot;
    else this.next[this.last] = slot;
    this.last = slot;
    if (this.cursor === none) this.cursor = slot;
    const youngest = this.youngest[pool] ?? none;
    if (youngest === none) this.oldest[pool] = slot;
    else this.younger[youngest] = slot;
    this.youngest[pool] = slot;
    this.held[pool] = (this.held[pool] ?? 0) + 1;
    this.size++;
  }

  /** Records go whose time is over at `now`. */
  expire(now: number, timeWait: number): void {
    while (this.first !== none && (this.born[this.first] ?? 0) + timeWait <= now) {
      this.takeOldest(this.owner[this.first] ?? 0);
    }
  }

  /** When the destination's oldest record was born; Infinity when it has none. */
  oldestBorn(pool: number): number {
    const slot = this.oldest[pool] ?? none;
    return slot === none ? Infinity : (this.born[slot] ?? Infinity);
  }

  /** Removes the destination's oldest record. */
  takeOldest(pool: number): void {
    const slot = this.oldest[pool] ?? none;
    const [next, previous] = [this.next[slot] ?? none, this.previous[slot] ?? none];
    if (previous === none) this.first = next;
    else this.next[previous] = next;
    if (next === none) this.last = previous;
    else this.previous[next] = previous;
    if (this.cursor === slot) this.cursor = next;
    this.ripe -= this.isRipe[slot] ?? 0;
    const younger = this.younger[slot] ?? none;
    this.oldest[pool] = younger;
    if (younger === none) this.youngest[pool] = none;
    this.held[pool] = (this.held[pool] ?? 0) - 1;
    this.size--;
    this.next[slot] = this.free;
    this.free = slot;
  }

  /** Counts those older than `age` at `now`. */
  ripen(now: number, age: number): void {
    while (this.cursor !== none && now - (this.born[this.cursor] ?? 0) > age) {
      this.isRipe[this.cursor] = 1;
      this.ripe++;
      this.cursor = this.next[this.cursor] ?? none;
    }
  }

  private takeSlot(): number {
    const slot = this.free;
    if (slot !== none) {
      this.free = this.next[slot] ?? none;
      return slot;
    }
    if (this.used === this.born.length) {
      const size = this.used * 2;
      this.born = grow(this.born, size);
      this.owner = grow(this.owner, size);
      this.next = grow(this.next, size);
      this.previous = grow(this.previous, size);
      this.younger = grow(this.younger, size);
      this.isRipe = grow(this.isRipe, size);
    }
    return this.used++;
  }
}
