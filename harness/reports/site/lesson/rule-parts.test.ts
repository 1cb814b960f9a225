import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../../specification/specification';
import { ruleParts } from './rule-parts';

function ruleWith(gherkin: string): Rule {
  const texts = {
    sentence: '',
    description: '',
    place: '',
    feature: '',
    about: '',
    background: '',
  };
  return { requirement: 'lesson-M2', ...texts, gherkin, firstLine: 1 };
}

const head = '@lesson-M2\nRule: Myth 2\n  Statements 49 to 51. True.\n';

test('each scenario of a Rule is a part with its tags and an anchor of its own', () => {
  const { background, scenarios } = ruleParts(
    ruleWith(
      `${head}\n  Scenario: One\n    Given x\n\n  @auth\n  @recovery\n  Scenario: Two\n    When y\n      | a |\n`,
    ),
  );
  assert.equal(background, '');
  assert.deepEqual(scenarios, [
    { title: 'One', anchor: 'lesson-M2-1', gherkin: 'Scenario: One\n  Given x' },
    {
      title: 'Two',
      anchor: 'lesson-M2-2',
      gherkin: '@auth\n@recovery\nScenario: Two\n  When y\n    | a |',
    },
  ]);
});

test('the background of a Rule stands before its scenarios', () => {
  const { background, scenarios } = ruleParts(
    ruleWith(`${head}\n  Background:\n    Given all\n\n  Scenario: One\n    When y`),
  );
  assert.equal(background, 'Background:\n  Given all');
  assert.deepEqual(
    scenarios.map(({ title }) => title),
    ['One'],
  );
});
