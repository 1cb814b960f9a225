import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../../testing/temporary-folder';
import { usual, type RunOptions } from '../options';
import { planOf } from '../plan';
import { ownFeaturesFor } from './chosen-features';

function options(t: TestContext): RunOptions & { readonly other: string } {
  const folder = temporaryFolder(t);
  for (const id of ['ACME-1', 'OTHER-1']) {
    mkdirSync(join(folder, id));
    const scenario = `  @${id}\n  Scenario: One\n    Given a\n    Then b\n`;
    writeFileSync(join(folder, id, 'one.feature'), `Feature: F\n\n${scenario}`);
  }
  const target = join(folder, 'acme.yaml');
  writeFileSync(target, 'name: Acme\nstart: { reference: true }\nfeatures: ACME-1\n');
  return { ...usual, out: 'reports', target, other: join(folder, 'OTHER-1') };
}

async function idsFor(given: RunOptions): Promise<string[] | undefined> {
  return (await ownFeaturesFor(given))?.requirements.map(({ id }) => id);
}

test('the target file names the folder, relative to itself, and the option another one', async (t) => {
  const { other, ...given } = options(t);
  assert.deepEqual(await idsFor(given), ['ACME-1']);
  assert.deepEqual(await idsFor({ ...given, features: other }), ['OTHER-1']);
});

test('own requirements are selected by id, by family, and all of them alone', async (t) => {
  const given = options(t);
  const own = await ownFeaturesFor(given);
  assert.equal(planOf(given, own).selected, undefined);
  for (const selection of [{ requirement: ['ACME'] }, { onlyFeatures: true as const }])
    assert.deepEqual(planOf({ ...given, ...selection }, own).selected, ['ACME-1']);
});
