import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gherkin } from './gherkin';

const text = [
  '@TM-05 @must',
  'Rule: Only <members> receive it',
  '',
  '  Scenario Outline: <what>',
  '    Given a \\| in a step',
  '',
  '    Examples:',
  '      | what    | more |',
  '      | a \\| b | "x"  |',
].join('\n');

test('what is shown is what was written, to the last space', () => {
  const shown = gherkin(text).text.replace(/<[^>]*>/g, '');
  assert.equal(
    shown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
    `${text}\n`,
  );
});

test('keywords stand out and tags step back', () => {
  const shown = gherkin(text).text;
  assert.match(shown, /<b>Rule:<\/b> Only/);
  assert.match(shown, /<span class="quiet">@TM-05 @must<\/span>/);
});

test('a row of a table has its cells, and what parts them, apart', () => {
  const [, row = ''] = gherkin(text).text.split('class="row"').slice(1);
  const cells = [...row.matchAll(/class="cell">([^<]*)</g)].map(([, cell = '']) => cell.trim());
  assert.deepEqual(cells, ['a \\| b', '&#34;x&#34;', '']);
});

test('a line with an id can be linked to, a row of a table as well', () => {
  const shown = gherkin(
    text,
    new Map([
      [3, 'L9'],
      [8, 'L14'],
    ]),
  ).text;
  assert.match(shown, /id="L9"\s*>\s*<b>Scenario Outline:/);
  assert.match(shown, /class="row" id="L14"/);
});
