/** Licences whose terms are kept by the notice. */
export const allowed: ReadonlySet<string>;

/** The packages of which something is in a bundle, sorted by name. */
export function bundledPackages(): Promise<readonly { name: string; version: string; licence: string }[]>;

/** The text of ThirdPartyNotices.txt as it should be now. */
export function notices(): Promise<string>;
