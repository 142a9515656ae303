// What must hold before a version is released, as sentences: each function returns what is wrong, or undefined.

/** Both marketplaces take three numbers and nothing behind them. */
export function versionFault(version) {
  if (/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/u.test(version)) return undefined;
  return `package.json: the version is "${version}", and must be three numbers, as in 1.2.3.`;
}

/** `branch`: what `git rev-parse --abbrev-ref HEAD` says. */
export function branchFault(branch) {
  if (branch === 'main') return undefined;
  return `This is ${branch === 'HEAD' ? 'no branch' : `the branch ${branch}`}: releases are made from main.`;
}

/** `status`: what `git status --porcelain` says. */
export function treeFault(status) {
  const files = status.split('\n').filter((line) => line !== '');
  if (files.length === 0) return undefined;
  const named = files.slice(0, 5).map((line) => line.slice(3));
  return `Not committed: ${named.join(', ')}${files.length > named.length ? ` and ${files.length - named.length} more` : ''}.`;
}

/** `tags`: one a line, as `git tag` lists them. */
export function tagFault(tags, version) {
  if (!tags.split('\n').includes(`v${version}`)) return undefined;
  return `v${version} is tagged already: choose the next version in package.json and package-lock.json.`;
}

/** The lock file repeats the version, and npm does not mind when it is another. */
export function lockFault(lock, version) {
  if (lock.version === version && lock.packages?.['']?.version === version) return undefined;
  return `package-lock.json is of version ${lock.version}, package.json of ${version}: run npm install.`;
}

/** The changelog has the version with its date, on top, and nothing is left under “Unreleased”. `today`: YYYY-MM-DD. */
export function changelogFault(changelog, version, today) {
  const sections = changelog.split(/^## /mu).slice(1);
  const unreleased = sections.find((section) => /^\[?unreleased/iu.test(section));
  if (unreleased !== undefined && /^\s*[-*] /mu.test(unreleased))
    return `CHANGELOG.md: something is still under “Unreleased”. Its heading becomes: ## ${version} – ${today}`;
  const [top] = sections.filter((section) => section !== unreleased);
  const [, named, date] = /^\[?([\d.]+)\]?\s+[-–—]\s+(\d{4}-\d{2}-\d{2})\s*$/mu.exec(top?.split('\n')[0] ?? '') ?? [];
  if (named !== version) return `CHANGELOG.md: its newest entry must be: ## ${version} – ${today}`;
  if (Number.isNaN(Date.parse(date)) || date > today)
    return `CHANGELOG.md: ${date} is no day on which ${version} came.`;
  return undefined;
}

/** The addresses of all images of a Markdown text, in their order, Markdown's and HTML's. */
export function imagesOf(markdown) {
  const found = markdown.matchAll(/!\[[^\]]*\]\(\s*<?([^)\s>]+)|<img\b[^>]*?\bsrc=["']([^"']+)/gu);
  return [...found].map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml);
}

/** What both marketplaces refuse or show broken in a packed readme: relative images, plain http, SVG. */
export function imageFaults(readme) {
  return imagesOf(readme).flatMap((address) => {
    if (!address.startsWith('https://')) return [`The readme's image ${address} has no https address.`];
    if (new URL(address).pathname.endsWith('.svg'))
      return [`The readme's image ${address} is an SVG, which is refused.`];
    return [];
  });
}
