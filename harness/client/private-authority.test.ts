import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { certificates, opensslNeeded } from '../testing/certificates';
import { request } from './http';

const deadlineMs = 2000;

test(
  'a server with a certificate of a private authority is trusted only with that authority',
  { skip: opensslNeeded },
  async (t) => {
    const { ca, ...own } = certificates(t);
    const server = createServer(own, (_, response) => response.end('secure'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    assert.equal((await request({ url, ca, deadlineMs })).text, 'secure');
    await assert.rejects(request({ url, deadlineMs }), /unable to verify|self.signed/);
  },
);
