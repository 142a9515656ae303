// Looks whether this version can be released, builds the package that would be, and says what is left to be done by hand:
// npm run release. It publishes nothing, tags nothing and pushes nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { branchFault, changelogFault, lockFault, tagFault, treeFault, versionFault } from './releaseChecks.mjs';

const packageFile = 'dist/last-ack.vsix';
const { name, publisher, version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
const today = new Date().toISOString().slice(0, 10);

/** What git prints. */
function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trimEnd();
}

/** Ends with status 1 when there is anything to say. */
function stopAt(faults) {
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length === 0) return;
  console.error(`${version} cannot be released:`);
  for (const fault of found) console.error(`  - ${fault}`);
  process.exit(1);
}

/** Runs a step of npm's with all that it prints. */
function npm(...args) {
  console.log(`\n$ npm ${args.join(' ')}`);
  const windows = process.platform === 'win32';
  const { status } = spawnSync(windows ? 'npm.cmd' : 'npm', args, { stdio: 'inherit', shell: windows });
  stopAt([status === 0 ? undefined : `npm ${args.join(' ')} failed: see its message just before this line.`]);
}

const tree = () => treeFault(git('status', '--porcelain'));

// What takes no time comes first, all of it.
stopAt([
  versionFault(version),
  branchFault(git('rev-parse', '--abbrev-ref', 'HEAD')),
  tree(),
  tagFault(git('tag', '--list'), version),
  lockFault(JSON.parse(readFileSync('package-lock.json', 'utf8')), version),
  changelogFault(readFileSync('CHANGELOG.md', 'utf8'), version, today),
]);
npm('run', 'check');
// All of them: what ships is bundled, and so a dependency of the development only.
npm('audit');
// It builds the package, and tests that very file.
npm('test');
stopAt([existsSync(packageFile) ? undefined : `${packageFile} is missing.`, tree()]);

const bytes = readFileSync(packageFile);
const kilobytes = (size) => `${(size / 1000).toFixed(0)} KB`;
const home = repository.url.replace(/\.git$/u, '');
console.log(`
${packageFile}: ${kilobytes(bytes.length)}, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}
${['dist/extension.js', 'dist/kernel.js', 'dist/texts.json', 'dist/webview/page.js', 'dist/webview/page.css']
  .map((file) => `  ${file}: ${kilobytes(statSync(file).size)} unpacked`)
  .join('\n')}

Everything that a program can see is in order. Left to be done by hand, in this order:
  1. ${home} exists and is public; this commit is pushed to its main branch: git push origin main
     Then the pictures can be reached: open ${home}/raw/HEAD/media/listing/film.png
  2. The publisher "${publisher}" exists at both marketplaces and is yours, and you have a token of each.
     Visual Studio Marketplace: npx vsce login ${publisher}. Open VSX: its publisher agreement is signed, and
     npx ovsx create-namespace ${publisher} has been run once.
  3. npx vsce publish --packagePath ${packageFile}
  4. npx ovsx publish ${packageFile}
  5. git tag -a v${version} -m "${name} ${version}" && git push origin v${version}
  6. Install it from each marketplace into a fresh VS Code, and look at the listing.`);
