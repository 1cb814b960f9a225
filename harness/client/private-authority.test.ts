import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../testing/temporary-folder';
import { request } from './http';

const deadlineMs = 2000;

/** Certificates of a private authority and of 127.0.0.1, made by openssl. */
function certificates(t: TestContext): { ca: string; key: string; cert: string } {
  const cwd = temporaryFolder(t);
  const openssl = (line: string): unknown =>
    execFileSync('openssl', line.split(' '), { cwd, stdio: 'pipe' });
  const keys = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
  writeFileSync(join(cwd, 'names'), 'subjectAltName=IP:127.0.0.1\n');
  openssl(`req -x509 ${keys} -keyout ca.key -out ca.pem -days 2 -subj /CN=private`);
  openssl(`req ${keys} -keyout key.pem -out server.csr -subj /CN=server`);
  openssl(
    'x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out cert.pem -days 2 -extfile names',
  );
  const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
  return { ca: read('ca.pem'), key: read('key.pem'), cert: read('cert.pem') };
}

const skip = spawnSync('openssl', ['version']).error ? 'openssl is needed' : false;

test(
  'a server with a certificate of a private authority is trusted only with that authority',
  { skip },
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
