import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MS = 60_000;

/** Returns a port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs a program; it is killed at the end of the test at the latest. */
export function run(
  t: TestContext,
  command: string[],
  variables: NodeJS.ProcessEnv = {},
): ChildProcess {
  const [program = process.execPath, ...args] = command;
  const child = spawn(program, args, {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

/** Runs one of this server's TypeScript files. */
export function runServer(
  t: TestContext,
  file: string,
  variables: NodeJS.ProcessEnv,
): ChildProcess {
  return run(t, [process.execPath, '--require', 'ts-node/register', file], variables);
}

/** Waits until an instance answers on this port. */
export async function untilReady(port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`;
  const end = Date.now() + DEADLINE_MS;
  while (Date.now() < end) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(50);
  }
  throw new Error(`Nothing answered on port ${port} within ${DEADLINE_MS} ms.`);
}

/** Ends the process with SIGTERM; returns its exit code and the milliseconds it took. */
export async function terminate(child: ChildProcess): Promise<{ code: unknown; took: number }> {
  const start = Date.now();
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit', {
    signal: AbortSignal.timeout(DEADLINE_MS),
  })) as unknown[];
  return { code, took: Date.now() - start };
}
