import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import { formatDuration } from '../../client/deadline';
import { freePorts } from '../process/free-port';
import { ServerProcess } from '../process/server-process';
import type { RunningBackplane } from './backplane';
import { listening, redisFailure, redisVersion } from './redis-version';

const programs = ['redis-server', 'valkey-server'];
const versionMs = 5000;
const exitMs = 1000;
const tries = 3;
const pauseMs = 10;

/** Starts redis-server or valkey-server from the PATH on a free port of 127.0.0.1, without persistence. Returns undefined if there is neither. */
export async function openLocalRedis(deadlineMs: number): Promise<RunningBackplane | undefined> {
  for (const program of programs) {
    if (await isInstalled(program)) return await startOnFreePort(program, deadlineMs);
  }
  return undefined;
}

async function isInstalled(program: string): Promise<boolean> {
  const { failed } = await execa(program, ['--version'], { reject: false, timeout: versionMs });
  return !failed;
}

/** Another process may take the port between the check and the start: then another port is tried. */
async function startOnFreePort(program: string, deadlineMs: number): Promise<RunningBackplane> {
  const deadline = Date.now() + deadlineMs;
  for (let number = 1; ; number += 1) {
    try {
      return await start(program, deadline);
    } catch (error) {
      if (number === tries || Date.now() >= deadline) throw error;
    }
  }
}

async function start(program: string, deadline: number): Promise<RunningBackplane> {
  const [port = 0] = await freePorts(1);
  const command = [program, ...optionsOf(port)];
  const server = new ServerProcess({ command, cwd: tmpdir(), env: {} });
  try {
    await untilListening(server, program, deadline);
    const redisUrl = `redis://127.0.0.1:${port}`;
    const version = await redisVersion(redisUrl, deadline - Date.now());
    const name = `Redis ${version} (${program} on the PATH)`;
    const failure = (): Promise<string | undefined> => failureOf(server, redisUrl);
    return { kind: 'redis', name, redisUrl, notes: [], failure, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The exit of a process is known a moment after its connections are lost. */
async function failureOf(server: ServerProcess, redisUrl: string): Promise<string | undefined> {
  const failure = await redisFailure(redisUrl);
  if (failure === undefined) return undefined;
  const exit = await server.exitReasonWithin(exitMs);
  if (exit === undefined) return failure;
  const [, signal] = /\((.*)\)/.exec(exit) ?? [];
  const how = signal === undefined ? exit : `ended with ${signal}`;
  return `Redis, which joins the servers, ${how}; the suite had started it and did not stop it`;
}

function optionsOf(port: number): string[] {
  const options = {
    port: String(port),
    bind: '127.0.0.1',
    save: '',
    appendonly: 'no',
    // A unique name: Redis loads an existing dump at its start.
    dbfilename: `${randomUUID()}.rdb`,
  };
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
}

/** Waits for the log line of the server itself: another Redis that took the port first might answer a PING. */
async function untilListening(
  server: ServerProcess,
  program: string,
  deadline: number,
): Promise<void> {
  const started = Date.now();
  while (!server.lastLines().some((line) => line.includes(listening))) {
    const last = server.lastLines().at(-1) ?? 'no output';
    const ended = server.exitReason();
    if (ended !== undefined) throw new Error(`${program} ${ended}: ${last}`);
    if (Date.now() >= deadline) {
      const waited = formatDuration(Date.now() - started);
      throw new Error(`${program} was not listening after ${waited}: ${last}`);
    }
    await pause(pauseMs);
  }
}
