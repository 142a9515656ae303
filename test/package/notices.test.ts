import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allowed, bundledPackages, notices } from '../../.ci/notices.mjs';
import { readZip } from './zip';

describe('other people’s work in the bundles', function () {
  this.timeout(60_000);
  const shipped = () => readZip('dist/last-ack.vsix').get('extension/ThirdPartyNotices.txt')?.toString('utf8');

  it('is under licences that were read and agreed to, each package named with its version in what ships', async () => {
    const packages = await bundledPackages();
    assert.ok(packages.length > 5, 'the bundles hold hardly anything');
    for (const { name, version, licence } of packages) {
      assert.ok(allowed.has(licence), `${name} is under ${licence}`);
      assert.ok(shipped()?.includes(`${name} ${version} (${licence}): Copyright`), name);
    }
  });

  it('is in the table of CONTRIBUTING.md, or belongs to something that is', async () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const table = readFileSync('CONTRIBUTING.md', 'utf8');
    const own = (await bundledPackages()).filter(({ name }) => name in devDependencies);
    assert.ok(own.length > 5);
    for (const { name, version } of own) {
      assert.ok(table.includes(`\`${name}\``), name);
      assert.equal(version, devDependencies[name], 'another version is installed than package.json says');
    }
  });

  it('is told of in ThirdPartyNotices.txt as it is now (node .ci/notices.mjs writes it)', async () => {
    const now = await notices();
    assert.equal(readFileSync('ThirdPartyNotices.txt', 'utf8'), now);
    assert.equal(shipped(), now);
    assert.match(now, /Permission is hereby granted/u);
    assert.match(now, /Redistribution and use in source and binary forms/u);
    assert.match(now, /creativecommons\.org\/licenses\/by\/4\.0/u);
  });
});
