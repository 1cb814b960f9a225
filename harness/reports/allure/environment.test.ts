import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleVerdict } from '../../testing/sample-verdict';
import { environmentProperties } from './environment';

function linesFor(name: string): string[] {
  const target = { name, version: '1', capabilities: ['core'] };
  return environmentProperties(sampleVerdict(undefined, { target })).split('\n');
}

test('the environment shows the target, the conditions and the verdict', () => {
  const lines = linesFor('Acme');
  assert.ok(lines.includes(String.raw`Target=Acme\ 1`));
  assert.ok(lines.includes(String.raw`Silence\ window=250\ ms`));
  assert.match(
    lines[0] ?? '',
    /^Verdict=CONFORMANT\\ \\u00b7\\ core\\ \+\\ roster\\ \\u00b7\\ 1\\ of\\ 1\\ MUST/,
  );
});

test('the name of a target adds no line, key or escape sequence', () => {
  const lines = linesFor('a\nVerdict=fine\\u0041 é');
  assert.equal(lines.filter((line) => line.startsWith('Verdict')).length, 1);
  assert.ok(
    lines.includes(String.raw`Target=a\ Verdict\=fine\\u0041\ \u00e9\ 1`),
    lines.join('\n'),
  );
});
