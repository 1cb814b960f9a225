import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenLinks } from './links';

const other = ['b.html', '<p id="two">'] as const;

function broken(text: string): string[] {
  return brokenLinks(new Map([['a.html', `${text} <p id="one">`], other]));
}

for (const href of ['#one', 'b.html', 'b.html#two', 'https://example.org/#x'])
  test(`${href} leads somewhere`, () => {
    assert.deepEqual(broken(`<a href="${href}">`), []);
  });

for (const href of ['#two', '#', '', 'c.html', 'b.html#one', '../b.html', 'javascript:x'])
  test(`"${href}" leads nowhere`, () => {
    assert.deepEqual(broken(`<a href="${href}">`), [`a.html: ${href} leads nowhere`]);
  });

test('an id that is there twice is said', () => {
  assert.deepEqual(broken('<p id="one">'), ['a.html: the id one is there twice']);
});
