import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief } from '../../contract/brief';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../../testing/sample-verdict';
import { summary } from './summary';

test('names that a target refuses are one line, with one of them as the example', () => {
  const refused = (room: string) =>
    sampleScenario({
      status: 'not-applicable',
      message: `the target has its own rules for the names of rooms: it refuses ${brief(room)} ('bad name')`,
    });
  const scenarios = ['tea?', "it's", '  '].map(refused);
  const verdict = sampleVerdict([sampleRequirement({ status: 'not-applicable', scenarios })]);
  const text = summary(verdict, {
    rerun: () => '',
    explanations: [],
    folder: 'reports',
    color: false,
  });
  assert.match(
    text,
    /^ {2}3 scenarios: .* it refuses 'tea\?' \('bad name'\), and others like this$/m,
  );
  assert.doesNotMatch(text, /it's/);
});
