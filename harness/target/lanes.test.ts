import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanes, tagsOf } from './lanes';

const [oneServer, threeServers, polling] = lanes;
assert.ok(oneServer && threeServers && polling);

test('scenarios that run once are left out of every lane but their own', () => {
  assert.equal(tagsOf(oneServer, lanes, lanes), 'not (@cluster)');
  assert.equal(tagsOf(threeServers, lanes, lanes), 'not (@wire or @impatient or @once)');
  assert.equal(tagsOf(polling, lanes, lanes), 'not (@wire or @impatient or @once or @cluster)');
});

test('where a wanted lane cannot run, the first lane has its scenarios, to skip them with the reason', () => {
  const running = [oneServer, polling];
  assert.equal(tagsOf(oneServer, running, lanes), '');
  assert.equal(tagsOf(polling, running, lanes), 'not (@wire or @impatient or @once or @cluster)');
});

test('the scenarios of a lane that was not asked for run nowhere', () => {
  assert.equal(
    tagsOf(polling, [polling], [polling]),
    'not (@wire or @impatient or @once or @cluster)',
  );
  assert.equal(tagsOf(oneServer, [oneServer], [oneServer]), 'not (@cluster)');
});
