import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from '../package-root';
import { loadPayloadTables, payloadTableIn, tablesIn } from './payload-tables';

function sentBy(yamlValue: string): string | undefined {
  const table = payloadTableIn(
    `# Values.\n# Expected: they arrive.\none: ${yamlValue}\n`,
    'a.yaml',
  );
  return table.rows[0]?.sent;
}

const notations: Readonly<Record<string, string>> = {
  "'null'": '"null"',
  null: 'null',
  '\'{"a": 1}\'': '\'{"a": 1}\'',
  '{ a: [1, -0.0], b: {} }': '{ "a": [1, -0], "b": {} }',
  '!!binary AQID': 'bytes 01 02 03',
  "!!binary ''": 'no bytes',
  '!repeat [!!binary AA==, 65536]': 'bytes 00 repeated 65,536 times',
  '[!repeat [wing, 64]]': '["wing" repeated 64 times]',
  "[1, !undefined '']": '[1, undefined]',
  '!nested 1000': '[[[…]]], 1,000 levels deep',
  '!date 2026-01-31T00:00:00Z': 'Date(2026-01-31T00:00:00Z)',
  '"a\\u0430\\0\\U0001F600"': '"a\\u0430\\u0000\\u{1f600}"',
  крыло: '"крыло"',
};

for (const [yaml, notation] of Object.entries(notations))
  test(`the value ${yaml} is shown as ${notation}`, () => {
    assert.equal(sentBy(yaml), notation);
  });

test('a long text is shown in part, with its length', () => {
  assert.equal(sentBy('x'.repeat(200)), `"${'x'.repeat(72)}" … (200 characters)`);
});

test('a value that arrives in another form is shown in both', () => {
  const { rows } = payloadTableIn('# V.\n# Expected: E.\nnan: !becomes [.nan, null]\n', 'a.yaml');
  assert.deepEqual(rows, [{ name: 'nan', sent: 'NaN', arrives: 'null' }]);
});

test('a table begins with what it is and what must come of its values', () => {
  const { about, expected } = payloadTableIn(
    '# Odd\n# values.\n# Expected: they\n# arrive.\na: 1\n',
    'a.yaml',
  );
  assert.deepEqual([about, expected], ['Odd values.', 'they arrive.']);
  assert.throws(() => payloadTableIn('# Values.\na: 1\n', 'a.yaml'), /a\.yaml: .*Expected/);
});

test('the tables of a Rule are those that its steps and examples name', () => {
  const tables = loadPayloadTables(root);
  const named = (gherkin: string): string[] => tablesIn(gherkin, tables).map(({ name }) => name);
  assert.deepEqual(named('When alice sends each of the JSON values to the lobby'), ['JSON values']);
  assert.deepEqual(named('with each of the <things>\n| things       |\n| wrong claims |'), [
    'wrong claims',
  ]);
  assert.deepEqual(named('When eve sends an HTTP request with "no protocol"'), ['bad requests']);
  assert.deepEqual(named('When alice sends texts to the lobby'), []);
});
