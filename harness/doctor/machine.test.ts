import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobody } from '../testing/bad-servers';
import { formatCheck } from './check';
import { checkMachine } from './machine';

async function found(node: string, redisUrl?: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const check of checkMachine({ node, redisUrl })) lines.push(formatCheck(check));
  return lines;
}

test('an old version of Node fails, with what to do', async () => {
  const [old = ''] = await found('20.18.3');
  assert.match(old, /^fail {2}Node is too old$/m);
  assert.match(old, /^ {8}expected {4}20\.19 or newer$/m);
  assert.match(old, /^ {8}received {4}20\.18\.3$/m);
  assert.match(old, /^ {8}what to do {2}install a newer version from https:\/\/nodejs\.org$/m);
  assert.match((await found('18.20.0'))[0] ?? '', /^fail {2}Node is too old$/m);
  assert.equal((await found('20.19.0'))[0], 'ok    Node 20.19.0');
  assert.equal((await found('24.1.0'))[0], 'ok    Node 24.1.0');
});

test('a Redis URL that does not answer fails without showing its password', async () => {
  const lines = await found('20.19.0', (await nobody()).replace('http://', 'redis://:hush@'));
  const text = lines.join('\n');
  assert.match(text, /^fail {2}the Redis of --redis-url or \$REDIS_URL does not answer$/m);
  assert.match(text, /^ {8}received {4}.*ECONNREFUSED/m);
  assert.match(text, /^ {8}what to do {2}start that Redis/m);
  assert.doesNotMatch(text, /hush/);
});
