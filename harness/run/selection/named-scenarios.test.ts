import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError, usual, type RunOptions } from '../options';
import { planOf, type Plan } from '../plan';
import { withScenariosNamed } from './named-scenarios';

const planWith = (more: Partial<RunOptions> = {}): Plan =>
  planOf({ ...usual, out: 'reports', ...more });

test('a text selects the scenarios whose names contain it, and the control scenarios', async () => {
  const { named, selected } = await withScenariosNamed(planWith(), 'BOB leaves the LOBBY and');
  const { names = [] } = named ?? {};
  assert.ok(names.includes('bob leaves the lobby and receives no later message'));
  assert.ok(names.includes('The fence arrives after the message that alice sent before it'));
  assert.ok(names.length < 20, names.join('\n'));
  assert.ok(selected?.includes('RM-03'));
});

test('within requirements, only their scenarios are selected', async () => {
  const plan = planWith({ requirement: ['RM-04'] });
  const { selected } = await withScenariosNamed(plan, 'bob leaves');
  assert.deepEqual(selected, ['RM-04']);
});

test('a text that no name contains is refused, with the names that are most like it', async () => {
  await assert.rejects(withScenariosNamed(planWith(), 'bob laeves the loby'), (error: Error) => {
    assert.ok(error instanceof UsageError);
    assert.match(
      error.message,
      /^--scenario bob laeves the loby: no scenario has this in its name; did you mean one of these\?\n {2}\S.*\n/,
    );
    assert.match(error.message, /^ {2}bob leaves the lobby/m);
    return true;
  });
  await assert.rejects(
    withScenariosNamed(planWith(), 'qqqqq'),
    /no scenario has this in its name$/,
  );
});

test('a deviation is not stale while some of its scenarios are not selected', async () => {
  const plan = planWith();
  const listed = {
    reason: 'known',
    since: '2027-01-31',
    at: 'acme.yaml:1:1',
    requirement: 'RM-03',
  };
  const title = 'bob leaves the lobby and receives no later message';
  const deviations = [listed, { ...listed, scenarios: [title] }];
  const target = { ...plan.target, deviations };
  const narrowed = await withScenariosNamed({ ...plan, target }, title);
  assert.deepEqual(
    narrowed.target.deviations.map((one) => 'isPartlyRun' in one && one.isPartlyRun),
    [true, false],
  );
});
