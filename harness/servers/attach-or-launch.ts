import { failureBlock } from '../failure-block';
import { TargetError, type Instance } from './instance';
import { freePorts, isFree } from './process/free-port';
import { ServerProcess, type ServerCommand } from './process/server-process';

/** Attaches to servers that already run; they are never stopped. */
export function attach(urls: readonly string[]): Instance[] {
  return urls.map((url, index) => ({
    number: index + 1,
    url: url.replace(/\/+$/, ''),
    exitReason: () => undefined,
    exitReasonWithin: () => Promise.resolve(undefined),
    lastLines: () => [],
    stop: () => Promise.resolve(),
  }));
}

/** Returns the path of the log file of an instance, by its number; undefined if no logs are kept. */
export type LogOf = (number: number) => string | undefined;

const noLog: LogOf = () => undefined;

/** Starts one process for each instance, with its own port and the contract's variables (Contract 3.1), numbered from `first` on. Throws TargetError if another program has the fixed port of the server. */
export async function launchEach(
  server: ServerCommand,
  count: number,
  first = 1,
  logOf = noLog,
): Promise<Instance[]> {
  const ports = await portsFor(server, count);
  return ports.map((port, index) => {
    const number = first + index;
    const env = { ...server.env, PORT: String(port), INSTANCE: String(number) };
    const log = logOf(number);
    const process = new ServerProcess({ ...server, env }, log);
    return { ...toInstance(number, port, process, log), faultInjection: process };
  });
}

async function portsFor({ port }: ServerCommand, count: number): Promise<number[]> {
  if (port === undefined || count === 0) return await freePorts(count);
  return [await unused(port)];
}

/** Another program on the port would be tested in the place of the server. */
async function unused(port: number): Promise<number> {
  if (await isFree(port)) return port;
  throw new TargetError(
    failureBlock({
      what: 'the server cannot be started',
      expected: `port ${port} of 127.0.0.1 is free`,
      received: 'another program listens on it',
      lookAt: `start.port in the target file; stop the other program, or test it as start: { urls: ['http://127.0.0.1:${port}'] }`,
    }),
  );
}

/** Starts one process that runs all instances, with one port for each (`PORTS`); stopping one of them stops all. */
export async function launchTogether(
  server: ServerCommand,
  count: number,
  log?: string,
): Promise<Instance[]> {
  const ports = await freePorts(count);
  if (count === 0) return [];
  const env = { ...server.env, PORTS: ports.join() };
  const process = new ServerProcess({ ...server, env }, log);
  return ports.map((port, index) => toInstance(index + 1, port, process, log));
}

function toInstance(
  number: number,
  port: number,
  process: ServerProcess,
  log: string | undefined,
): Instance {
  let stopped: Promise<void> | undefined;
  return {
    number,
    url: `http://127.0.0.1:${port}`,
    exitReason: () => process.exitReason(),
    exitReasonWithin: (ms) => process.exitReasonWithin(ms),
    lastLines: () => process.lastLines(),
    memory: () => process.memory(),
    ...(log !== undefined && { log }),
    stop: () => (stopped ??= process.stop()),
  };
}
