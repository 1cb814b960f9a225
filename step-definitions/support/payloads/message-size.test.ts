import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Driver } from '../../../harness/drivers/driver';
import { contractMapping } from '../../../harness/drivers/mapping';
import { requireFittingSize } from './message-size';

const contract = new Driver(contractMapping);
const own = new Driver({ ...contractMapping, operations: { sendToRoom: { event: 'say' } } });

/** Why a message of so many bytes is not applicable to a server that accepts `maxPayload`. */
function reason(
  bytes: number,
  maxPayload: number | undefined,
  { driver = own, isLimited = false } = {},
): string {
  const body = { text: 'x'.repeat(bytes - 8), bytes: [Buffer.alloc(8), 1, null] };
  try {
    requireFittingSize({ driver, body, open: { maxPayload }, isLimited });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('a message above the limit of a server is not applicable', () => {
  assert.match(reason(10_001, 10_000), /accepts messages of at most 10000 bytes/);
  assert.equal(reason(10_000, 10_000), '');
  assert.equal(reason(10_001, undefined), '');
});

test('a message above the limit of the suite is not applicable to a server with another limit', () => {
  assert.match(reason(110_000, 1e6, { isLimited: true }), /it accepts 1000000 bytes/);
  assert.equal(reason(90_000, 1e6, { isLimited: true }), '');
  assert.equal(reason(110_000, 100_000, { isLimited: true }), '');
});

test('a target that follows the contract has to accept it', () => {
  assert.equal(reason(900_000, 10_000, { driver: contract }), '');
});
