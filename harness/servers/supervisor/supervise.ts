import type { spawn as Spawn } from 'node:child_process';
import type { rmSync as Remove } from 'node:fs';
import type { request as Request } from 'node:http';
import type { ProcessWatch } from './strays';

/** Something that must not outlive the suite. */
export type Charge =
  /** Process group of a server. */
  | { readonly group: number }
  /** Temporary folder. */
  | { readonly folder: string }
  /** Arguments of a Node program that removes it. */
  | { readonly program: readonly string[] }
  | Removal;

/** Container or network that the Docker engine deletes. */
export interface Removal {
  readonly engine: Engine;
  /** Path of the request. */
  readonly path: string;
}

/** Where a Docker engine listens. */
export interface Engine {
  readonly socketPath?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | string | undefined;
}

/** A line that the supervisor reads. */
export type Order =
  /** Takes charge of something; without a charge, it is no longer the supervisor's. */
  | { readonly id: number; readonly charge?: Charge }
  /** Ends the suite by force if it has not ended after so many milliseconds. */
  | { readonly endSuiteIn: number };

/** What the supervisor works with: it loads no files of its own. */
interface Tools {
  readonly input: NodeJS.ReadableStream;
  readonly rmSync: typeof Remove;
  readonly spawn: typeof Spawn;
  readonly watch: ProcessWatch;
  readonly request: typeof Request;
}

// The supervisor runs the source of the functions below, which use nothing from outside but one another.

/** Reads orders, and ends everything in its charge when the orders end, because the suite has. */
function supervise(tools: Tools, suite: { pid: number; mark: string }): void {
  const charges = new Map<number, Charge>();
  let begun = '';
  let force: NodeJS.Timeout | undefined;
  const looks = setInterval(() => {
    tools.watch.look(groupsOf([...charges.values()]));
  }, 1000);
  const obey = (order: Order): void => {
    if ('endSuiteIn' in order)
      force ??= setTimeout(() => process.kill(suite.pid, 'SIGKILL'), order.endSuiteIn);
    else if (order.charge) charges.set(order.id, order.charge);
    else {
      // The end of a server that had a process group.
      tools.watch.endDescendants(groupsOf([charges.get(order.id) ?? []].flat()));
      charges.delete(order.id);
    }
  };
  tools.input.on('data', (text) => {
    const lines = `${begun}${String(text)}`.split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) obey(JSON.parse(line) as Order);
  });
  tools.input.on('end', () => {
    clearTimeout(force);
    clearInterval(looks);
    // An engine that does not answer must not keep this process.
    setTimeout(() => process.exit(), 30_000).unref();
    clear([...charges.values()], suite.mark, tools);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => undefined);
}

function groupsOf(charges: readonly Charge[]): number[] {
  return charges.flatMap((one) => ('group' in one ? [one.group] : []));
}

/** Ends processes, containers and folders; a process that begins meanwhile is found by a second look. */
function clear(charges: readonly Charge[], mark: string, tools: Tools): void {
  const groups = groupsOf(charges);
  const killAll = (): void => {
    // Before their parents end: afterwards, nothing tells whose children they were.
    tools.watch.look(groups);
    for (const group of groups)
      try {
        process.kill(-group, 'SIGKILL');
      } catch {
        // It has ended.
      }
    tools.watch.endAll(mark, groups);
  };
  killAll();
  setTimeout(killAll, 100);
  for (const one of charges) {
    if ('engine' in one) remove(one, tools.request);
    if ('program' in one)
      tools.spawn(process.execPath, one.program, { detached: true, stdio: 'ignore' }).unref();
    if ('folder' in one) tools.rmSync(one.folder, { recursive: true, force: true });
  }
}

/** Deletes something, and again if that fails: a network has containers until they are removed. */
function remove({ engine, path }: Removal, request: typeof Request): void {
  const again = (left: number): void => {
    request({ ...engine, path, method: 'DELETE' })
      .on('response', (answer) => {
        answer.resume();
        if ((answer.statusCode ?? 0) >= 400 && left > 0) setTimeout(again, 500, left - 1);
      })
      // Without an engine there are no containers.
      .on('error', () => undefined)
      .end();
  };
  again(4);
}

/** Source of the functions above, for a program that loads no files. */
export const superviseFunctions = [supervise, groupsOf, clear, remove].map(String).join('\n');
