import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../../testing/temporary-folder';
import { changesIn, irregularIn, sumsFile, writeSums } from './checksums';

const names = ['verdict.json', 'polling'];

async function sealed(t: TestContext): Promise<string> {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'polling', 'evidence'), { recursive: true });
  writeFileSync(join(folder, 'verdict.json'), '{}');
  writeFileSync(join(folder, 'polling', 'evidence', 'rm-01.txt'), 'eve received it');
  writeFileSync(join(folder, 'notes.txt'), 'not of the report');
  await writeSums(folder, names);
  return folder;
}

test('an unmodified report has no changes, whatever is beside it', async (t) => {
  const folder = await sealed(t);
  appendFileSync(join(folder, 'notes.txt'), 'more');
  assert.deepEqual(changesIn(folder, names), []);
});

test('the digests are in the format of sha256sum', async (t) => {
  const text = readFileSync(join(await sealed(t), sumsFile), 'utf8');
  const empty = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
  assert.match(text, /^[0-9a-f]{64} {2}polling\/evidence\/rm-01\.txt\n/);
  assert.ok(text.endsWith(`\n${empty}  verdict.json\n`), text);
});

test('modified, removed and added files are named', async (t) => {
  const folder = await sealed(t);
  writeFileSync(join(folder, 'verdict.json'), '{ }');
  rmSync(join(folder, 'polling', 'evidence', 'rm-01.txt'));
  writeFileSync(join(folder, 'polling', 'junit.xml'), '<testsuite/>');
  assert.deepEqual(changesIn(folder, names), [
    'polling/evidence/rm-01.txt is missing',
    'verdict.json has been changed',
    'polling/junit.xml has been added',
  ]);
});

test('a report without digests is from a killed run, or not complete', async (t) => {
  const folder = await sealed(t);
  rmSync(join(folder, sumsFile));
  assert.match(changesIn(folder, names).join(), /SHA256SUMS is missing: the run was killed/);
});

test('a digest of a file outside of the report is that of a missing file', async (t) => {
  const folder = await sealed(t);
  const text = readFileSync(join(folder, sumsFile), 'utf8');
  writeFileSync(join(folder, sumsFile), text.replace('  verdict.json', '  ../verdict.json'));
  assert.deepEqual(changesIn(folder, names), [
    '../verdict.json is missing',
    'verdict.json has been added',
  ]);
});

test('a link and a socket are no files of a report, even with the same content', async (t) => {
  const folder = await sealed(t);
  assert.deepEqual(irregularIn(folder, names), []);
  for (const name of ['verdict.json', 'polling/evidence', sumsFile]) {
    const moved = join(folder, `moved-${name.replace('/', '-')}`);
    renameSync(join(folder, name), moved);
    symlinkSync(moved, join(folder, name));
  }
  symlinkSync('nowhere', join(folder, 'polling', 'junit.xml'));
  const server = createServer().listen(join(folder, 'polling', 'socket'));
  await once(server, 'listening');
  t.after(() => server.close());
  const link = 'is a symbolic link; a report holds regular files only';
  assert.deepEqual(irregularIn(folder, names).sort(), [
    `SHA256SUMS ${link}`,
    `polling/evidence ${link}`,
    `polling/junit.xml ${link}`,
    'polling/socket is no regular file; a report holds regular files only',
    `verdict.json ${link}`,
  ]);
});

test('a report that is a link as a whole folder is not followed', async (t) => {
  const folder = await sealed(t);
  renameSync(join(folder, 'polling'), join(folder, 'moved'));
  symlinkSync('moved', join(folder, 'polling'));
  assert.equal(irregularIn(folder, names).length, 1);
});
