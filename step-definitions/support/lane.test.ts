import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LaneContext } from '../../harness/servers/lane-context';
import { LaneState } from './lane';

const session = {
  exploration: { seed: 1 },
  lane: { name: 'one-server' },
  driver: { limits: {} },
} as unknown as LaneContext;

test("the suite's own clients forget after each scenario, and others are kept as they are", () => {
  const lane = new LaneState(session);
  const forgotten: string[] = [];
  for (const scenario of ['none', 'one', 'two'])
    lane.keep(
      {
        close: () => assert.fail(`${scenario} was closed`),
        forget: () => forgotten.push(scenario),
      },
      scenario,
    );
  lane.retire('one');
  lane.retire('two');
  assert.deepEqual(forgotten, ['none', 'none']);
});
