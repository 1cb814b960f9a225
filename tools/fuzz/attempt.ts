import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { untilDone, type Try } from '../../harness/client/eventually';
import { root } from '../../harness/package-root';
import { memoryOf } from '../../harness/servers/process/resident-memory';
import { isRunning } from '../../harness/testing/processes';
import { verdictSchema } from '../../harness/verdict/schema';
import type { Fault } from './faults';

const mostMs = 60_000;
const mostBytes = 600_000_000;
const sampleMs = 200;

/** Requirements that use each layer, and end soon. */
const requirements = ['RM-01', 'TM-02', 'AK-01', 'PL-01'];

/** Runs the suite against a server with faults. Returns, human-readable, what the suite did wrong; nothing if it held. */
export async function attempt(faults: readonly Fault[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-conformance-fuzz-'));
  try {
    return await brokenRules(folder, faults);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function brokenRules(folder: string, faults: readonly Fault[]): Promise<string[]> {
  const target = join(folder, 'target.yaml');
  const out = join(folder, 'reports');
  writeFileSync(target, JSON.stringify(targetWith(faults, join(folder, 'pid'))));
  const args = ['harness/cli/main.ts', '--target', target, '--out', out, '--lane', 'one-server'];
  const parts = ['--time-budget', '20s', '--requirement', ...requirements];
  const run = execa(
    process.execPath,
    ['--conditions=source', '--require', 'ts-node/register', ...args, ...parts],
    { cwd: root, reject: false, timeout: mostMs, forceKillAfterDelay: 1000 },
  );
  let most = 0;
  const sampling = setInterval(() => {
    most = Math.max(most, memoryOf(run.pid, 'VmHWM'));
  }, sampleMs);
  const { exitCode, timedOut, stdout, stderr } = await run;
  clearInterval(sampling);
  return [
    ...(timedOut ? [`it did not end within ${mostMs / 1000} s`] : wrongEnding(exitCode, out)),
    ...(most > mostBytes ? [`it used ${Math.round(most / 1e6)} MB`] : []),
    ...wrongText(`${stdout}\n${stderr}`, exitCode),
    ...(await leftRunning(join(folder, 'pid'))),
  ];
}

function targetWith(faults: readonly Fault[], pidFile: string): object {
  const misbehave = join(root, 'fixtures', 'fuzz', 'misbehave.js');
  const server = join(root, 'fixtures', 'targets', 'core', 'server.js');
  const command = `echo $$ > '${pidFile}'; exec '${process.execPath}' --require '${misbehave}' '${server}'`;
  return {
    name: 'Misbehaving',
    start: { command },
    backplane: 'none',
    env: { FUZZ_FAULTS: JSON.stringify(faults) },
    timeouts: { start: '8s', answer: '500ms' },
  };
}

function wrongEnding(code: number | undefined, out: string): string[] {
  if (code === undefined || ![0, 1, 3, 5].includes(code))
    return [`it ended with ${code ?? 'a signal'}`];
  const file = join(out, 'verdict.json');
  if (!existsSync(file)) return ['there is no verdict.json'];
  const { success, error } = verdictSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return success ? [] : [`verdict.json does not fit its schema: ${error.message}`];
}

function wrongText(text: string, code: number | undefined): string[] {
  const forged = text.split('\n').filter((line) => /^(?:::|CONFORMANT\b)/.test(line));
  return [
    ...(/[^\P{Cc}\n\r\t]|\p{Bidi_Control}/u.test(text) ? ['it printed a control character'] : []),
    ...(/internal error|UnhandledPromise/.test(text) ? ['it printed an internal error'] : []),
    ...(code !== 0 && forged.length > 0 ? [`it printed ${JSON.stringify(forged[0])}`] : []),
  ];
}

/** The supervisor may end the server a moment after the suite. */
async function leftRunning(pidFile: string): Promise<string[]> {
  if (!existsSync(pidFile)) return [];
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const hasEnded = (): Try<true> => (isRunning(pid) ? { received: 'running' } : { done: true });
  const last = await untilDone(hasEnded, { within: 2000 });
  return 'done' in last ? [] : [`its server ${pid} was left running`];
}
