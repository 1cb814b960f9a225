import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../testing/temporary-folder';
import { driftOf } from './drift';
import { readSpecification } from './specification';

const requirement = {
  id: 'RM-01',
  level: 'MUST',
  title: 'Members hear',
  capability: 'core',
  source: 'https://example.org',
} as const;
const good = {
  rule: '  @RM-01 @must\n  Rule: Members hear',
  scenario: '    Scenario: One',
  then: '      Then all hear',
};

const drifts: Record<string, { readonly changed: Partial<typeof good>; readonly says: string }> = {
  'a scenario without a requirement': {
    changed: { rule: '  Rule: Members hear' },
    says: 'features/a.feature:3: "One" is tagged with no requirement',
  },
  'a scenario with two requirements': {
    changed: { rule: '  @RM-01 @RM-02 @must\n  Rule: Members hear' },
    says: 'features/a.feature:4: "One" is tagged with RM-01 and RM-02, expected one requirement',
  },
  'another level than the requirement has': {
    changed: { rule: '  @RM-01 @may\n  Rule: Members hear' },
    says: 'features/a.feature:4: "One" has the level @may, RM-01 has @must',
  },
  'a changed title': {
    changed: { rule: '  @RM-01 @must\n  Rule: Members may hear' },
    says: 'features/a.feature:3: the Rule of RM-01 is "Members may hear", frozen as "Members hear"',
  },
  'one title for two scenarios': {
    changed: { then: '      Then all hear\n\n    Scenario: One\n      Then nobody hears' },
    says: 'features/a.feature:7: "One" is also the title of features/a.feature:4',
  },
  'a tag that is nowhere explained': {
    changed: { scenario: '    @slow\n    Scenario: One' },
    says: 'features/a.feature:5: the tag @slow is not in the table of features/README.md',
  },
  'a scenario that asserts nothing': {
    changed: { then: '      When all speak' },
    says: 'features/a.feature:4: "One" has no Then: it asserts nothing',
  },
  'a requirement without scenario': {
    changed: { rule: '  @RM-02 @must\n  Rule: Members hear' },
    says: 'set.yaml:7: RM-01 has no scenario and no `excluded`',
  },
};

async function driftIn(folder: string, text: string): Promise<string[]> {
  mkdirSync(join(folder, 'features'));
  writeFileSync(join(folder, 'features', 'a.feature'), text);
  return driftOf(await readSpecification(folder), {
    requirements: [requirement],
    placeOf: () => 'set.yaml:7',
    documentedTags: ['@must', '@may'],
  });
}

function featureOf(changed: Partial<typeof good>): string {
  const { rule, scenario, then } = { ...good, ...changed };
  return `Feature: Rooms\n${rule}\n${scenario}\n${then}\n`;
}

test('nothing has drifted where features and set agree', async (t) => {
  assert.deepEqual(await driftIn(temporaryFolder(t), featureOf({})), []);
});

for (const [what, { changed, says }] of Object.entries(drifts))
  test(`${what} is shown with file and line`, async (t) => {
    const drift = await driftIn(temporaryFolder(t), featureOf(changed));
    assert.ok(drift.includes(says), drift.join('\n'));
  });
