import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyComparison, isDelivery } from './delivery';

test('a delivery has its event, and all values that tell it from others', () => {
  const delivery = { event: 'line', where: { 'data.system': false, 'args.1': 'chat' } };
  const line = { event: 'line', args: [{ data: { system: false } }, 'chat'] };
  assert.equal(isDelivery(line, delivery), true);
  assert.equal(isDelivery({ ...line, event: 'notice' }, delivery), false);
  assert.equal(
    isDelivery({ ...line, args: [{ data: { system: true } }, 'chat'] }, delivery),
    false,
  );
  assert.equal(isDelivery({ ...line, args: [{ data: { system: false } }] }, delivery), false);
  assert.equal(isDelivery({ event: 'line', args: [] }, { event: 'line' }), true);
});

test('without a template, a body is compared as it is', () => {
  const isSame = bodyComparison({});
  assert.equal(isSame({ a: [1] }, { a: [1] }), true);
  assert.equal(isSame('bob: hi', 'hi'), false);
});

test('a template stands around the text, with anything for its other placeholders', () => {
  const isSame = bodyComparison({ template: '{name}: {body} (1+1)' });
  assert.equal(isSame('bob: hi (1+1)', 'hi'), true);
  assert.equal(isSame(': hi (1+1)', 'hi'), true);
  assert.equal(isSame('bob: hi there (1+1)', 'hi'), false);
  assert.equal(isSame('bob hi (1+1)', 'hi'), false);
  assert.equal(isSame('hi: hi (1+1)', 'hi'), true);
});
