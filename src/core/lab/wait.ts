/**
 * Why 2MSL, as an experiment: the same close under every length of TIME_WAIT from 0 to 3 MSL, and two questions about
 * each. Each length and question is a model in the notation, which the explorer decides; nothing is known beforehand.
 */

/** What is asked about a length of TIME_WAIT. */
export const ASKS = ['alive', 'next'] as const;
/**
 * `alive`: A's TIME_WAIT has ended, and a FIN of B's is still under way. `next`: after it, A's next connection between the same
 * addresses and ports, with numbers that make the old ones fit, takes a segment of the old one for its own.
 */
export type Ask = (typeof ASKS)[number];

/** The network and the ends of an experiment; the length of TIME_WAIT is what it tries out. All times in ticks. */
export interface Parameters {
  /** Ticks that one MSL is divided into: how finely the lengths lie. */
  readonly msl: number;
  /** Longest retransmission interval: a retransmission happens after 1 to so many ticks. */
  readonly rto: number;
  /** At most so many segments are lost, in all. */
  readonly losses: number;
  /** At most so many segments are doubled, in all. */
  readonly duplicates: number;
  /** A RST that reaches TIME_WAIT is ignored. */
  readonly rfc1337: boolean;
}

/** Least and most of each number, both included; `rto` in MSL, and it is at least one tick. */
export const RANGES = {
  msl: { min: 2, max: 4 },
  rtoInMsl: { max: 2 },
  losses: { min: 0, max: 3 },
  duplicates: { min: 0, max: 1 },
  /** The longest TIME_WAIT that is tried. */
  waitInMsl: { max: 3 },
} as const;

/** One network that loses a segment, with retransmissions no later than one MSL: where textbooks say 2 MSL. */
export const USUAL: Parameters = { msl: 2, rto: 2, losses: 1, duplicates: 0, rfc1337: true };

/** One length of TIME_WAIT and one question about it. */
export interface Trial {
  readonly ask: Ask;
  /** TIME_WAIT in ticks. */
  readonly ticks: number;
  /** The model, as text in the notation, claim included. */
  readonly model: string;
}

/** The lengths that an experiment tries, in ticks. */
export function lengthsOf({ msl }: Pick<Parameters, 'msl'>): number[] {
  return Array.from({ length: RANGES.waitInMsl.max * msl + 1 }, (_, ticks) => ticks);
}

/** All trials of an experiment: for one question after the other, the shortest length first. */
export function experiment(given: Parameters): Trial[] {
  const parameters = withinRanges(given);
  return ASKS.flatMap((ask) =>
    lengthsOf(parameters).map((ticks) => ({ ask, ticks, model: modelOf(ask, ticks, parameters) })),
  );
}

/**
 * The model that decides about one length. Each end repeats a segment often enough for the network's losses not to run out
 * of repetitions: a bound on them would make a length look safe that is not.
 */
export function modelOf(ask: Ask, ticks: number, { msl, rto, losses, duplicates, rfc1337 }: Parameters): string {
  return [
    'explore',
    `set msl ${msl}t`,
    `set rto 1t..${rto}t`,
    `set time-wait ${ticks}t`,
    `set rfc1337 ${rfc1337 ? 'on' : 'off'}`,
    ...(ask === 'alive' ? closing(losses) : closingAndOpening(losses)),
    ...(losses === 0 ? [] : [`network may lose ${losses}`]),
    ...(duplicates === 0 ? [] : [`network may duplicate ${duplicates}`]),
    CLAIMS[ask],
    '',
  ].join('\n');
}

const CLAIMS: Readonly<Record<Ask, string>> = {
  alive: 'claim never A was TIME_WAIT and A CLOSED and B>A FIN,ACK',
  next: 'claim never A was TIME_WAIT and A accepted old',
};

/** The close that the notation's facts are about. */
const closing = (losses: number) => [
  'A may close',
  'B may close in CLOSE_WAIT',
  'A may resend 2',
  `B may resend ${Math.max(2, losses)}`,
];

/**
 * A close in which B may send a byte, and then a second connection. Its numbers are the worst there are: B's byte or FIN of the
 * first connection is just what A awaits in the second.
 */
const closingAndOpening = (losses: number) => [
  'iss A 100',
  'iss B 300',
  'iss A 102',
  'iss B 300',
  'A may shutdown in ESTABLISHED',
  'B may send 1 in CLOSE_WAIT',
  'B may close in CLOSE_WAIT',
  'B may listen in CLOSED',
  'A may connect',
  'A may resend 1',
  `B may resend ${Math.max(1, losses)}`,
];

/** The same parameters, each as near to what was asked for as its range allows; what is no number becomes the usual. */
export function withinRanges({ msl, rto, losses, duplicates, rfc1337 }: Parameters): Parameters {
  const ticks = within(msl, RANGES.msl.min, RANGES.msl.max, USUAL.msl);
  return {
    msl: ticks,
    rto: within(rto, 1, RANGES.rtoInMsl.max * ticks, ticks),
    losses: within(losses, RANGES.losses.min, RANGES.losses.max, USUAL.losses),
    duplicates: within(duplicates, RANGES.duplicates.min, RANGES.duplicates.max, USUAL.duplicates),
    rfc1337,
  };
}

function within(value: number, min: number, max: number, otherwise: number): number {
  if (Number.isNaN(value)) return otherwise;
  return Math.min(max, Math.max(min, Math.round(value)));
}
