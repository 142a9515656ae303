// The bind buckets: who holds which port, and whether a socket may join them.

import { wildcard, type AddressBucket, type Bucket, type Host, type Owner } from './host';
import { setPort } from './portset';
import { emptyTrie, first, get, remove, set, type Trie } from './trie';

// The four facts about an owner that bind() and connect() of others depend on, as bits of a class number.
const reuseAddrBit = 1;
const reusePortBit = 2;
const listenBit = 4;
const connectBit = 8;

const classOf = (owner: Owner): number =>
  (owner.reuseAddr ? reuseAddrBit : 0) |
  (owner.reusePort ? reusePortBit : 0) |
  (owner.state === 'LISTEN' ? listenBit : 0) |
  (owner.connectBound ? connectBit : 0);

const noOwners: readonly Trie<true>[] = Array.from({ length: 16 }, () => emptyTrie<true>());
const noBucket: Bucket = { connectOnly: false, shared: undefined, addresses: new Map() };

/** The owners of `port`, or undefined when nobody holds it. */
export const findBucket = (host: Host, port: number): Bucket | undefined => get(host.buckets, port);

function withBucket(host: Host, port: number, bucket: Bucket): Host {
  const held = bucket.addresses.size > 0;
  return {
    ...host,
    buckets: held ? set(host.buckets, port, bucket) : remove(host.buckets, port),
    closed: setPort(host.closed, port, held && !bucket.connectOnly),
  };
}

const withAddress = (bucket: Bucket, address: string, owners: AddressBucket): Bucket => {
  const addresses = new Map(bucket.addresses);
  if (owners.size === 0) addresses.delete(address);
  else addresses.set(address, owners);
  return { ...bucket, addresses };
};

const changeClass = (owners: AddressBucket, index: number, change: (ids: Trie<true>) => Trie<true>): AddressBucket => {
  const old = owners.classes[index] ?? emptyTrie<true>();
  const ids = change(old);
  const classes = owners.classes.slice();
  classes[index] = ids;
  return { ...owners, classes, size: owners.size + ids.size - old.size };
};

/** The bucket with `owner` in its class at its address; `connectOnly` is for an address that is new to the bucket. */
function insert(bucket: Bucket, owner: Owner, connectOnly: boolean): Bucket {
  const owners = bucket.addresses.get(owner.local.address) ?? { connectOnly, classes: noOwners, size: 0 };
  return withAddress(
    bucket,
    owner.local.address,
    changeClass(owners, classOf(owner), (ids) => set(ids, owner.id, true)),
  );
}

/** The bucket without `owner`. An address left to owners whose port connect() chose is open to connect() again. */
function extract(bucket: Bucket, owner: Owner): Bucket {
  const before = bucket.addresses.get(owner.local.address);
  if (before === undefined) return bucket;
  const owners = changeClass(before, classOf(owner), (ids) => remove(ids, owner.id));
  const bound = owners.classes.some((ids, index) => (index & connectBit) === 0 && ids.size > 0);
  return withAddress(bucket, owner.local.address, bound ? owners : { ...owners, connectOnly: true });
}

/** Puts `owner`, which has its address and port already, among the holders of the port, by bind() or listen(): from
 * now on connect() passes over this port when it chooses one (Linux: inet_csk_update_fastreuse). */
export function joinByBind(host: Host, owner: Owner): Host {
  const bucket = noteBind(findBucket(host, owner.local.port) ?? noBucket, owner);
  const joined = insert(bucket, owner, false);
  const owners = joined.addresses.get(owner.local.address);
  const closed = owners && withAddress(joined, owner.local.address, { ...owners, connectOnly: false });
  return withBucket(host, owner.local.port, closed ?? joined);
}

/** The same for an owner whose port connect() chose. */
export function joinByConnect(host: Host, owner: Owner): Host {
  const bucket = findBucket(host, owner.local.port) ?? { ...noBucket, connectOnly: true };
  return withBucket(host, owner.local.port, insert(bucket, owner, true));
}

/** The same for a connection that follows its listener (Linux: __inet_inherit_port). */
export function joinByAccept(host: Host, owner: Owner): Host {
  const bucket = findBucket(host, owner.local.port) ?? noBucket;
  return withBucket(host, owner.local.port, insert(bucket, owner, false));
}

