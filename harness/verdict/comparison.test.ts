import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleVerdict } from '../testing/sample-verdict';
import { compare, differs, losses, shrinkages } from './comparison';
import type { Status, Verdict } from './schema';

const verdictOn = (statuses: Readonly<Record<string, Status>>, more = {}): Verdict =>
  sampleVerdict(
    Object.entries(statuses).map(([id, status]) => sampleRequirement({ id, status })),
    more,
  );

const columnsOf = (...verdicts: Verdict[]): Parameters<typeof compare>[0] =>
  verdicts.map((verdict, index) => ({ name: String(index), verdict }));

test('a requirement that one verdict alone knows has a row, too', () => {
  const { rows } = compare(columnsOf(verdictOn({ A: 'passed' }), verdictOn({ B: 'failed' })));
  const statuses = rows.map(({ id, cells }) => [id, ...cells.map((cell) => cell?.status)]);
  assert.deepEqual(statuses, [
    ['A', 'passed', undefined],
    ['B', undefined, 'failed'],
  ]);
  assert.ok(rows.every(differs));
});

const changes: readonly (readonly [Status, Status | 'absent', boolean])[] = [
  ['passed', 'passed', false],
  ['passed', 'failed', true],
  ['passed', 'flaky', true],
  ['passed', 'blocked', true],
  ['passed', 'inconclusive', true],
  ['passed', 'expected-failure', true],
  ['passed', 'not-applicable', true],
  ['passed', 'not-run', true],
  ['passed', 'absent', true],
  ['unexpected-pass', 'passed', false],
  ['expected-failure', 'passed', false],
  ['expected-failure', 'failed', true],
  ['not-applicable', 'expected-failure', false],
  ['not-applicable', 'failed', true],
  ['not-run', 'flaky', true],
  ['failed', 'flaky', false],
  ['failed', 'absent', false],
];

for (const [before, after, isLoss] of changes) {
  test(`from ${before} to ${after} is ${isLoss ? 'a loss' : 'no loss'}`, () => {
    const second = after === 'absent' ? verdictOn({}) : verdictOn({ A: after });
    const found = losses(compare(columnsOf(verdictOn({ A: before }), second)), 'MUST');
    assert.deepEqual(
      found.map((loss) => [loss.before, loss.after]),
      isLoss ? [[before, after]] : [],
    );
  });
}

test('a loss is of the column that has it, and of its level', () => {
  const good = verdictOn({ A: 'passed' });
  const comparison = compare(columnsOf(good, good, verdictOn({ A: 'failed' })));
  assert.deepEqual(
    losses(comparison, 'MUST').map(({ column }) => column.name),
    ['2'],
  );
  assert.deepEqual(losses(comparison, 'SHOULD'), []);
});

test('verdicts of other features or lanes are said to be so', () => {
  const one = verdictOn({ A: 'passed' });
  assert.deepEqual(compare(columnsOf(one, one)).caveats, []);
  const suite = { ...one.suite, featuresDigest: 'other' };
  const environment = { ...one.environment, lanes: ['polling'] };
  const { caveats } = compare(columnsOf(one, { ...one, suite, environment }));
  assert.deepEqual(caveats, [
    'The verdicts are of different features.',
    'The verdicts are of different lanes.',
  ]);
});

test('a verdict that exercises fewer MUST requirements or lanes covers less', () => {
  const verdict = verdictOn({ A: 'failed', B: 'passed' });
  const lanes = { 'one-server': 'not-applicable' } as const;
  const lesser = sampleVerdict(
    verdict.requirements.map((one) => (one.id === 'A' ? { ...one, lanes } : one)),
    { environment: { ...verdict.environment, lanes: ['one-server'] } },
  );
  const [found, ...others] = shrinkages(compare(columnsOf(verdict, lesser)));
  assert.deepEqual([found?.requirements, found?.lanes], [['A'], ['polling']]);
  assert.deepEqual(others, []);
  assert.deepEqual(shrinkages(compare(columnsOf(lesser, verdict))), []);
});
