import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { likelyKillers, type Result } from './result';
import { scoreOf, scoreText } from './score';
import { Store } from './store';

const result: Result = {
  name: 'rooms/roster.ts#01234567',
  digest: 'd',
  file: 'reference-server/rooms/roster.ts',
  line: 12,
  mutator: 'BlockStatement',
  code: '{\n  this.count += 1;\n}',
  replacement: '{}',
  status: 'survived',
  durationMs: 3000,
};
const killed: Result = { ...result, status: 'must', by: { id: 'TM-05', lane: 'polling' } };
const results: Result[] = [
  result,
  killed,
  { ...result, status: 'no-start', durationMs: 1000 },
  { ...result, status: 'should', by: { id: 'RM-01', lane: 'polling' } },
];
const sample = { of: 566, seed: 7, results, equivalent: ['a#1'] };

test('a score counts killed and noticed mutants, without those that are listed as equivalent', () => {
  const { totals, equivalent, ran, killed: dead, noticed, secondsPerMutant } = scoreOf(sample);
  assert.deepEqual([ran, dead, noticed, equivalent, secondsPerMutant], [4, 2, 3, 1, 2.5]);
  assert.equal(totals.survived, 1);
});

test('the text lists the mutants that are not killed, and ends with the score', () => {
  const text = scoreText(sample);
  assert.match(
    text,
    /survived {2}rooms\/roster\.ts#01234567\n.*roster\.ts:12 {2}BlockStatement: { this\.count \+= 1; } → {}/,
  );
  assert.match(text, /RM-01 \(polling\)/);
  assert.match(text, /MUTATION SCORE: 2 of 4 mutants killed \(50 %\), 3 noticed \(75 %\)\n$/);
});

test('the requirements that killed most mutants of a file come first', () => {
  const kill = (
    id: string,
    file = result.file,
  ): { file: string; by: { id: string; lane: string } } => ({
    file,
    by: { id, lane: 'polling' },
  });
  const kills = [kill('RM-01'), kill('TM-05'), kill('TM-05'), kill('AU-01', 'other.ts')];
  const found = likelyKillers(result.file, kills).map(({ id }) => id);
  assert.deepEqual(found, ['TM-05', 'RM-01']);
});

test('a stored result counts until something that it depends on changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-store-'));
  const file = join(folder, 'results.json');
  new Store(file, false).add(killed);
  const again = new Store(file, false);
  assert.deepEqual(again.find(killed.name, 'd'), killed);
  assert.equal(again.find(killed.name, 'e'), undefined);
  assert.deepEqual(new Store(file, true).all, []);
  rmSync(folder, { recursive: true });
});
