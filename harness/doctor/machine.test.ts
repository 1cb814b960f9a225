import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobody } from '../testing/bad-servers';
import { lineOf } from './check';
import { checkMachine } from './machine';

async function found(node: string, redisUrl?: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const check of checkMachine({ node, redisUrl })) lines.push(lineOf(check));
  return lines;
}

test('a Node that is too old is a failure, with what to do', async () => {
  const old = 'too old — install 20.19 or newer, from https://nodejs.org';
  assert.equal((await found('20.18.3'))[0], `fail  Node 20.18.3: ${old}`);
  assert.equal((await found('18.20.0'))[0], `fail  Node 18.20.0: ${old}`);
  assert.equal((await found('20.19.0'))[0], 'ok    Node 20.19.0');
  assert.equal((await found('24.1.0'))[0], 'ok    Node 24.1.0');
});

test('a given Redis that does not answer is a failure that shows no password', async () => {
  const lines = await found('20.19.0', (await nobody()).replace('http://', 'redis://:hush@'));
  const text = lines.join('\n');
  assert.match(text, /^fail {2}the given Redis does not answer: .*ECONNREFUSED/m);
  assert.match(text, /^ {8}do +start it/m);
  assert.doesNotMatch(text, /hush/);
});
