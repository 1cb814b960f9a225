import { freePorts } from './free-port';
import type { Instance } from './instance';
import { ServerProcess, type ServerCommand } from './server-process';

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

/** One process per instance, each with a port of its own and the contract's variables, numbered from `first` on. */
export async function launchEach(
  server: ServerCommand,
  count: number,
  first = 1,
): Promise<Instance[]> {
  const ports = await freePorts(count);
  return ports.map((port, index) => {
    const number = first + index;
    const env = { ...server.env, PORT: String(port), INSTANCE: String(number) };
    const process = new ServerProcess({ ...server, env });
    return { ...toInstance(number, port, process), harm: process };
  });
}

/** One process that runs all instances, a port each (`PORTS`); to stop one is to stop all. */
export async function launchTogether(server: ServerCommand, count: number): Promise<Instance[]> {
  const ports = await freePorts(count);
  if (count === 0) return [];
  const process = new ServerProcess({ ...server, env: { ...server.env, PORTS: ports.join() } });
  return ports.map((port, index) => toInstance(index + 1, port, process));
}

function toInstance(number: number, port: number, process: ServerProcess): Instance {
  let stopped: Promise<void> | undefined;
  return {
    number,
    url: `http://127.0.0.1:${port}`,
    gone: () => process.gone(),
    goneWithin: (ms) => process.goneWithin(ms),
    lastLines: () => process.lastLines(),
    stop: () => (stopped ??= process.stop()),
  };
}
