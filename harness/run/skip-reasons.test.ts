import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../testing/temporary-folder';
import { usual } from './options';
import { planOf, type Plan } from './plan';
import { skipReasons } from './skip-reasons';

const options = { ...usual, out: 'reports' };

function composePlan(t: TestContext, more = ''): Plan {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'compose.yaml'), 'services: { app: {}, redis: {} }\n');
  const target = join(folder, 'target.yaml');
  const start = `{ compose: compose.yaml, service: app, port: 3000${more} }`;
  const declared = 'capabilities: [cluster, fault-injection]\n';
  writeFileSync(target, `name: Acme\nstart: ${start}\n${declared}`);
  return planOf({ ...options, target });
}

test('without the name of the backplane, the suite cannot cut it in Docker Compose', (t) => {
  assert.deepEqual(skipReasons(composePlan(t), options, { kind: 'none' }), {
    '@outage': {
      kind: 'not-applicable',
      reason: 'the target file does not say which service is the backplane (start.backplane)',
    },
    '@redis': { kind: 'not-applicable', reason: 'the scenario needs Redis as the backplane' },
  });
});

test('with the name of the backplane, everything runs in Docker Compose', (t) => {
  const plan = composePlan(t, ', backplane: redis');
  assert.deepEqual(skipReasons(plan, options, { kind: 'redis' }), {});
});