/** Gives `owner` the place of `old`, which stood under another address of the same port. Whether connect() may choose
 * the port is not asked anew (Linux: inet_bhash2_update_saddr). */
export function move(host: Host, old: Owner, owner: Owner): Host {
  const bucket = findBucket(host, old.local.port);
  return bucket === undefined ? host : withBucket(host, old.local.port, insert(extract(bucket, old), owner, false));
}

/** What a bind() leaves behind on the bucket for those that come later. */
function noteBind(bucket: Bucket, owner: Owner): Bucket {
  const shared = !owner.reusePort ? undefined : mayShare(bucket, owner) ? bucket.shared : owner.local.address;
  return { ...bucket, connectOnly: false, shared };
}

/** Takes `owner` out. When only owners remain whose port connect() chose, connect() may choose it again (since Linux
 * 6.18; before, the port stayed closed to connect() until its last owner had gone). */
export function leave(host: Host, owner: Owner): Host {
  const bucket = findBucket(host, owner.local.port);
  if (bucket === undefined) return host;
  const rest = extract(bucket, owner);
  const open = rest.connectOnly || [...rest.addresses.values()].every((one) => one.connectOnly);
  return withBucket(host, owner.local.port, open ? { ...rest, connectOnly: true, shared: undefined } : rest);
}

/** Gives `owner` the place of `old` – same port, other options or state – without any further consequence. */
export function reclassify(host: Host, old: Owner, owner: Owner): Host {
  if (classOf(old) === classOf(owner)) return host;
  const { address, port } = old.local;
  const bucket = findBucket(host, port);
  const before = bucket?.addresses.get(address);
  if (bucket === undefined || before === undefined) return host;
  const out = changeClass(before, classOf(old), (ids) => remove(ids, old.id));
  const owners = changeClass(out, classOf(owner), (ids) => set(ids, owner.id, true));
  return withBucket(host, port, withAddress(bucket, address, owners));
}

/** The short way in: a SO_REUSEPORT socket joins the SO_REUSEPORT sockets that were the last to bind, no questions
 * asked (Linux: sk_reuseport_match with FASTREUSEPORT_STRICT). */
const mayShare = (bucket: Bucket, owner: Owner): boolean =>
  owner.reusePort && (bucket.shared === owner.local.address || bucket.shared === wildcard);

/** Whether an owner of class `index` keeps `owner` out (Linux: inet_bind_conflict). */
function keepsOut(owner: Owner, index: number): boolean {
  const bothReuseAddr = owner.reuseAddr && (index & reuseAddrBit) !== 0 && (index & listenBit) === 0;
  const bothReusePort = owner.reusePort && (index & reusePortBit) !== 0;
  return !bothReuseAddr && !bothReusePort;
}

/**
 * The id of an owner of `port` that keeps `owner` from binding it at its address, or undefined when it may join.
 * `named` is false when the application asked for any free port: then every owner is in the way, whatever its
 * options, because a port with a second owner is not what was asked for.
 */
export function findConflict(host: Host, owner: Owner, port: number, named: boolean): number | undefined {
  const bucket = findBucket(host, port);
  if (bucket === undefined || (named && mayShare(bucket, owner))) return undefined;
  const { address } = owner.local;
  for (const [other, owners] of bucket.addresses) {
    // A wildcard meets every address, every address meets itself and the wildcard.
    if (address !== wildcard && other !== wildcard && other !== address) continue;
    for (const [index, ids] of owners.classes.entries()) {
      if (ids.size === 0 || (named && !keepsOut(owner, index))) continue;
      const id = firstOther(ids, owner.id);
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

/** Some id of `ids` other than `self`: a socket is not in its own way when it asks again in listen(). */
function firstOther(ids: Trie<true>, self: number): number | undefined {
  const [id] = first(ids) ?? [];
  if (id !== self) return id as number | undefined;
  const [other] = first(remove(ids, self)) ?? [];
  return other as number | undefined;
}

/** A listener on exactly `address` and `port`, or undefined. */
export function findListenerAt(host: Host, address: string, port: number): number | undefined {
  const owners = findBucket(host, port)?.addresses.get(address);
  for (const [index, ids] of owners?.classes.entries() ?? []) {
    if ((index & listenBit) !== 0 && ids.size > 0) return first(ids)?.[0] as number;
  }
  return undefined;
}
