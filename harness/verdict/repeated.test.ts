import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleScenario, sampleVerdict } from '../testing/sample-verdict';
import { repeated, withEvidenceIn } from './repeated';
import { verdictSchema, type Status, type Verdict } from './schema';

/** A run in which the one scenario came to this. */
function run(status: 'passed' | 'failed' | 'blocked' | 'not-run', of: Status = status): Verdict {
  const more =
    status === 'failed' ? { message: 'eve received it', evidence: ['polling/e.txt'] } : {};
  const scenario = sampleScenario({ lane: 'polling', status, ...more });
  const requirement = { status: of, lanes: { polling: status }, scenarios: [scenario] };
  return sampleVerdict([sampleRequirement(requirement)]);
}

const over = (...runs: Verdict[]): Verdict =>
  verdictSchema.parse(repeated(runs, { strict: false }));

function first({ requirements }: Verdict): Verdict['requirements'][number] {
  return requirements[0] ?? assert.fail('the verdict has no requirement');
}

test('runs that agree have the verdict of each of them', () => {
  const verdict = over(run('passed'), run('passed'));
  assert.equal(verdict.outcome, 'conformant');
  assert.equal(verdict.environment.runs, 2);
  assert.equal(verdict.durationMs, 2 * run('passed').durationMs);
  assert.deepEqual(first(verdict), first(run('passed')));
});

test('a requirement that failed in some runs is flaky, counts as a failure, and says how often and why', () => {
  const runs = [run('passed'), run('failed'), run('failed')];
  const verdict = over(...runs.map((one, index) => withEvidenceIn(`run-${index + 1}`, one)));
  assert.equal(verdict.outcome, 'not-conformant');
  const { status, lanes, scenarios } = first(verdict);
  assert.deepEqual([status, lanes], ['flaky', { polling: 'flaky' }]);
  const [scenario] = scenarios;
  assert.deepEqual([scenario?.status, scenario?.failedRuns], ['flaky', 2]);
  assert.equal(scenario?.message, 'eve received it');
  assert.deepEqual(scenario.evidence, ['run-2/polling/e.txt', 'run-3/polling/e.txt']);
});

test('a requirement that failed in all runs has failed', () => {
  const verdict = over(run('failed'), run('failed'));
  assert.equal(first(verdict).status, 'failed');
  assert.equal(first(verdict).scenarios[0]?.failedRuns, 2);
});

test('a deviation that fails in some runs only is flaky, one that fails in all is expected', () => {
  const expected = run('failed', 'expected-failure');
  assert.equal(first(over(expected, expected)).status, 'expected-failure');
  assert.equal(first(over(expected, run('passed', 'unexpected-pass'))).status, 'flaky');
});

test('a scenario that did not run in one of them makes the whole incomplete', () => {
  const verdict = over(run('passed'), run('not-run'));
  assert.equal(first(verdict).status, 'not-run');
  assert.equal(verdict.outcome, 'incomplete');
});

test('a scenario that was blocked in one of them is blocked in all', () => {
  const verdict = over(run('passed'), run('blocked'));
  assert.equal(first(verdict).status, 'blocked');
  assert.equal(first(verdict).scenarios[0]?.status, 'blocked');
  assert.equal(verdict.outcome, 'incomplete');
});

test('problems name their run, and an interruption stays one', () => {
  const interrupted = { ...run('passed'), problems: ['no ledger'], interrupted: 'by SIGINT' };
  const verdict = over(run('passed'), interrupted);
  assert.deepEqual(verdict.problems, ['run 2: no ledger']);
  assert.equal(verdict.interrupted, 'by SIGINT');
});

test('scenarios with one title are distinguished by their order', () => {
  const [passed, failed] = [sampleScenario(), sampleScenario({ status: 'failed' })];
  const runOf = (...scenarios: (typeof passed)[]): Verdict =>
    sampleVerdict([sampleRequirement({ scenarios })]);
  const { scenarios } = first(over(runOf(passed, failed), runOf(passed, passed)));
  assert.deepEqual(
    scenarios.map(({ status }) => status),
    ['passed', 'flaky'],
  );
});

test('a crash in any run is reported, with the log in the folder of that run', () => {
  const crash = { instance: 'standalone instance 1', reason: 'exited with code 1', lastLines: [] };
  const deadly = { ...run('failed'), crashes: [{ ...crash, log: 'logs/a.log' }, crash] };
  const runs = [run('passed'), deadly].map((one, index) => withEvidenceIn(`run-${index + 1}`, one));
  assert.deepEqual(over(...runs).crashes, [{ ...crash, log: 'run-2/logs/a.log' }, crash]);
});
