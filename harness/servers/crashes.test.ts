import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attach } from './attach-or-launch';
import { CrashWatch } from './crashes';
import type { Instance } from './instance';
import type { Launcher } from './launch';

const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);

/** Launches instances that are there from the first; what they are can be changed. */
function launching(more: Partial<Instance>): Launcher {
  return (count) => {
    const urls = Array.from({ length: count }, () => 'http://127.0.0.1:9');
    return Promise.resolve(attach(urls).map((instance) => ({ ...instance, ...more })));
  };
}

test('a crash is reported with its kind, its last ten lines and its log', async () => {
  const watch = new CrashWatch();
  const crashed = {
    exitReason: () => 'exited with code 1',
    lastLines: () => lines,
    log: '/logs/a.log',
  };
  await watch.launcher(launching(crashed))(1, { kind: 'short-timeout' });
  await watch.launcher(launching({}))(2, { kind: 'clustered' });
  assert.deepEqual(watch.list(), [
    {
      instance: 'short-timeout instance 1',
      reason: 'exited with code 1',
      lastLines: lines.slice(2),
      log: '/logs/a.log',
    },
  ]);
});

test('disposable servers are not watched', async () => {
  const watch = new CrashWatch();
  await watch.launcher(launching({ exitReason: () => 'was ended (SIGKILL)' }))(1, {
    kind: 'disposable',
  });
  assert.deepEqual(watch.list(), []);
});

test('an instance that the run stops has not crashed, and one that crashed before has', async () => {
  const watch = new CrashWatch();
  let end: string | undefined;
  const stop = (): Promise<void> => {
    end = 'was terminated (SIGTERM)';
    return Promise.resolve();
  };
  const launch = watch.launcher(launching({ exitReason: () => end, stop }));
  const stopped = await launch(1, { kind: 'standalone' });
  await watch.stop(stopped);
  assert.equal(end, 'was terminated (SIGTERM)');
  assert.deepEqual(watch.list(), []);
  const crashed = await launch(1, { kind: 'standalone' });
  await watch.stop(crashed);
  assert.equal(watch.list().length, 1);
});
