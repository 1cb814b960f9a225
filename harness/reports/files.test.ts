import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sampleVerdict } from '../testing/sample-verdict';
import { writeEvidence } from './evidence-files';
import { writeVerdict } from './verdict-file';

let out: string;
before(async () => {
  out = await mkdtemp(join(tmpdir(), 'rooms-conformance-'));
});
after(() => rm(out, { recursive: true }));

test('verdict.json is written in the order of the schema and leaves no other file', async () => {
  const { outcome, ...rest } = sampleVerdict();
  const folder = join(out, 'new');
  await writeVerdict(folder, { ...rest, outcome });
  const written = JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')) as object;
  assert.deepEqual(Object.keys(written), Object.keys(sampleVerdict()));
  assert.deepEqual(await readdir(folder), ['verdict.json']);
});

test('a verdict that does not fit its schema is not written', async () => {
  const folder = await mkdtemp(join(out, 'refused-'));
  await assert.rejects(writeVerdict(folder, { ...sampleVerdict(), durationMs: -1 }), /durationMs/);
  assert.deepEqual(await readdir(folder), []);
});

test('evidence is written where the verdict says', async () => {
  await writeEvidence(out, [{ path: 'polling/evidence/rm-01-x.txt', text: 'eve received it' }]);
  assert.equal(
    await readFile(join(out, 'polling/evidence/rm-01-x.txt'), 'utf8'),
    'eve received it\n',
  );
});
