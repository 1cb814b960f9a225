import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { describe, test, type TestContext } from 'node:test';
import { longRun } from '../../testing/core-target';
import { start, type Started } from '../../testing/command-line';
import { childrenOf, isRunning } from '../../testing/processes';
import { targetFile } from '../../testing/temporary-folder';
import { until } from '../../testing/until';

/** A start on a busy machine. */
const startMs = 40_000;

interface Waiting {
  readonly watch: Started;
  /** Process of the next run. */
  readonly standby: number;
  /** Changes the target file, which starts a run. */
  readonly change: () => void;
  /** Number of runs so far. */
  readonly runs: () => number;
}

/** Watches a target that does not start, which takes no time. */
async function waiting(t: TestContext): Promise<Waiting> {
  const file = targetFile(t, "command: 'exit 1'");
  const watch = start(t, ['--target', file, '--lane', 'one-server', '--watch']);
  const runs = (): number => watch.stderr().match(/instance 1 is not ready/g)?.length ?? 0;
  const isWaiting = (): boolean => watch.stderr().includes('waiting for a change');
  await until('the end of the first run', isWaiting, startMs);
  await until('the process of the next run', () => childrenOf(watch.pid).length === 1);
  const [standby = 0] = childrenOf(watch.pid);
  return {
    watch,
    standby,
    change: () => {
      appendFileSync(file, '\n');
    },
    runs,
  };
}

test('a run whose watch is killed ends, and leaves no server', async (t) => {
  const { args, pids } = longRun(t);
  const watch = start(t, [...args, '--watch']);
  await until('a server', () => pids().length > 0, startMs);
  const [run = 0] = childrenOf(watch.pid);
  process.kill(watch.pid, 'SIGKILL');
  await until('the end of the run', () => !isRunning(run), 8000);
  await until('the end of the server', () => !pids().some(isRunning), 2000);
});

void describe('the process of the next run', { concurrency: 2 }, () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    test(`ends with a watch that receives ${signal}`, async (t) => {
      const { watch, standby } = await waiting(t);
      process.kill(watch.pid, signal);
      const { code, stderr } = await watch.ended;
      assert.equal(code, 130, stderr);
      assert.match(stderr, /waiting for a change; Ctrl-C ends the watch\n$/);
      await until('its end', () => !isRunning(standby), 2000);
    });

  test('ends with a watch that is killed', async (t) => {
    const { watch, standby } = await waiting(t);
    process.kill(watch.pid, 'SIGKILL');
    await until('its end', () => !isRunning(standby), 5000);
  });

  test('is replaced if it has ended', async (t) => {
    const { watch, standby, change, runs } = await waiting(t);
    process.kill(standby, 'SIGKILL');
    await until('its end', () => !isRunning(standby));
    change();
    await until('another run', () => runs() === 2, startMs);
    process.kill(watch.pid, 'SIGTERM');
    await watch.ended;
  });
});
