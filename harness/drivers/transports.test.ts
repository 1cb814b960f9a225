import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectSchema } from '../target-file/connect-schema';
import { Driver } from './driver';
import { contractMapping } from './mapping';
import { requireTransport } from './transports';

const webSocketOnly = new Driver({
  ...contractMapping,
  connect: connectSchema.parse({ transports: ['websocket'] }),
});

test('a transport that clients of the target do not use is not applicable', () => {
  for (const transport of ['polling', 'upgrade'] as const)
    assert.throws(() => {
      requireTransport(webSocketOnly, transport);
    }, /clients of the target do not use polling \(connect\.transports\)/);
});

test('every transport is possible without a list, and those of the list with one', () => {
  for (const transport of ['websocket', 'polling', 'upgrade'] as const)
    requireTransport(new Driver(), transport);
  requireTransport(webSocketOnly, 'websocket');
});
