import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Query } from '@cucumber/query';
import type { Envelope } from '@cucumber/messages';
import { conformance, start } from '../testing/command-line';
import { readVerdict } from '../reports/verdict-file';
import { unfinishedFolder } from '../run/folder/unfinished-reports';
import { isRunning } from '../testing/processes';
import { dyingAt, referenceTarget } from '../testing/reference-target';
import { targetFile, temporaryFolder } from '../testing/temporary-folder';
import { until } from '../testing/until';
import type { ScenarioVerdict, Verdict } from '../verdict/schema';

const lane = 'one-server';

/** Longer than a busy machine takes to start a run, which no test here is about. */
const startMs = 60_000;

void describe('a run that breaks off', { concurrency: 2 }, () => {
  test('a target that crashes is started again a few times; after that, nothing passes', async (t) => {
    const target = referenceTarget(t, dyingAt(40));
    const ended = await conformance(t, '--target', target.file, '--lane', lane);
    assert.equal(ended.code, 1, ended.stderr);
    const verdict = await ended.verdict();
    assert.notEqual(verdict.outcome, 'conformant');
    const statuses = statusesInOrder(ended.out);
    const death = statuses.lastIndexOf('FAILED');
    assert.ok(death > 0 && death < statuses.length - 10, `not in the middle: ${statuses.join()}`);
    assert.ok(!statuses.includes('PASSED', death), statuses.join());
    const reasons = scenariosOf(verdict).flatMap(({ status, message }) =>
      status === 'not-run' ? [message] : [],
    );
    assert.deepEqual([...new Set(reasons)], ['instance 1 is gone: exited with code 9']);
    const [dead, ...others] = verdict.crashes ?? [];
    assert.equal(others.length, 5);
    assert.match(dead?.lastLines.join('\n') ?? '', /Instance 1, process \d+, listens on/);
    const log = 'logs/standalone-instance-1.log';
    assert.equal(dead?.log, log);
    assert.match(readFileSync(join(ended.out, log), 'utf8'), /Instance 1, process \d+, listens on/);
    const path = join(ended.out, log);
    const shown = `Servers that crashed\n  standalone instance 1 exited with code 9; its whole output: ${path}\n`;
    assert.ok(ended.stdout.includes(shown), ended.stdout);
    assert.match(readFileSync(path, 'utf8'), /\[started again\]/);
  });

  test('Ctrl-C: reports of what ran, exit code 130, no server left', async (t) => {
    const target = referenceTarget(t);
    const { pid, out, ended } = start(t, ['--target', target.file, '--lane', lane]);
    await until('the first scenarios', () => scenariosIn(out) >= 10, startMs);
    process.kill(pid, 'SIGINT');
    const { code, stdout, stderr, verdict } = await ended;
    assert.equal(code, 130, stderr);
    assert.match(stdout, /interrupted by SIGINT/);
    const written = await verdict();
    assert.equal(written.interrupted, 'interrupted by SIGINT');
    assert.notEqual(written.outcome, 'conformant');
    const statuses = new Set(scenariosOf(written).map(({ status }) => status));
    assert.ok(statuses.has('passed') && statuses.has('not-run'), [...statuses].join());
    assert.deepEqual(written.problems, [], 'what follows from the interruption is no problem');
    assert.deepEqual(target.pids().filter(isRunning), []);
  });

  test('Ctrl-C twice: the end at once, no server left', async (t) => {
    const target = referenceTarget(t);
    const { pid, out, stderr, ended } = start(t, ['--target', target.file, '--lane', lane]);
    await until('the first scenario', () => scenariosIn(out) > 0, startMs);
    process.kill(pid, 'SIGINT');
    await until('the answer to the first signal', () => stderr().includes('interrupted'));
    process.kill(pid, 'SIGINT');
    const { code, stderr: said } = await ended;
    assert.equal(code, 130);
    assert.match(said, /^interrupted by SIGINT again: the run ends at once$/m);
    await until('the end of the servers', () => !target.pids().some(isRunning), 2000);
  });

  test('killed: a report of what ran until then, marked as incomplete', async (t) => {
    const target = referenceTarget(t);
    const { pid, out, ended } = start(t, ['--target', target.file, '--lane', lane]);
    await until('a report', () => existsSync(join(out, unfinishedFolder, 'index.html')), startMs);
    process.kill(pid, 'SIGKILL');
    await ended;
    const folder = join(out, unfinishedFolder);
    const written = await readVerdict(folder);
    assert.equal(written.interrupted, 'the run has not finished');
    assert.equal(written.outcome, 'incomplete');
    assert.ok(scenariosOf(written).some(({ status }) => status === 'not-run'));
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    assert.ok(page.includes('the run has not finished') && page.includes('<b>Rule:</b>'));
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`${signal} while the target starts: exit code 130 before the start deadline, and a sentence`, async (t) => {
      const pids = join(temporaryFolder(t), 'pid');
      const file = targetFile(t, `command: "echo $$ > '${pids}'; exec sleep 60"`, { start: '10s' });
      const { pid, ended } = start(t, ['--target', file, '--quiet']);
      await until('the start of the command', () => existsSync(pids));
      const interrupted = Date.now();
      process.kill(pid, signal);
      const { code, stderr } = await ended;
      assert.equal(code, 130);
      assert.equal(stderr, `interrupted by ${signal} before there was anything to report\n`);
      assert.ok(Date.now() - interrupted < 5000);
      assert.ok(!isRunning(Number(readFileSync(pids, 'utf8'))));
    });
});

/** What each scenario of the lane came to, in the order in which they ran. */
function statusesInOrder(out: string): string[] {
  const query = new Query();
  for (const line of linesOf(out)) query.update(JSON.parse(line) as Envelope);
  return query
    .findAllTestCaseStarted()
    .map((started) => query.findMostSevereTestStepResultBy(started)?.status ?? 'UNKNOWN');
}

function scenariosIn(out: string): number {
  return linesOf(join(out, unfinishedFolder)).filter((line) =>
    line.startsWith('{"testCaseFinished"'),
  ).length;
}

function linesOf(out: string): string[] {
  const file = join(out, lane, 'messages.ndjson');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

function scenariosOf({ requirements }: Verdict): ScenarioVerdict[] {
  return requirements.flatMap(({ scenarios }) => scenarios);
}
