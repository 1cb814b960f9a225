import type { Instance } from './instance';
import { freePorts } from './process/free-port';
import { ServerProcess, type ServerCommand } from './process/server-process';

/** Servers that run already: they are reached, never stopped. */
export function attach(urls: readonly string[]): Instance[] {
  return urls.map((url, index) => ({
    number: index + 1,
    url: url.replace(/\/+$/, ''),
    gone: () => undefined,
    goneWithin: () => Promise.resolve(undefined),
    lastLines: () => [],
    stop: () => Promise.resolve(),
  }));
}

/** The file for what an instance prints, by its number; undefined where no logs are kept. */
export type LogOf = (number: number) => string | undefined;

const noLog: LogOf = () => undefined;

/** One process per instance, each with a port of its own and the contract's variables, numbered from `first` on. */
export async function launchEach(
  server: ServerCommand,
  count: number,
  first = 1,
  logOf = noLog,
): Promise<Instance[]> {
  const ports = await freePorts(count);
  return ports.map((port, index) => {
    const number = first + index;
    const env = { ...server.env, PORT: String(port), INSTANCE: String(number) };
    const log = logOf(number);
    const process = new ServerProcess({ ...server, env }, log);
    return { ...toInstance(number, port, process, log), harm: process };
  });
}

/** One process that runs all instances, a port each (`PORTS`); to stop one is to stop all. */
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
    ...(log !== undefined && { log }),
    stop: () => (stopped ??= process.stop()),
  };
}
