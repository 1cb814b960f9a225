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

test('one server on a fixed port cannot be started for a purpose of its own, or in a cluster', (t) => {
  const target = join(temporaryFolder(t), 'target.yaml');
  const start = '{ command: node server.js, port: 3000 }';
  writeFileSync(target, `name: Acme\nstart: ${start}\ncapabilities: [cluster]\n`);
  const plan = planOf({ ...options, target });
  assert.equal(plan.servers, 1);
  const reasons = skipReasons(plan, options, { kind: 'none' });
  assert.deepEqual(reasons['@short-timeouts'], {
    kind: 'not-applicable',
    reason:
      'all lanes share the one server that can listen on start.port, so the suite cannot start it with short timeouts',
  });
  assert.deepEqual(reasons['@cluster'], {
    kind: 'not-run',
    reason: 'the capability cluster needs several instances: start.port allows one only',
  });
});
