import assert from 'node:assert/strict';
import {
  branchFault,
  changelogFault,
  imageFaults,
  imagesOf,
  lockFault,
  tagFault,
  treeFault,
  versionFault,
} from '../../.ci/releaseChecks.mjs';

const TODAY = '2031-05-04';
const changelog = (...sections: string[]) => ['# Changelog', ...sections].join('\n\n');
const ADDED = '### Added\n\n- A thing.';

describe('a release', () => {
  it('has a version of three numbers, for both marketplaces refuse more', () => {
    assert.equal(versionFault('1.20.3'), undefined);
    for (const version of ['1.2', '1.2.3-beta.1', 'v1.2.3', '1.02.3', ''])
      assert.match(versionFault(version) ?? '', /must be three numbers/u, version);
  });

  it('is made from main', () => {
    assert.equal(branchFault('main'), undefined);
    assert.match(branchFault('work') ?? '', /the branch work/u);
    assert.match(branchFault('HEAD') ?? '', /no branch/u);
  });

  it('is made from what is committed', () => {
    assert.equal(treeFault(''), undefined);
    assert.equal(treeFault(' M README.md\n?? new.ts'), 'Not committed: README.md, new.ts.');
    const many = Array.from({ length: 7 }, (_, index) => ` M ${index}.ts`).join('\n');
    assert.equal(treeFault(many), 'Not committed: 0.ts, 1.ts, 2.ts, 3.ts, 4.ts and 2 more.');
  });

  it('happens once', () => {
    assert.equal(tagFault('v0.1.0\nv0.11.0', '0.1.1'), undefined);
    assert.match(tagFault('v0.1.0\nv0.1.1', '0.1.1') ?? '', /tagged already/u);
  });

  it('has the version in the lock file too, in both places', () => {
    assert.equal(lockFault({ version: '2.0.0', packages: { '': { version: '2.0.0' } } }, '2.0.0'), undefined);
    assert.match(lockFault({ version: '1.9.0', packages: { '': { version: '2.0.0' } } }, '2.0.0') ?? '', /of 2\.0\.0/u);
    assert.ok(lockFault({ version: '2.0.0', packages: {} }, '2.0.0'));
  });

  it('is in the changelog, with its date, above the ones before', () => {
    const before = `## 0.1.0 – 2031-01-01\n\n${ADDED}`;
    const entry = `## 0.2.0 – ${TODAY}\n\n${ADDED}`;
    assert.equal(changelogFault(changelog(entry, before), '0.2.0', TODAY), undefined);
    assert.equal(changelogFault(changelog('## Unreleased', entry, before), '0.2.0', TODAY), undefined);
    assert.equal(changelogFault(changelog('## [0.2.0] - 2031-05-03'), '0.2.0', TODAY), undefined);
    assert.match(changelogFault(changelog(before, entry), '0.2.0', TODAY) ?? '', /its newest entry must be/u);
    assert.match(changelogFault(changelog(before), '0.2.0', TODAY) ?? '', /## 0\.2\.0 – 2031-05-04/u);
    assert.match(changelogFault(changelog(), '0.2.0', TODAY) ?? '', /its newest entry must be/u);
  });

  it('leaves nothing unreleased', () => {
    const text = changelog(`## Unreleased\n\n${ADDED}`, `## 0.2.0 – ${TODAY}`);
    assert.match(changelogFault(text, '0.2.0', TODAY) ?? '', /still under “Unreleased”/u);
  });

  it('has come on a day that there is, and not tomorrow', () => {
    for (const date of ['2031-05-05', '2031-13-01'])
      assert.match(changelogFault(changelog(`## 0.2.0 – ${date}`), '0.2.0', TODAY) ?? '', /no day/u, date);
  });

  it('shows images that a marketplace shows', () => {
    const readme =
      '![a](media/a.png)\n![b](https://x.y/b.png "t")\n<img alt="" src="http://x.y/c.png">\n![](https://x.y/d.svg)';
    assert.deepEqual(imagesOf(readme), ['media/a.png', 'https://x.y/b.png', 'http://x.y/c.png', 'https://x.y/d.svg']);
    assert.equal(imageFaults(readme).length, 3);
    assert.deepEqual(imageFaults('![b](https://x.y/b.png)'), []);
  });
});
