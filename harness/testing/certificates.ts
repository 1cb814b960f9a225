import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from './temporary-folder';

/** Certificates of a private authority and of 127.0.0.1, made by openssl. */
export function certificates(t: TestContext): { ca: string; key: string; cert: string } {
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

/** Why a test with certificates is skipped; false if it is not. */
export const opensslNeeded = spawnSync('openssl', ['version']).error ? 'openssl is needed' : false;
