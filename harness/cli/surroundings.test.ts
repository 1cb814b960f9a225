import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, test, type TestContext } from 'node:test';
import { unfinishedFolder } from '../run/folder/unfinished-reports';
import { redisVersion } from '../servers/backplane/redis-version';
import { freePorts } from '../servers/process/free-port';
import { start } from '../testing/command-line';
import { until } from '../testing/until';
import type { ScenarioVerdict, Verdict } from '../verdict/schema';

/** Longer than a busy machine takes to start a run. */
const startMs = 60_000;

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** Number of messages of this kind in a part of the lane. */
function messagesIn(out: string, part: string, kind: string): number {
  const file = join(out, unfinishedFolder, part, 'messages.ndjson');
  if (!existsSync(file)) return 0;
  return readFileSync(file, 'utf8').split(`{"${kind}"`).length - 1;
}

function scenariosOf({ requirements }: Verdict): ScenarioVerdict[] {
  return requirements.flatMap(({ scenarios }) => scenarios);
}

/** A Redis of the test's own: with Docker, that of the suite would be in a container. */
interface OwnRedis {
  readonly url: string;
  kill(): void;
}

async function startRedis(t: TestContext): Promise<OwnRedis> {
  const [port = 0] = await freePorts(1);
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', ''];
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  const kill = (): void => void server.kill('SIGKILL');
  t.after(kill);
  const url = `redis://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    redisVersion(url, 1000).then(
      () => true,
      () => false,
    );
  await until('the answer of Redis', answers, startMs);
  return { url, kill };
}

void describe('what fails around the target is not its fault', { concurrency: 2 }, () => {
  test(
    'the Redis between the servers is killed: the lane is incomplete, with the reason',
    { skip: !hasRedis && 'needs redis-server' },
    async (t) => {
      const lane = 'three-servers';
      const redis = await startRedis(t);
      const args = ['--reference', '--lane', lane, '--requirement', 'RM', 'TM'];
      const run = start(t, [...args, '--redis-url', redis.url]);
      const ended = (): number => messagesIn(run.out, lane, 'testCaseFinished');
      await until('some scenarios', () => ended() >= 5, startMs);
      redis.kill();
      const { code, stdout, verdict } = await run.ended;
      assert.equal(code, 5, stdout);
      const written = await verdict();
      assert.equal(written.outcome, 'incomplete');
      const scenarios = scenariosOf(written);
      assert.deepEqual(
        scenarios.filter(({ status }) => status === 'failed'),
        [],
      );
      const open = scenarios.filter(({ status }) => status === 'inconclusive');
      assert.ok(open.length > 0, stdout);
      for (const { message = '' } of open)
        assert.match(message, /^Redis, which joins the servers, no longer answers: /);
    },
  );

  test('the suite stands still for 5 s: nothing fails that ran meanwhile', async (t) => {
    const part = 'one-server/short-timeouts';
    const run = start(t, ['--reference', '--lane', 'one-server', '--requirement', 'CR']);
    await until(
      'a scenario that runs',
      () => messagesIn(run.out, part, 'testStepFinished') >= 8,
      startMs,
    );
    process.kill(run.pid, 'SIGSTOP');
    await pause(5000);
    process.kill(run.pid, 'SIGCONT');
    const { stdout, verdict } = await run.ended;
    const failed = scenariosOf(await verdict()).filter(({ status }) => status === 'failed');
    assert.deepEqual(failed, [], stdout);
  });
});
