import { exercisedMusts } from '../verdict/coverage/exercised';
import { overallOutcome, totalsOf } from '../verdict/outcome';
import type { Coverage, RequirementVerdict, ScenarioVerdict, Verdict } from '../verdict/schema';
import type { Deviation } from '../verdict/status';

/** A scenario for tests of the writers: it passed in the lane `one-server`. */
export function sampleScenario(more: Partial<ScenarioVerdict> = {}): ScenarioVerdict {
  const name = 'Only bob receives the message';
  return { name, lane: 'one-server', status: 'passed', durationMs: 5, evidence: [], ...more };
}

/** A requirement for tests of the writers: a MUST that passed. */
export function sampleRequirement(more: Partial<RequirementVerdict> = {}): RequirementVerdict {
  return {
    id: 'TM-05',
    level: 'MUST',
    title: 'Only members receive messages',
    feature: 'features/rooms.feature',
    status: 'passed',
    lanes: { 'one-server': 'passed' },
    scenarios: [sampleScenario()],
    ...more,
  };
}

/** A deviation for tests: of RM-01, in all lanes, without end. */
export function sampleDeviation(more: Partial<Deviation> = {}): Deviation {
  const at = 'acme.yaml:5:18';
  return { requirement: 'RM-01', reason: 'known', since: '2026-11-24', at, ...more };
}

const suite = {
  name: 'rooms-conformance',
  version: '0.1.0',
  requirementSet: '1.0',
  featuresDigest: 'd',
  requirementsDigest: 'r',
  mutationScore: { mutants: 157, killed: 157, backplane: 'Redis 7.0.15' },
  mechanicalScore: { mutants: 50, killed: 46, of: 600, seed: 1 },
};

const environment = {
  node: 'v20.20.2',
  backplane: 'redis (redis-server 7.0)',
  servers: 3,
  lanes: ['one-server', 'polling'],
  runs: 1,
  silenceWindowMs: 250,
};

/** The coverage of a run in which every MUST requirement of the set is among these. */
function sampleCoverage(requirements: readonly RequirementVerdict[]): Coverage {
  const exercised = exercisedMusts(requirements).length;
  const all = requirements.filter(({ level }) => level === 'MUST').length;
  return { capabilities: ['core', 'roster'], exercised, all, leftOut: [] };
}

/** The verdict on these requirements, for tests of the writers. */
export function sampleVerdict(
  requirements = [sampleRequirement()],
  more: Partial<Verdict> = {},
): Verdict {
  const judged = {
    requirements,
    totals: totalsOf(requirements),
    coverage: sampleCoverage(requirements),
    problems: [],
    durationMs: 6200,
    ...more,
  };
  return {
    schemaVersion: '1.0',
    suite,
    target: { name: 'Acme chat', version: '2.3.0', capabilities: ['core', 'roster'] },
    environment,
    outcome: overallOutcome(judged, false),
    coverage: judged.coverage,
    totals: judged.totals,
    requirements,
    problems: judged.problems,
    ...more,
    durationMs: judged.durationMs,
  };
}

/** A requirement that failed with this message in these lanes. */
export function sampleFailure(message: string, ...lanes: string[]): RequirementVerdict {
  const scenarios = lanes.map((lane) =>
    sampleScenario({ lane, status: 'failed', message, evidence: [`${lane}/evidence/e.txt`] }),
  );
  return sampleRequirement({ status: 'failed', scenarios });
}
