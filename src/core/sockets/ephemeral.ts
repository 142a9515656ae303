/** The ports that connect() gives out: `low` to `high`, both included, without those that are `reserved`. */
export interface EphemeralPorts {
  readonly low: number;
  readonly high: number;
  /** Within the range. */
  readonly reserved: ReadonlySet<number>;
}

/** How many there are. */
export const countPorts = ({ low, high, reserved }: EphemeralPorts): number => high - low + 1 - reserved.size;

/** Whether connect() may give out a port. */
export const isGivenOut = ({ low, high, reserved }: EphemeralPorts, port: number): boolean =>
  port >= low && port <= high && !reserved.has(port);

/**
 * What Linux says in /proc/sys/net/ipv4/ip_local_port_range (`32768 60999`) and ip_local_reserved_ports
 * (`8080,9148-9150`); null when the first is no range.
 */
export function readEphemeralPorts(range: string, reservedPorts: string): EphemeralPorts | null {
  const [, from, to] = /^\s*(\d{1,5})\s+(\d{1,5})\s*$/.exec(range) ?? [];
  if (from === undefined || to === undefined) return null;
  const [low, high] = [Number(from), Number(to)];
  const reserved = new Set<number>();
  for (const [, first, last = first] of reservedPorts.matchAll(/(\d{1,5})(?:-(\d{1,5}))?/g)) {
    const end = Math.min(Number(last), high);
    for (let port = Math.max(Number(first), low); port <= end; port++) reserved.add(port);
  }
  return { low, high, reserved };
}
