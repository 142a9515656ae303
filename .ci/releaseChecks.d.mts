/** What is wrong, in a sentence; undefined: nothing. */
type Fault = string | undefined;

export function versionFault(version: string): Fault;
export function branchFault(branch: string): Fault;
export function treeFault(status: string): Fault;
export function tagFault(tags: string, version: string): Fault;
export function lockFault(
  lock: { readonly version?: string; readonly packages?: Readonly<Record<string, { readonly version?: string }>> },
  version: string,
): Fault;
export function changelogFault(changelog: string, version: string, today: string): Fault;
export function imagesOf(markdown: string): string[];
export function imageFaults(readme: string): string[];
