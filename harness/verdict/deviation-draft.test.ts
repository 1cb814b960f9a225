import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  sampleDeviation,
  sampleRequirement,
  sampleScenario,
  sampleVerdict,
} from '../testing/sample-verdict';
import { draftDeviations, type Draft } from './deviation-draft';
import type { RequirementVerdict, ScenarioVerdict } from './schema';
import type { Deviation } from './status';

const since = '2027-01-31';
const allLanes = ['one-server', 'three-servers', 'polling'];
const message = 'Then only bob receives "hello"\neve received it';
const reason = 'Then only bob receives "hello"';

function drafts(requirements: RequirementVerdict[], listed: Deviation[] = []): Draft[] {
  return draftDeviations(sampleVerdict(requirements), { listed, allLanes, since });
}

/** A requirement with scenarios by title, each with what it came to in each lane. */
function requirement(
  titles: Record<string, Record<string, ScenarioVerdict['status']>>,
): RequirementVerdict {
  const scenarios = Object.entries(titles).flatMap(([name, lanes]) =>
    Object.entries(lanes).map(([lane, status]) =>
      sampleScenario({ name, lane, status, ...(status === 'failed' && { message }) }),
    ),
  );
  return sampleRequirement({ id: 'RM-01', status: 'failed', scenarios });
}

const everywhere = {
  'one-server': 'failed',
  'three-servers': 'failed',
  polling: 'failed',
} as const;

test('nothing that passed is drafted', () => {
  assert.deepEqual(drafts([requirement({ joining: { polling: 'passed' } })]), []);
});

test('what failed in every lane with all of its scenarios needs no lane and no title', () => {
  const all = requirement({ joining: everywhere, leaving: everywhere });
  assert.deepEqual(drafts([all]), [{ requirement: 'RM-01', reason, since }]);
});

test('lanes are named unless every lane there is failed, also those that did not run', () => {
  const [draft] = drafts([requirement({ joining: { 'one-server': 'failed', polling: 'failed' } })]);
  assert.deepEqual(draft?.lanes, ['one-server', 'polling']);
});

test('scenarios are named unless all in those lanes failed', () => {
  const [draft] = drafts([
    requirement({
      joining: { polling: 'failed' },
      leaving: { polling: 'not-applicable' },
    }),
  ]);
  assert.deepEqual(draft?.scenarios, ['joining']);
});

test('scenarios that failed in different lanes have a deviation each', () => {
  const found = drafts([
    requirement({
      joining: { polling: 'failed', 'one-server': 'passed' },
      leaving: { polling: 'failed', 'one-server': 'failed' },
      coming: { polling: 'failed', 'one-server': 'passed' },
    }),
  ]);
  assert.deepEqual(
    found.map(({ lanes, scenarios }) => ({ lanes, scenarios })),
    [
      { lanes: ['polling'], scenarios: ['joining', 'coming'] },
      { lanes: ['polling', 'one-server'], scenarios: ['leaving'] },
    ],
  );
});

test('what is listed needs no second deviation, the rest of its requirement does', () => {
  const both = requirement({ joining: { polling: 'failed' }, leaving: { polling: 'failed' } });
  const listed = [sampleDeviation({ scenarios: ['joining'] })];
  assert.deepEqual(drafts([both], [sampleDeviation()]), []);
  assert.deepEqual(drafts([both], listed)[0]?.scenarios, ['leaving']);
  assert.equal(drafts([both], [sampleDeviation({ requirement: 'RM-02' })]).length, 1);
});

test('what failed in some runs only, and what random histories found, is no deviation', () => {
  const flaky = requirement({ joining: { polling: 'flaky' } });
  const found = { ...requirement({ joining: { polling: 'failed' } }), id: 'EX-01' };
  assert.deepEqual(drafts([flaky, found]), []);
});
