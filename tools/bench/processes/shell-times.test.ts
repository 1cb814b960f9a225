import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processorTime } from './shell-times';

test('the processor time is that of the children, user and system', () => {
  assert.equal(processorTime('0m0.000000s 0m0.010000s\n1m2.340000s 0m0.120000s\n'), 62_460);
});

test('the format of another shell or language is read as well', () => {
  assert.equal(processorTime('0m0.001s 0m0.000s\n0m0,790s 0m0,120s'), 910);
});

test('any other text is an error that shows it', () => {
  assert.throws(() => processorTime('0m0.000s 0m0.010s\n'), /no times: "0m0\.000s 0m0\.010s\\n"/);
});
