import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command } from '../testing/command-line';

test('list shows every requirement on a line, excluded ones without scenarios', async () => {
  const { code, stdout: text } = await command(['list']);
  assert.equal(code, 0);
  assert.match(text, /^RM-02 +MUST {4}core +\d+ {2}\S/m);
  assert.match(text, /^CL-23 +MUST {4}cluster +- {2}\S/m);
});

test('explain shows why a requirement matters, its clauses, Rule, scenarios and mutants', async () => {
  const { code, stdout: text } = await command(['explain', 'TM-02']);
  assert.equal(code, 0);
  for (const part of [
    /^TM-02 MUST {2}\S/,
    /^\n {2}[A-Z][^\n]*\.\n\n {2}contract {4}docs\/contract\.md#c\d+-\d+\n/m,
    /source +https:/,
    /rule +features\/03-messages\/01-one-room\.feature:\d+/,
    /^ {2}scenarios\n {4}features\/.*\.feature:\d+ {2}\S/m,
    /^ {2}mutants that must fail it\n( {4}.*\n)* {4}sender-left-out \(one-server\): \S/m,
  ])
    assert.match(text, part);
});

test('explain leads from a requirement to the Rules of the lesson that show it, and back', async () => {
  const [requirement, rule] = await Promise.all([
    command(['explain', 'TM-05']),
    command(['explain', 'lesson-M2']),
  ]);
  assert.match(
    requirement.stdout,
    /^ {2}in the lesson\n(?: {4}lesson-.*\n)* {4}lesson-M2 {2}Myth 2, corrected: /m,
  );
  assert.doesNotMatch(requirement.stdout, /in depth/);
  assert.match(rule.stdout, /^ {2}in depth\n {4}TM-02 {2}\S.*\n {4}TM-05 {2}\S/m);
  assert.doesNotMatch(rule.stdout, /in the lesson\n/);
});

test('explain takes an id in any case', async () => {
  const [lower, upper] = await Promise.all([
    command(['explain', 'tm-07']),
    command(['explain', 'TM-07']),
  ]);
  assert.equal(lower.code, 0);
  assert.match(lower.stdout, /^TM-07 MUST/);
  assert.equal(lower.stdout, upper.stdout);
});

test('with --json, list and explain print what they know of a requirement as data', async () => {
  const [all, one] = await Promise.all([
    command(['list', '--json']),
    command(['explain', 'tm-02', '--json']),
  ]);
  assert.deepEqual([all.code, one.code], [0, 0]);
  const requirements = JSON.parse(all.stdout) as { id: string }[];
  const found = requirements.find(({ id }) => id === 'TM-02');
  assert.deepEqual(JSON.parse(one.stdout), found);
  assert.match(
    JSON.stringify(found),
    /"id":"TM-02",.*"level":"MUST",.*"clauses":\["docs.contract\.md#.*"scenarios":\[\{"name":.*"mutants":\[\{"mutant":/,
  );
});

test('explain of an unknown id ends with 2, and says where all ids are', async () => {
  const { code, stderr } = await command(['explain', 'nothing']);
  assert.equal(code, 2);
  assert.equal(stderr, 'unknown requirement nothing; `npm run conformance -- list` shows all');
});
