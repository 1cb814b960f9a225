import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Transcript } from '../evidence/transcript';
import { FrameLog } from './frame-log';

const newLog = (): FrameLog => new FrameLog('raw', 5000, new Transcript());

test('a frame counts whether it is here or still to come, and so does the end', async () => {
  const log = newLog();
  log.add('40{"sid":"a"}');
  await log.endOr(['40']);
  const later = log.first(/^42/);
  log.add('2');
  log.add('42["a"]');
  assert.equal(await later, '42["a"]');
  const ended = log.endOr(['44']);
  log.end('closed with 1000');
  await ended;
});

test('a flood of frames is looked at in one pass', async () => {
  const log = newLog();
  let looks = 0;
  const shape = { [Symbol.match]: true, test: () => ((looks += 1), false) } as unknown as RegExp;
  const ended = log.endOr([shape]);
  for (let frame = 0; frame < 5000; frame += 1) log.add('42["noise"]');
  log.end('closed with 1000');
  await ended;
  assert.equal(looks, 5000);
});
