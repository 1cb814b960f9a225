import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, html } from './html';

test('what is put into a template is text, in an element and in an attribute', () => {
  const hostile = `</p>"><script>alert('1')</script>&amp;\``;
  const { text } = html`<p title="${hostile}">${[hostile, 7, undefined, false]}</p>`;
  const escaped = '[^<>"`\']*';
  assert.match(text, new RegExp(`^<p title="${escaped}">${escaped}&#38;amp;&#96;7</p>$`));
});

test('a template in a template is not escaped again', () => {
  const inner = ['a', '<'].map((one) => html`<li>${one}</li>`);
  assert.equal(
    html`<ul>
      ${inner}
    </ul>`.text.replace(/\s/g, ''),
    '<ul><li>a</li><li>&#60;</li></ul>',
  );
});

test('what steers a terminal or turns the direction of writing is left out', () => {
  assert.equal(html`${'a\u202eb\u001b[31mc\u0000'}`.text, 'abc');
});

test('an address leads to the web, into the page or to a file beside it, or nowhere', () => {
  for (const good of [
    'https://a.b/c?d=e',
    '#TM-07',
    'polling/evidence/tm-07.2.txt',
    'a.html#TM-07',
  ])
    assert.equal(address(good), good);
  for (const bad of [
    'javascript:alert(1)',
    ' javascript:x',
    'data:text/html,x',
    '//a.b',
    '/etc',
    'a#b#c',
  ])
    assert.equal(address(bad), '#');
});
