import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overallOutcome, totalsOf } from './outcome';
import type { RequirementVerdict, ScenarioStatus } from './schema';

const coverage = { capabilities: [], exercised: 1, all: 1, leftOut: [] };

function requirement(
  id: string,
  level: RequirementVerdict['level'],
  status: ScenarioStatus,
): RequirementVerdict {
  const scenario = { name: 'One', lane: 'one-server', status, durationMs: 1, evidence: [] };
  return { id, level, title: id, status, lanes: { 'one-server': status }, scenarios: [scenario] };
}

function outcomeOf(...requirements: RequirementVerdict[]): string {
  const totals = totalsOf(requirements);
  return overallOutcome({ requirements, totals, problems: [], coverage }, false);
}

test("requirements of a team's own count separately", () => {
  const must = requirement('RM-01', 'MUST', 'passed');
  assert.equal(totalsOf([must]).own, undefined);
  const totals = totalsOf([must, requirement('ACME-1', 'OWN', 'failed')]);
  assert.equal(totals.passed, 1);
  assert.equal(totals.failed, 0);
  assert.equal(totals.byLevel.MUST.passed, 1);
  assert.equal(totals.own?.failed, 1);
});

test("a requirement of a team's own decides like a MUST", () => {
  const must = requirement('RM-01', 'MUST', 'passed');
  assert.equal(outcomeOf(must, requirement('ACME-1', 'OWN', 'passed')), 'conformant');
  assert.equal(outcomeOf(must, requirement('ACME-1', 'OWN', 'failed')), 'not-conformant');
  assert.equal(outcomeOf(must, requirement('ACME-1', 'OWN', 'flaky')), 'not-conformant');
  assert.equal(outcomeOf(must, requirement('ACME-1', 'OWN', 'blocked')), 'incomplete');
});
