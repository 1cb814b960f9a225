import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clauseLink, clausesIn } from './contract';

const markdown = `# Contract

<a id="c7-2"></a>**7.2** A server MUST compare names, see [7.1](#c7-1).

| clause               | event  | payload |
| -------------------- | ------ | ------- |
|                      | **core** |       |
| <a id="c6-2"></a>6.2 | \`message\` | text |
| <a id="c6-10"></a>6.10 | \`myRooms\` |  |
`;

test('a paragraph with an anchor is a clause, without its number', () => {
  const text = 'A server MUST compare names, see [7.1](#c7-1).';
  assert.deepEqual(clausesIn(markdown).get('7.2'), { number: '7.2', text });
});

test('a row with an anchor is a clause, with the names of its columns', () => {
  const clauses = clausesIn(markdown);
  assert.equal(clauses.get('6.2')?.text, 'event: `message`; payload: text');
  assert.equal(clauses.get('6.10')?.text, 'event: `myRooms`');
  assert.deepEqual([...clauses.keys()], ['7.2', '6.2', '6.10']);
});

test('the link to a clause names its anchor', () => {
  assert.equal(clauseLink('16.4'), 'docs/contract.md#c16-4');
});
