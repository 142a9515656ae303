/** Where free play can begin. In the file's own unit of time: milliseconds, or ticks. */
export const SETUPS = {
  rfc: [],
  linux: ['set profile linux'],
  handshake: ['start listening'],
  'two-dialling': ['start closed'],
  'short-msl': ['set msl 1s', 'set user-timeout 10s'],
  'no-time-wait': ['set time-wait 0s'],
  'delayed-ack': ['set delayed-ack 200ms'],
  rfc1337: ['set rfc1337 on'],
  wrap: ['iss A 4294967290', 'iss B 300'],
  ticks: ['set msl 2t', 'set rto 1t..2t', 'A may resend 3', 'B may resend 3'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SetupId = keyof typeof SETUPS;

/** Their ids, in the order in which they are offered. */
export const SETUP_IDS = Object.keys(SETUPS) as SetupId[];
