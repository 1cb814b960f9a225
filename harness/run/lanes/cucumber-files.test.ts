import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseEnvelope, type Envelope } from '@cucumber/messages';
import { untilDone } from '../../client/eventually';
import { CucumberFiles, messagesFile } from './cucumber-files';

const message = (name: string): Envelope =>
  parseEnvelope(JSON.stringify({ undefinedParameterType: { name, expression: '' } }));

test('messages are in their file soon, and all of them on the page at the end', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cucumber-files-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const files = new CucumberFiles(folder);
  files.add(message('first'));
  const first = `${JSON.stringify(message('first'))}\n`;
  const isThere = (): { done: true } | { received: string } =>
    read(messagesFile) === first ? { done: true } : { received: read(messagesFile) };
  assert.deepEqual(await untilDone(isThere, { within: 5_000 }), { done: true });
  files.add(message('second'));
  await files.end();
  assert.equal(read(messagesFile), `${first}${JSON.stringify(message('second'))}\n`);
  for (const name of ['first', 'second']) assert.ok(read('cucumber.html').includes(`"${name}"`));
});
