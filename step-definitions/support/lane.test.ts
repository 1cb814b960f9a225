import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LaneContext } from '../../harness/servers/lane-context';
import { Transcript } from './evidence/transcript';
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

test('the transcripts of a lane are long until together they are too long', () => {
  const lane = new LaneState(session);
  const transcript = new Transcript();
  for (let line = 0; line < 400; line += 1)
    transcript.received({ label: 'bob@1' }, `/chat ${'e'.repeat(1000)}`);
  const lengths = Array.from({ length: 210 }, () => lane.evidenceIn(transcript).length);
  assert.ok(lengths[0] !== undefined && lengths[0] > 95_000);
  assert.ok(lengths[209] !== undefined && lengths[209] < 6000);
});

test('a requirement that has missed the time of an answer waits a fifth of it from then on', () => {
  const timed = { ...session, timeouts: { answer: 5000 } } as unknown as LaneContext;
  const lane = new LaneState(timed);
  const waits = ['@MO-01', '@MO-01', '@MO-02'].map((tag) => {
    lane.begin([tag]);
    const ms = lane.deadline(5);
    lane.markMissed();
    return ms;
  });
  assert.deepEqual(waits, [5000, 1000, 5000]);
});

test('programs that show no failure may take twenty seconds of a lane, and all together thirty', () => {
  const lane = new LaneState(session);
  lane.markProgram(19_999, true);
  assert.equal(lane.noTimeForPrograms(), undefined);
  lane.markProgram(10_001, false);
  assert.match(lane.noTimeForPrograms() ?? '', /many programs show failures already/);
  lane.markProgram(1, true);
  assert.match(lane.noTimeForPrograms() ?? '', /programs that showed nothing/);
});
