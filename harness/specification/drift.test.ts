import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../testing/temporary-folder';
import { driftOf, type Frozen } from './drift';
import type { Requirement } from './requirements';
import { readSpecification } from './specification';

const requirement = {
  id: 'RM-01',
  level: 'MUST' as const,
  title: 'Members receive',
  capability: 'core',
  source: 'https://example.org',
  why: 'Silence.',
  clause: ['7.2'],
} satisfies Requirement;
const good = {
  rule: '  @RM-01 @must\n  Rule: Members receive',
  scenario: '    Scenario: One',
  then: '      Then all receive it',
};

const drifts: Record<string, { readonly changed: Partial<typeof good>; readonly says: string }> = {
  'a scenario without a requirement': {
    changed: { rule: '  Rule: Members receive' },
    says: 'features/a.feature:3: "One" is tagged with no requirement',
  },
  'a scenario with two requirements': {
    changed: { rule: '  @RM-01 @RM-02 @must\n  Rule: Members receive' },
    says: 'features/a.feature:4: "One" is tagged with RM-01 and RM-02, expected one requirement',
  },
  'another level than the requirement has': {
    changed: { rule: '  @RM-01 @may\n  Rule: Members receive' },
    says: 'features/a.feature:4: "One" has the level @may, RM-01 has @must',
  },
  'a changed title': {
    changed: { rule: '  @RM-01 @must\n  Rule: Members may receive' },
    says: 'features/a.feature:3: the Rule of RM-01 is "Members may receive", frozen as "Members receive"',
  },
  'one title for two scenarios': {
    changed: {
      then: '      Then all receive it\n\n    Scenario: One\n      Then nobody receives it',
    },
    says: 'features/a.feature:7: "One" is also the title of features/a.feature:4',
  },
  'a tag without documentation': {
    changed: { scenario: '    @slow\n    Scenario: One' },
    says: 'features/a.feature:5: the tag @slow is not in the table of features/README.md',
  },
  'a scenario that asserts nothing': {
    changed: { then: '      When all send' },
    says: 'features/a.feature:4: "One" has no Then: it asserts nothing',
  },
  'a requirement without scenario': {
    changed: { rule: '  @RM-02 @must\n  Rule: Members receive' },
    says: 'set.yaml:7: RM-01 has no scenario and no `excluded`',
  },
};

const frozen: Frozen = {
  requirements: [requirement],
  placeOf: () => 'set.yaml:7',
  clauses: ['7.2'],
  documentedTags: ['@must', '@may'],
};

/** Writes features into a folder and returns their drift. */
async function driftIn(
  folder: string,
  texts: Readonly<Record<string, string>>,
  more: Partial<Frozen> = {},
): Promise<string[]> {
  mkdirSync(join(folder, 'features'));
  for (const [file, text] of Object.entries(texts)) {
    writeFileSync(join(folder, 'features', file), text);
  }
  return driftOf(await readSpecification(folder), { ...frozen, ...more });
}

function featureOf(changed: Partial<typeof good>): string {
  const { rule, scenario, then } = { ...good, ...changed };
  return `Feature: Rooms\n${rule}\n${scenario}\n${then}\n`;
}

test('features that agree with the requirement set have no drift', async (t) => {
  const folder = temporaryFolder(t);
  assert.deepEqual(await driftIn(folder, { 'a.feature': featureOf({}) }), []);
});

for (const [what, { changed, says }] of Object.entries(drifts))
  test(`${what} is reported with file and line`, async (t) => {
    const drift = await driftIn(temporaryFolder(t), { 'a.feature': featureOf(changed) });
    assert.ok(drift.includes(says), drift.join('\n'));
  });

test('a clause that the contract lacks is reported', async (t) => {
  const drift = await driftIn(temporaryFolder(t), { 'a.feature': featureOf({}) }, { clauses: [] });
  assert.deepEqual(drift, ['set.yaml:7: RM-01 names clause 7.2, which the contract lacks']);
});

test('a Rule in two files, and one number for two files, are reported', async (t) => {
  const two = featureOf({ scenario: '    Scenario: Two' });
  const drift = await driftIn(temporaryFolder(t), {
    '01-a.feature': featureOf({}),
    '01-b.feature': two,
  });
  assert.deepEqual(drift, [
    'features/01-b.feature:3: the Rule of RM-01 also stands at features/01-a.feature:3',
    'features/01-b.feature: features/01-a.feature has the same number',
  ]);
});
