/**
 * What an endpoint is configured with. Times have no unit of their own: milliseconds in a scripted run, whole ticks in an
 * explored one. The machine only adds and compares them.
 */
export interface Settings {
  /** `rfc` follows RFC 9293's intent, `linux` the recorded kernel, where the two differ. */
  readonly profile: 'rfc' | 'linux';
  /** Whether time goes in whole ticks and what may happen at an instant is chosen, not timed. */
  readonly discrete: boolean;
  /** Maximum segment lifetime. */
  readonly msl: number;
  /** Length of TIME_WAIT. */
  readonly timeWait: number;
  /** First retransmission timeout: it may fire after `least` and must after `most`; one number twice when it is exact. */
  readonly rto: { readonly least: number; readonly most: number };
  /** The doubled timeout stops growing here (RFC 6298, 2.5: at least 60 s). */
  readonly rtoLimit: number;
  /** Unacknowledged for so long: the connection is aborted (RFC 9293, 3.8.3). `null`: never. */
  readonly userTimeout: number | null;
  /** How long a pure ACK of in-order text or FIN may be held (RFC 9293, 3.8.6.3). `null`: it is sent at once. */
  readonly delayedAck: number | null;
  /** RFC 1337's fix: a RST that reaches TIME_WAIT is ignored. */
  readonly rfc1337: boolean;
  /** How long FIN_WAIT_2 lasts after a full close. `null`: for ever, as in the RFC. */
  readonly finTimeout: number | null;
  /** Largest text of one segment, bytes. */
  readonly mss: number;
  /** RCV.WND of both ends, bytes; it never closes. */
  readonly window: number;
}

/** RFC 9293's values, in milliseconds: MSL 2 min (3.4.2), first timeout 1 s (RFC 6298), user timeout 5 min (3.9.1). */
export const RFC_SETTINGS: Settings = {
  profile: 'rfc',
  discrete: false,
  msl: 120_000,
  timeWait: 240_000,
  rto: { least: 1000, most: 1000 },
  rtoLimit: 60_000,
  userTimeout: 300_000,
  delayedAck: null,
  rfc1337: false,
  finTimeout: null,
  mss: 1448,
  window: 65_535,
};

/** What changes with `set profile linux`: the recorded kernel's values, in milliseconds. */
export const LINUX_SETTINGS: Settings = {
  ...RFC_SETTINGS,
  profile: 'linux',
  msl: 30_000,
  timeWait: 60_000,
  rto: { least: 200, most: 200 },
  delayedAck: 40,
  finTimeout: 60_000,
};
