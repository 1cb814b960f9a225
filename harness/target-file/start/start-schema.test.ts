import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { refusedAt } from '../../testing/target-mistake';
import { temporaryFolder } from '../../testing/temporary-folder';
import { parseTarget } from '../target-file';
import { sharedBecause } from './start-schema';

const compose = 'services:\n  app: { image: acme/chat }\n  redis: { image: redis }\n';

test('the path of a Compose file is relative to the target file', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'compose.yaml'), compose);
  const start = 'compose: compose.yaml, service: app, port: 3000, backplane: redis';
  const target = parseTarget(`name: Acme\nstart: { ${start} }\n`, join(folder, 'target.yaml'));
  assert.deepEqual(target.start, {
    compose: join(folder, 'compose.yaml'),
    service: 'app',
    port: 3000,
    backplane: 'redis',
  });
});

/** By mistake: the keys of `start`, the position, and the message. */
const mistakes: Record<string, readonly [start: string, place: string, says: RegExp]> = {
  'a Compose file without a service': [
    'compose: compose.yaml, port: 3000',
    '2:8',
    /start\.service: expected the name of the service that starts a server/,
  ],
  'a Compose file without a port': [
    'compose: compose.yaml, service: app',
    '2:8',
    /start\.port: expected the port that the service listens on/,
  ],
  'a service that the Compose file does not have': [
    'compose: compose.yaml, service: ap, port: 3000',
    '2:42',
    /start\.service: compose\.yaml has no service `ap`; did you mean app\?/,
  ],
  'a backplane that the Compose file does not have': [
    'compose: compose.yaml, service: app, port: 3000, backplane: valkey',
    '2:70',
    /start\.backplane: compose\.yaml has no service `valkey`/,
  ],
  'a Compose file that is not there': [
    'compose: docker.yaml, service: app, port: 3000',
    '2:19',
    /start\.compose: cannot be read: ENOENT/,
  ],
  'a Compose file that is not YAML': [
    'compose: broken.yaml, service: app, port: 3000',
    '2:19',
    /start\.compose: cannot be read: /,
  ],
  'a Compose file without services': [
    'compose: list.yaml, service: app, port: 3000',
    '2:19',
    /start\.compose: expected a Compose file, a map with `services`/,
  ],
  'an unknown key beside a Compose file': [
    'compose: compose.yaml, service: app, port: 3000, backplan: redis',
    '2:59',
    /start: unknown key `backplan`; did you mean backplane\?/,
  ],
  'a port that is no port': ['command: node server.js, port: 0', '2:41', /start\.port: .*>=1/],
  'a Compose file beside an image': [
    'compose: compose.yaml, image: acme/chat',
    '2:8',
    /start: expected exactly one of: /,
  ],
};

for (const [what, [start, place, says]] of Object.entries(mistakes))
  test(`${what} is reported at ${place}`, (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'compose.yaml'), compose);
    writeFileSync(join(folder, 'broken.yaml'), 'services: {');
    writeFileSync(join(folder, 'list.yaml'), '- app\n');
    const text = `name: Acme\nstart: { ${start} }\n`;
    refusedAt({ text, file: join(folder, 'target.yaml'), place, says });
  });

test('services of other files are left to Compose', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'compose.yaml'), 'include: [app.yaml]\n');
  const start = 'compose: compose.yaml, service: app, port: 3000';
  const { start: read } = parseTarget(`name: Acme\nstart: { ${start} }\n`, join(folder, 'a.yaml'));
  assert.ok('service' in read);
});

test('only servers that are running, or have a fixed port, are shared', () => {
  assert.equal(sharedBecause({ urls: ['http://127.0.0.1:3000'] }), 'urls');
  assert.equal(sharedBecause({ command: 'node server.js', port: 3000 }), 'port');
  assert.equal(sharedBecause({ command: 'node server.js' }), undefined);
  assert.equal(sharedBecause({ image: 'acme/chat', port: 3000 }), undefined);
});
