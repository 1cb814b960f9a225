import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from './lines';

function lines(...chunks: (string | Buffer)[]): string[] {
  const splitter = new Lines();
  return [...chunks.flatMap((chunk) => splitter.add(chunk)), ...splitter.end()];
}

test('lines end with any line break, wherever a chunk ends', () => {
  assert.deepEqual(lines('a\nb', 'c\r\nd\re'), ['a', 'bc', 'd', 'e']);
  assert.deepEqual(lines(Buffer.from([0xc3]), Buffer.from([0xa9, 10])), ['é']);
  assert.deepEqual(lines('a\r', '\n\n\nb', '\n', '\nc'), ['a', 'b', 'c']);
});

test('a line of 64,000 characters is whole, of a longer one the beginning', () => {
  const lengths = (...chunks: string[]): number[] => lines(...chunks).map(({ length }) => length);
  assert.deepEqual(lengths('x'.repeat(64_000), '\ny'), [64_000, 1]);
  const long = Array<string>(20).fill('x'.repeat(10_000));
  assert.deepEqual(lengths(...long, 'x\nnext\n'), [64_000, 4]);
});

test('of many lines in a chunk, the last are split and the others counted', () => {
  const splitter = new Lines();
  assert.deepEqual(splitter.add('one\ntw'), ['one']);
  const many = `o\n${'\n\n3\n'.repeat(1000)}last\nnext`;
  const { skipped, lines: last } = splitter.addLast(many, 4);
  assert.deepEqual([skipped, last], [1000, ['3', 'last']]);
  assert.deepEqual(splitter.addLast(' line\n', 4), { skipped: 0, lines: ['next line'] });
});

test('ten megabytes of line breaks take a moment', () => {
  const splitter = new Lines();
  const chunk = Buffer.alloc(65_536, '\n');
  const begun = performance.now();
  for (let count = 0; count < 160; count += 1) assert.deepEqual(splitter.add(chunk), []);
  assert.ok(performance.now() - begun < 2000);
});
