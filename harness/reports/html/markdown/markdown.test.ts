import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown, titleOf } from './markdown';

function rendered(text: string): string {
  const toHref = (target: string): string | undefined =>
    target.endsWith('.md') ? target.replace('.md', '.html') : undefined;
  return markdown(text, { toHref })
    .map((block) => block.text.replace(/\s*\n\s*/g, ''))
    .join('');
}

const cases: Readonly<Record<string, readonly [text: string, shown: string]>> = {
  'a heading has the anchor that GitHub gives it': [
    '## 3 What, `then`?',
    '<h2 id="3-what-then">3 What, <code>then</code>?</h2>',
  ],
  'headings with the same words have different anchors': [
    '### {room}\n### Room',
    '<h3 id="room">{room}</h3><h3 id="room-1">Room</h3>',
  ],
  'the title is left out': ['# Title\n\nText.', '<p>Text.</p>'],
  'lines of a paragraph are joined': ['one\ntwo\n\nthree', '<p>one two</p><p>three</p>'],
  'an anchor, weight and emphasis are rendered': [
    '<a id="c1"></a>**1.1** _so_ a_b_c',
    '<p><a id="c1"></a><b>1.1</b> <em>so</em> a_b_c</p>',
  ],
  'a link to a page is a link, any other is its text': [
    '[a `b`](c.md) and [d](e.ts)',
    '<p><a href="c.html">a <code>b</code></a> and d</p>',
  ],
  'escaped marks are text': ['\\*a\\* \\[b\\] \\<c\\>', '<p>*a* [b] &#60;c&#62;</p>'],
  'markup is text': ['<script>x</script>', '<p>&#60;script&#62;x&#60;/script&#62;</p>'],
  'items of a list go on over lines': ['- a\n  b\n- c', '<ul><li>a b</li> <li>c</li></ul>'],
  'numbered items are an ordered list': ['1. a\n\n2. b', '<ol><li>a</li> <li>b</li></ol>'],
  'a code block stays as it is': ['```js\n# a\n\n- b\n```', '<pre class="code"># a\n\n- b</pre>'],
  'a comment is left out': ['a\n\n<!-- b -->\n\nc', '<p>a</p><p>c</p>'],
};

for (const [what, [text, shown]] of Object.entries(cases))
  test(what, () => {
    const pre = shown.startsWith('<pre');
    const got = pre ? markdown(text, { toHref: () => undefined })[0]?.text : rendered(text);
    assert.equal(got, shown);
  });

test('a table has a head and rows, with escaped bars in cells', () => {
  const shown = rendered('| a | b |\n| --- | --- |\n| 1 \\| 2 | `x` |');
  assert.match(shown, /<th scope="col">a<\/th>/);
  assert.match(shown, /<tr><td>1 \| 2<\/td><td><code>x<\/code><\/td><\/tr>/);
});

test('the title of a document is its first heading', () => {
  assert.equal(titleOf('# Contract `v1`\n\n## More'), 'Contract v1');
});
