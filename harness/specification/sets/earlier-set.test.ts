import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import type { Mutant } from '../mutants';
import type { Requirement } from '../requirements';
import {
  earlierSet,
  envelopeInSet,
  idInSet,
  idsBeyond,
  mutantsInSet,
  taggedIds,
} from './earlier-set';

function stated(id: string, splitFrom?: string): Requirement {
  const source = 'https://socket.io/docs/v4/rooms/';
  const promise = { title: id, capability: 'core', source, why: 'Users notice.' };
  return { id, level: 'MUST', ...promise, ...(splitFrom !== undefined && { splitFrom }) };
}

const latest = [
  stated('RM-01'),
  stated('RM-12', 'RM-01'),
  stated('RM-13', 'RM-12'),
  stated('RM-20'),
];
const set = earlierSet({ set: '1.0', requirements: [stated('RM-01')] }, latest);

test('a requirement that was split off is judged under the one that it came from', () => {
  assert.deepEqual(
    ['RM-01', 'RM-12', 'RM-13'].map((id) => idInSet(set, id)),
    ['RM-01', 'RM-01', 'RM-01'],
  );
  assert.deepEqual(taggedIds(set, ['RM-01']), ['RM-01', 'RM-12', 'RM-13']);
});

test('a requirement that is new in a later set is no part of an earlier one', () => {
  assert.deepEqual(idsBeyond(set), ['RM-20']);
});

test('the latest set judges every requirement under its own id', () => {
  const whole = { set: '1.1', requirements: latest };
  assert.equal(idInSet(whole, 'RM-12'), 'RM-12');
  assert.deepEqual(taggedIds(whole, ['RM-01']), ['RM-01']);
  assert.deepEqual(idsBeyond(whole), []);
});

test('scenarios and Rules are tagged as the set judges them', () => {
  const tags = [{ name: '@RM-12' }, { name: '@cluster' }];
  const renamed = [{ name: '@RM-01' }, { name: '@cluster' }];
  const rule = { gherkinDocument: { feature: { children: [{ rule: { tags } }, {}] } } };
  const document = envelopeInSet(set, rule as unknown as Envelope).gherkinDocument;
  assert.deepEqual(document?.feature?.children[0]?.rule?.tags, renamed);
  const { pickle } = envelopeInSet(set, { pickle: { tags } } as unknown as Envelope);
  assert.deepEqual(pickle?.tags, renamed);
});

test('a mutant breaks the requirements of the set, and is left out if it breaks none of them', () => {
  const mutants = [['RM-12', 'RM-20'], ['RM-20'], []].map(
    (breaks) => ({ breaks }) as unknown as Mutant,
  );
  assert.deepEqual(
    mutantsInSet(set, mutants).map(({ breaks }) => breaks),
    [['RM-01'], []],
  );
});
