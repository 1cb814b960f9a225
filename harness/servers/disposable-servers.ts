import { TargetError, type FaultInjection, type Instance } from './instance';
import type { BackplaneConnection } from './backplane/backplane-connection';
import type { Connect } from '../target-file/connect-schema';
import { lastOutput, waitUntilOpen, waitUntilReady } from './ready';

/** How disposable servers are started, and their connection to the backplane. */
export interface DisposableServerOptions {
  /** Starts the instance with a number; it is not ready yet. */
  launch(number: number): Promise<Instance>;
  /** Milliseconds until an instance must be ready. */
  readonly startMs: number;
  /** How its clients connect; as usual, if left out. */
  readonly connect?: Connect;
  /** Connection between the instances and their backplane; absent if the suite cannot cut it. */
  readonly backplane?: BackplaneConnection;
}

/** One instance of the group, and the faults that were injected into it. */
interface DisposableServer {
  readonly instance: Instance;
  readonly ready: Promise<void>;
  killed: boolean;
  frozen: boolean;
}

const numbers = [1, 2, 3];

/** Number of instances of the group. */
export const disposableCount = numbers.length;

/**
 * Milliseconds in which a replacement has no backplane. Redis on the same machine answers within a few, and a server that
 * accepts clients too early would be found in some runs only.
 */
const lateBackplaneMs = 200;

/** A cluster of three instances, separate from all others, which scenarios may kill, freeze or cut off from the backplane. */
export class DisposableServers {
  private readonly group = new Map<number, DisposableServer>();
  private wasCut = false;

  private constructor(private readonly options: DisposableServerOptions) {}

  /** Starts the three instances at once. Throws TargetError if one cannot be started; `instance` waits until one is ready. */
  static async start(options: DisposableServerOptions): Promise<DisposableServers> {
    const servers = new DisposableServers(options);
    await Promise.all(numbers.map((number) => servers.launch(number)));
    return servers;
  }

  /** Returns the instance with a number once it is ready, and starts a new one if there is none. Throws TargetError. */
  async instance(number: number): Promise<Instance> {
    const { instance, ready } = this.group.get(number) ?? (await this.launch(number));
    await ready;
    return instance;
  }

  /** Returns all three instances once they are ready. Throws TargetError. */
  async all(): Promise<Instance[]> {
    return await Promise.all(numbers.map((number) => this.instance(number)));
  }

  /** Kills an instance, as a power failure does; resolves when its processes are gone. */
  async kill(number: number): Promise<void> {
    const server = this.server(number);
    server.killed = true;
    await faultInjectionOf(server).kill();
  }

  /** Stops an instance with SIGTERM, and kills it after 5 seconds. Returns whether it ended by itself. Contract 3.4. */
  async terminate(number: number): Promise<boolean> {
    const server = this.server(number);
    server.killed = true;
    await server.instance.stop();
    return !(server.instance.exitReason() ?? '').includes('SIGKILL');
  }

  /**
   * Kills an instance and starts another in its place, which reaches the backplane late. Resolves when the port is open,
   * before the instance is ready.
   */
  async replace(number: number): Promise<Instance> {
    if (this.group.has(number)) await this.kill(number);
    this.options.backplane?.hold(lateBackplaneMs);
    const { instance } = await this.launch(number);
    await waitUntilOpen(instance, this.options.startMs);
    return instance;
  }

  /** Freezes an instance: it keeps its port and its connections, and answers nothing. */
  async freeze(number: number): Promise<void> {
    const server = this.server(number);
    server.frozen = true;
    await faultInjectionOf(server).freeze();
  }

  /** Cuts the connection of every instance to the backplane. Throws if the suite cannot cut it. */
  async cut(): Promise<void> {
    await this.backplane.cut();
    this.wasCut = true;
  }

  /** Restores the connection to the backplane. */
  async restore(): Promise<void> {
    await this.backplane.restore();
  }

  /** Whether an instance is one of these and frozen. */
  isFrozen(instance: Instance): boolean {
    return this.find(instance)?.frozen === true;
  }

  /** Whether both instances are of these, and messages that one publishes can reach the other. */
  areConnected(one: Instance, other: Instance): boolean {
    const isUp = this.options.backplane?.up ?? true;
    return isUp && this.find(one) !== undefined && this.find(other) !== undefined;
  }

  /**
   * Repairs the group: resumes frozen instances, restores the backplane and forgets the instances that ended, which
   * `instance` then replaces. Returns a report on each instance that crashed without having been killed, and whether the
   * backplane was cut, because the instances may need a while to reconnect to it.
   */
  async repairServers(): Promise<{ died: string[]; wasCut: boolean }> {
    const { wasCut } = this;
    this.wasCut = false;
    await this.options.backplane?.restore();
    const servers = [...this.group.values()];
    for (const server of servers.filter(({ frozen }) => frozen)) {
      server.frozen = false;
      await faultInjectionOf(server).resume();
    }
    const ended = servers.filter(({ instance }) => instance.exitReason() !== undefined);
    const died = ended.filter(({ killed }) => !killed).map(({ instance }) => crashReport(instance));
    for (const { instance } of ended) {
      this.group.delete(instance.number);
      // A container stays when its process has ended.
      await instance.stop();
    }
    return { died, wasCut };
  }

  /** Kills all instances, so that each is started anew when it is next asked for. */
  async replaceAll(): Promise<void> {
    await Promise.all([...this.group.keys()].map((number) => this.kill(number)));
    this.group.clear();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.group.values()].map(({ instance }) => instance.stop()));
    await this.options.backplane?.close();
  }

  private get backplane(): BackplaneConnection {
    if (this.options.backplane) return this.options.backplane;
    throw new Error(
      'the suite cannot cut the connection between the instances and their backplane',
    );
  }

  private async launch(number: number): Promise<DisposableServer> {
    const instance = await this.options.launch(number);
    const ready = waitUntilReady(instance, this.options.startMs, this.options.connect);
    // `instance` awaits this promise and throws its error; without a caller, the rejection must not end the process.
    ready.catch(() => undefined);
    const server = { instance, ready, killed: false, frozen: false };
    this.group.set(number, server);
    return server;
  }

  private server(number: number): DisposableServer {
    const server = this.group.get(number);
    if (server) return server;
    throw new Error(`there is no disposable instance ${number} at present`);
  }

  private find(wanted: Instance): DisposableServer | undefined {
    return [...this.group.values()].find(({ instance }) => instance === wanted);
  }
}

function faultInjectionOf({ instance }: DisposableServer): FaultInjection {
  if (instance.faultInjection) return instance.faultInjection;
  throw new TargetError(`instance ${instance.number} has no process of its own to kill or freeze`);
}

function crashReport(instance: Instance): string {
  return [
    `disposable instance ${instance.number} ${instance.exitReason() ?? ''}, although no scenario had killed it`,
    ...lastOutput(instance),
  ].join('\n');
}
