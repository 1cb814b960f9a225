import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleRequirement, sampleVerdict } from '../../harness/testing/sample-verdict';
import type { RequirementVerdict } from '../../harness/verdict/schema';
import { hunt, type Hints } from './hunt';
import type { Ended, Selection } from './suite-run';

const hints: Hints = { likely: [], isReached: () => Promise.resolve(true) };

function ended(...requirements: RequirementVerdict[]): Ended {
  return { verdict: sampleVerdict(requirements), ranOutOfTime: false };
}

function failing(more: Partial<RequirementVerdict> = {}): RequirementVerdict {
  return sampleRequirement({ status: 'failed', lanes: { 'one-server': 'failed' }, ...more });
}

/** Runs a hunt, and returns its end and what ran. */
async function hunted(
  answer: (selection: Selection) => Ended,
  given: Partial<Hints> = {},
): Promise<{ end: Awaited<ReturnType<typeof hunt>>; ran: string[] }> {
  const ran: string[] = [];
  const run = (selection: Selection): Promise<Ended> => {
    ran.push([...selection.lanes, ...(selection.requirement ?? [])].join(' '));
    return Promise.resolve(answer(selection));
  };
  return { end: await hunt(run, { ...hints, ...given }), ran };
}

test('a MUST that fails in the quickest lane and alone kills a mutant', async () => {
  const { end, ran } = await hunted(() => ended(failing()));
  assert.deepEqual(end, { status: 'must', by: { id: 'TM-05', lane: 'one-server' } });
  assert.deepEqual(ran, ['one-server', 'one-server TM-05']);
});

test('a MUST that fails only together with others does not kill a mutant', async () => {
  const { end, ran } = await hunted(({ requirement, lanes }) =>
    ended(requirement || lanes[0] !== 'one-server' ? sampleRequirement() : failing()),
  );
  assert.equal(end.status, 'survived');
  assert.equal(end.note, 'failed together with others only: TM-05 (one-server)');
  assert.deepEqual(ran, ['one-server', 'one-server TM-05', 'three-servers polling']);
});

test('requirements that killed others run first', async () => {
  const likely = [{ id: 'TM-05', lane: 'polling' }];
  const { end, ran } = await hunted(() => ended(failing({ lanes: { polling: 'failed' } })), {
    likely,
  });
  assert.deepEqual(end, { status: 'must', by: { id: 'TM-05', lane: 'polling' } });
  assert.deepEqual(ran, ['polling TM-05']);
});

test('code that no scenario executes is not tried', async () => {
  const { end, ran } = await hunted(() => ended(), { isReached: () => Promise.resolve(false) });
  assert.deepEqual(end, { status: 'survived', note: 'no scenario executes this code' });
  assert.deepEqual(ran, []);
});

test('a server that does not start is killed', async () => {
  const { end } = await hunted(() => ({ stopped: 'exit code 1\nmore' }));
  assert.deepEqual(end, { status: 'no-start', note: 'exit code 1' });
});

test('a SHOULD that fails, and a MUST that could not be judged, are noted', async () => {
  const should = await hunted(() => ended(failing({ level: 'SHOULD' })));
  assert.equal(should.end.status, 'should');
  assert.deepEqual(should.end.by, { id: 'TM-05', lane: 'one-server' });
  const blocked = await hunted(() => ended(sampleRequirement({ status: 'blocked' })));
  assert.deepEqual(blocked.end, { status: 'incomplete', note: 'not judged: TM-05 blocked' });
});
