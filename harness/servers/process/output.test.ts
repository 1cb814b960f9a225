import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { test, type TestContext } from 'node:test';
import { keepSecret } from '../../target-file/secrets';
import { temporaryFolder } from '../../testing/temporary-folder';
import { until } from '../../testing/until';
import { Output } from './output';

/** What several streams, each given in pieces, come to: the last lines, and the log. */
async function printed(t: TestContext, ...streams: string[][]): Promise<[string[], string]> {
  const file = join(temporaryFolder(t), 'logs', 'standalone-instance-1.log');
  await printInto(file, ...streams);
  return [lines, readFileSync(file, 'utf8')];
}

let lines: string[] = [];

async function printInto(file: string, ...streams: string[][]): Promise<void> {
  const output = new Output(file);
  const open = streams.map(() => new PassThrough());
  for (const stream of open) output.read(stream);
  for (const [index, stream] of open.entries()) {
    for (const piece of streams[index] ?? []) stream.write(piece);
    stream.end();
  }
  await Promise.all(open.map((stream) => finished(stream)));
  ({ lines } = output);
}

test('lines of all streams are kept, however they are chunked', async (t) => {
  const [last, log] = await printed(t, ['one', ' two\nthr', 'ee'], ['four\r\n\n', 'five\n']);
  assert.deepEqual(last.toSorted(), ['five', 'four', 'one two', 'three']);
  assert.equal(log, `${last.join('\n')}\n`);
});

test('lines and log contain no secret and no token', async (t) => {
  keepSecret('open sesame');
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln';
  const [last, log] = await printed(t, ['it is open ses', `ame, ${token}\n`]);
  const shown = 'it is (a secret, not shown), (a secret, not shown)';
  assert.deepEqual(last, [shown]);
  assert.equal(log, `${shown}\n`);
});

test('a log has the first megabyte and the last 200 lines, and says how many are missing', async (t) => {
  const line = 'x'.repeat(999);
  const many = Array.from({ length: 1500 }, (_, index) => `${String(index).padStart(4)}${line}\n`);
  const [last, log] = await printed(t, many);
  assert.equal(last.length, 200);
  const numbers = log.split('\n').map((text) => (text.startsWith('[') ? text : text.slice(0, 4)));
  assert.equal(numbers[0], '   0');
  assert.deepEqual(numbers.slice(995, 998), [' 995', '[304 lines left out]', '1300']);
  assert.deepEqual(numbers.slice(-2), ['1499', '']);
});

test('an endless line is cut, and the next one is read', async (t) => {
  const [, log] = await printed(t, [...Array<string>(100).fill('x'.repeat(10_000)), '\nnext\n']);
  assert.equal(log, `${'x'.repeat(2000)}… [line cut]\nnext\n`);
});

test('a million short lines are counted, and the last ones are kept', async (t) => {
  const [last, log] = await printed(t, [...Array<string>(100).fill('y\n'.repeat(10_000)), 'z\n']);
  assert.deepEqual([last.length, last.at(-1)], [200, 'z']);
  assert.match(log, /^(y\n)+\[499801 lines left out\]\n(y\n){199}z\n$/);
});

test('nothing that steers a terminal is left of a line', async (t) => {
  const [last, log] = await printed(t, ['\x1b[2J\x1b]0;title\x07a\u202eb\rc\n']);
  assert.deepEqual(last, ['ab', 'c']);
  assert.equal(log, 'ab\nc\n');
});

test('a secret is hidden on the border of two chunks, and of a line that is cut', async (t) => {
  keepSecret('open-sesame-2');
  const [, log] = await printed(t, ['it is open-se', 'same-2\n']);
  assert.equal(log, 'it is (a secret, not shown)\n');
  const line = `${'open-sesame-2'.repeat(4923)}x`.slice(0, 64_000);
  const [last] = await printed(t, [line, 'more']);
  assert.doesNotMatch(last.join(''), /open-s/);
});

test('an instance that is started again appends to its log', async (t) => {
  const file = join(temporaryFolder(t), 'disposable-instance-1.log');
  await printInto(file, ['up\n']);
  await printInto(file, ['up again\n']);
  assert.equal(readFileSync(file, 'utf8'), 'up\n[started again]\nup again\n');
});

test('without a path, no log is written', async () => {
  const output = new Output();
  const stream = new PassThrough();
  output.read(stream);
  stream.end('one\n');
  await finished(stream);
  assert.deepEqual(output.lines, ['one']);
  assert.ok(!existsSync('undefined'));
});

test('what turns out to be a secret later is removed from the lines and the log', async (t) => {
  const file = join(temporaryFolder(t), 'standalone-instance-1.log');
  const output = new Output(file);
  const stream = new PassThrough();
  output.read(stream);
  stream.write('signed up with late-secret-1\n');
  await until('the line', () => output.lines.length > 0);
  keepSecret('late-secret-1');
  assert.deepEqual(output.lines, ['signed up with (a secret, not shown)']);
  stream.end('bye\n');
  await finished(stream);
  await until('the end of the log', () => readFileSync(file, 'utf8').includes('bye'));
  assert.equal(readFileSync(file, 'utf8'), 'signed up with (a secret, not shown)\nbye\n');
});
