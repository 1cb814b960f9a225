import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { closing, envelopesOf, type ScriptedScenario } from '../harness/testing/envelopes';
import { sampleVerdict } from '../harness/testing/sample-verdict';
import { temporaryFolder } from '../harness/testing/temporary-folder';
import { lastRun, lessonTargetFolder, noRun } from './last-run';

function sequence(text: string): { earlier: number; entries: object[] } {
  return { earlier: 0, entries: [{ at: 1, way: 'sent', who: 'alice@1', instance: 1, text }] };
}

function drawn(name: string, tag: string, text: string): ScriptedScenario {
  const attachments = { 'sequence.json': JSON.stringify(sequence(text)) };
  return { name, tags: [tag], status: 'PASSED', attachments };
}

function writeLane(folder: string, lane: string, ...scenarios: ScriptedScenario[]): void {
  mkdirSync(join(folder, lane), { recursive: true });
  const lines = envelopesOf([...scenarios, closing()]).map((one) => JSON.stringify(one));
  writeFileSync(join(folder, lane, 'messages.ndjson'), lines.join('\n'));
}

test('a folder without reports has no run', async (t) => {
  assert.deepEqual(await lastRun(temporaryFolder(t)), noRun);
});

test('the scenarios of the lesson have the sequence of the first lane that has one', async (t) => {
  const folder = temporaryFolder(t);
  writeLane(
    folder,
    'one-server',
    drawn('a', '@lesson-M2', 'first'),
    drawn('other', '@TM-02', 'no lesson'),
  );
  writeLane(
    folder,
    'three-servers',
    drawn('a', '@lesson-M2', 'second'),
    drawn('b', '@lesson-M3', 'third'),
  );
  const { sequences } = await lastRun(folder);
  assert.deepEqual(Object.fromEntries(sequences), { a: sequence('first'), b: sequence('third') });
});

test("the report on the lesson's server is found beside the others", async (t) => {
  const folder = temporaryFolder(t);
  const verdict = sampleVerdict();
  mkdirSync(join(folder, lessonTargetFolder));
  writeFileSync(join(folder, lessonTargetFolder, 'verdict.json'), JSON.stringify(verdict));
  const { lessonTarget, verdict: own } = await lastRun(folder);
  assert.equal(lessonTarget?.target.name, verdict.target.name);
  assert.equal(own, undefined);
});
