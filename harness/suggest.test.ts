import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, suggest } from './suggest';

const ids = ['CN-01', 'CN-02', 'RM-01', 'RM-10', 'TM-01', 'TM-02', 'TM-07', 'TR-07'];
const lanes = ['one-server', 'three-servers', 'polling'];
const commands = ['run', 'mutants', 'compare', 'report', 'init', 'doctor', 'list', 'explain'];

const cases: readonly (readonly [typed: string, known: readonly string[], found: string[]])[] = [
  ['TM-0', ids, ['TM-01', 'TM-02', 'TM-07']],
  ['tm-07', ids, ['TM-07']],
  ['RM-11', ids, ['RM-01', 'RM-10']],
  ['RM-O1', ids, ['RM-01']],
  ['TM07', ids, ['TM-07']],
  ['RM-01-and-more', ids, ['RM-01']],
  ['XX-99', ids, []],
  ['', ids, []],
  ['two', lanes, []],
  ['three', lanes, ['three-servers']],
  ['pollign', lanes, ['polling']],
  ['lis', commands, ['list']],
  ['lsit', commands, ['list']],
  ['explian', commands, ['explain']],
  ['deploy', commands, []],
  ['jion', ['join', 'leave'], ['join']],
];

for (const [typed, known, found] of cases)
  test(`"${typed}" suggests ${found.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(suggest(typed, known), found);
  });

test('at most five names are suggested', () => {
  const known = Array.from({ length: 9 }, (_, index) => `RM-0${String(index + 1)}`);
  assert.deepEqual(suggest('RM-0', known), ['RM-01', 'RM-02', 'RM-03', 'RM-04', 'RM-05']);
});

test('without a suggestion, the message has no question', () => {
  assert.equal(didYouMean('two', lanes), '');
  assert.equal(didYouMean('RM-11', ids), '; did you mean RM-01, RM-10?');
});
