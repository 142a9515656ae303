/** What a chart shows: columns of equal length. Times are milliseconds; the counts are those at that instant. */
export interface Series {
  readonly time: readonly number[];
  /** Connections in TIME_WAIT, at the end that closes first. */
  readonly inTimeWait: readonly number[];
  readonly open: readonly number[];
  /** How many more connections could open at once (all destinations together). */
  readonly free: readonly number[];
  /** Refused so far. */
  readonly refused: readonly number[];
}

/** One instant of a series. */
export type Sample = readonly [inTimeWait: number, open: number, free: number, refused: number];

/** Samples at even distances; when there are too many, every second one goes and the distance doubles. */
export class Sampler {
  /** When the next sample is due. */
  due = 0;
  private readonly columns: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];

  /** `most` points, an even number; `interval` above 0 is the first distance. */
  constructor(
    private readonly most: number,
    private interval: number,
  ) {}

  add(time: number, sample: Sample): void {
    const [times, ...rest] = this.columns;
    times.push(time);
    for (const [index, column] of rest.entries()) column.push(sample[index] ?? 0);
    this.due = times.length * this.interval;
    if (times.length < this.most) return;
    for (const column of this.columns) {
      for (let at = 0; 2 * at < column.length; at++) column[at] = column[2 * at] ?? 0;
      column.length = Math.ceil(column.length / 2);
    }
    this.interval *= 2;
    this.due = times.length * this.interval;
  }

  /** The samples so far, the last one as things are at `time` now. */
  read(time: number, sample: Sample): Series {
    const [times = [], inTimeWait = [], open = [], free = [], refused = []] = this.columns.map((column) => [...column]);
    const at = time === times.at(-1) ? times.length - 1 : times.length;
    times[at] = time;
    for (const [index, column] of [inTimeWait, open, free, refused].entries()) column[at] = sample[index] ?? 0;
    return { time: times, inTimeWait, open, free, refused };
  }
}
