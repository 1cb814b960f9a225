import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rerun } from './write-reports';

test('the command that repeats a failure shows no password of a URL', (t) => {
  const given = process.argv;
  t.after(() => {
    process.argv = given;
  });
  const redis = 'redis://me:to@p-secret@127.0.0.1:6379/1';
  const others = ['--redis-url', redis, `--redis-url=${redis}`, '--url', 'http://127.0.0.1:1'];
  process.argv = ['node', 'main.ts', ...others];
  const hidden = 'redis://me:***@127.0.0.1:6379/1';
  assert.equal(
    rerun('RM-01', 'polling'),
    `npm run conformance -- --redis-url ${hidden} --redis-url=${hidden} --url http://127.0.0.1:1 --requirement RM-01 --lane polling`,
  );
});
