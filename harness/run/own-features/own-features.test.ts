import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../../testing/temporary-folder';
import { UsageError } from '../options';
import { readOwnFeatures, type OwnFeatures } from './own-features';

async function read(t: TestContext, feature: string): Promise<OwnFeatures> {
  const path = temporaryFolder(t);
  mkdirSync(join(path, 'steps'));
  writeFileSync(join(path, 'one.feature'), feature);
  writeFileSync(join(path, 'steps', 'one.steps.ts'), '');
  writeFileSync(join(path, 'steps', 'one.d.ts'), '');
  return await readOwnFeatures({ path, named: '--features acme' });
}

async function assertMistake(t: TestContext, feature: string, expected: RegExp): Promise<void> {
  await assert.rejects(read(t, feature), (error) => {
    assert.ok(error instanceof UsageError, String(error));
    assert.match(error.message, expected);
    return true;
  });
}

const steps = '    Given a\n    Then b\n';

test('a tagged Rule, and a tagged scenario outside of Rules, is a requirement', async (t) => {
  const scenario = `  @ACME-1\n  Scenario: One\n${steps}`;
  const rule = `  @ACME-2\n  Rule: Two\n    Why two\n\n    Scenario: Three\n${steps}`;
  const own = await read(t, `Feature: F\n  About F\n\n${scenario}\n${rule}`);
  assert.deepEqual(own.requirements, [
    { id: 'ACME-1', level: 'OWN', title: 'One', capability: 'core', why: 'About F' },
    { id: 'ACME-2', level: 'OWN', title: 'Two', capability: 'core', why: 'Why two' },
  ]);
  assert.deepEqual(
    own.steps.map((file) => file.slice(-'steps/one.steps.ts'.length)),
    ['steps/one.steps.ts'],
  );
});

test('scenarios of a tagged feature are one requirement with its title', async (t) => {
  const scenarios = `  Scenario: One\n${steps}\n  Scenario: Two\n${steps}`;
  const own = await read(t, `@ACME-1\nFeature: F\n\n${scenarios}`);
  assert.deepEqual(
    own.requirements.map(({ id, title }) => [id, title]),
    [['ACME-1', 'F']],
  );
});

test('a scenario without an id is a mistake with its line', async (t) => {
  const expected = /one\.feature:3: "One" has no requirement id; tag it.*@ACME-1/;
  await assertMistake(t, `Feature: F\n\n  Scenario: One\n${steps}`, expected);
});

test('a scenario with an id of the suite is a mistake with its line', async (t) => {
  const expected = /one\.feature:3: "One" is tagged with RM-01, which is an id of the suite/;
  await assertMistake(t, `Feature: F\n  @RM-01\n  Scenario: One\n${steps}`, expected);
});

test('a scenario with two ids is a mistake with its line', async (t) => {
  const expected = /one\.feature:3: "One" is tagged with ACME-1 and ACME-2, expected one/;
  await assertMistake(t, `Feature: F\n  @ACME-1 @ACME-2\n  Scenario: One\n${steps}`, expected);
});

test('a feature that is not Gherkin is a mistake with its line and column', async (t) => {
  await assertMistake(
    t,
    'Feature: F\n  Scenario: One\n    Nonsense!\n    Then b\nx',
    /one\.feature:5:1: /,
  );
});

test('a feature without scenarios is a mistake', async (t) => {
  await assertMistake(
    t,
    'Feature: F\n',
    /^--features acme: the features in .* contain no scenario$/,
  );
});

test('a folder that is missing, or without features, is a mistake', async (t) => {
  const path = temporaryFolder(t);
  const named = 'acme.yaml:3:11: features';
  await assert.rejects(
    readOwnFeatures({ path, named }),
    /^UsageError: acme\.yaml:3:11: features: .* contains no \.feature file$/,
  );
  const missing = join(path, 'missing');
  await assert.rejects(
    readOwnFeatures({ path: missing, named }),
    /^UsageError: acme\.yaml:3:11: features: there is no folder .*missing$/,
  );
});
