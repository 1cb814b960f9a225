import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../testing/temporary-folder';
import { readSpecification } from './specification';

const text = `@transport-specific
Feature: Rooms
  They keep
  secrets.

  Background:
    Given all are connected

  Scenario: Outside the Rule
    Then nobody receives it

  @RM-01 @must
  Rule: Members receive messages

    Scenario Outline: A member sends <what>
      Then all receive it

      Examples:
        | what |
        | "hi" |
`;

async function read(folder: string): ReturnType<typeof readSpecification> {
  mkdirSync(join(folder, 'features'));
  writeFileSync(join(folder, 'features', 'a.feature'), text);
  return await readSpecification(folder);
}

test('a feature has its introduction, its background and the scenarios outside its Rules', async (t) => {
  const { features } = await read(temporaryFolder(t));
  assert.deepEqual(features, [
    {
      title: 'Rooms',
      file: 'features/a.feature',
      tags: ['@transport-specific'],
      about: 'They keep secrets.',
      background: 'Background:\n  Given all are connected',
      unruled: ['Scenario: Outside the Rule\n  Then nobody receives it'],
    },
  ]);
});

test('a Rule has its text, and the line on which it begins', async (t) => {
  const { rules, scenarios } = await read(temporaryFolder(t));
  const [rule] = rules;
  assert.equal(rule?.firstLine, 12);
  const lines = rule.gherkin.split('\n');
  assert.equal(lines[0], '@RM-01 @must');
  const row = scenarios.find(({ requirements }) => requirements.length > 0)?.place;
  assert.equal(row, 'features/a.feature:20');
  assert.match(lines[20 - rule.firstLine] ?? '', /\| "hi" \|/);
});
