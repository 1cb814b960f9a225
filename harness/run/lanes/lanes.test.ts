import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanes, partsOf, type Lane } from './lanes';

const [oneServer, threeServers, polling] = lanes;
assert.ok(oneServer && threeServers && polling);

const tagsOf = (
  lane: Lane,
  running: readonly Lane[],
  requested: readonly Lane[],
  hasSpare = false,
): string[] => partsOf(lane, { running, requested, hasSpare }).map(({ tags }) => tags);

test('scenarios that run once are excluded from every lane but their home lane', () => {
  const [alone, isolated] = tagsOf(oneServer, lanes, lanes);
  assert.equal(alone, 'not (@cluster or @short-timeouts)');
  assert.equal(isolated, '(@short-timeouts or @closing) and (not (@cluster))');
  const once = '@transport-specific or @short-timeouts or @run-once';
  const [spread, startedDisposable] = tagsOf(threeServers, lanes, lanes);
  assert.equal(spread, `not (${once} or @fault-injection)`);
  assert.equal(startedDisposable, `(@fault-injection or @closing) and (not (${once}))`);
  assert.deepEqual(tagsOf(polling, lanes, lanes), [`not (${once} or @cluster)`]);
});

test('if a requested lane cannot run, the first lane includes its scenarios to skip them with the reason', () => {
  const running = [oneServer, polling];
  const all = ['not (@short-timeouts)', '@short-timeouts or @closing'];
  assert.deepEqual(tagsOf(oneServer, running, lanes), all);
  const [rest] = tagsOf(polling, running, lanes);
  assert.equal(rest, 'not (@transport-specific or @short-timeouts or @run-once or @cluster)');
});

test('the scenarios of a lane that was not requested run in no lane', () => {
  const [alone] = tagsOf(polling, [polling], [polling]);
  assert.equal(alone, 'not (@transport-specific or @short-timeouts or @run-once or @cluster)');
  assert.equal(tagsOf(oneServer, [oneServer], [oneServer])[0], 'not (@cluster or @short-timeouts)');
});

test('scenarios that wait for the end of a token run on a spare server, if there is one', () => {
  assert.deepEqual(tagsOf(oneServer, lanes, lanes, true), [
    'not (@cluster or @short-timeouts or @token-expiry)',
    '(@short-timeouts or @closing) and (not (@cluster))',
    '(@token-expiry or @closing) and (not (@cluster))',
  ]);
});
