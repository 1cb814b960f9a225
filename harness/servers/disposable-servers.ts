import { TargetError, type FaultInjection, type Instance } from './instance';
import type { TcpProxy } from './network/tcp-proxy';
import { lastOutput, waitUntilOpen, waitUntilReady } from './ready';

/** Where the instances of the group come from, and what joins them. */
export interface DisposableServerOptions {
  /** Starts the instance with a number; it is not ready yet. */
  launch(number: number): Promise<Instance>;
  /** Milliseconds until an instance must be ready. */
  readonly startMs: number;
  /** The road to what joins them; absent where that is not the suite's to cut. */
  readonly proxy?: TcpProxy;
}

/** One instance of the group, and what has been done to it. */
interface DisposableServer {
  readonly instance: Instance;
  readonly ready: Promise<void>;
  killed: boolean;
  frozen: boolean;
}

const numbers = [1, 2, 3];

/** Three joined instances, apart from all others, which scenarios may kill and freeze and whose backplane they may cut. */
export class DisposableServers {
  private readonly group = new Map<number, DisposableServer>();
  private wasCut = false;

  private constructor(private readonly origin: DisposableServerOptions) {}

  /** Starts the three at once. Throws TargetError if one cannot be started; whether they get ready shows `instance`. */
  static async start(origin: DisposableServerOptions): Promise<DisposableServers> {
    const disposableServers = new DisposableServers(origin);
    await Promise.all(numbers.map((number) => disposableServers.launch(number)));
    return disposableServers;
  }

  /** The instance with a number, once it is ready; a new one if there is none. Throws TargetError if it does not get ready. */
  async instance(number: number): Promise<Instance> {
    const { instance, ready } = this.group.get(number) ?? (await this.launch(number));
    await ready;
    return instance;
  }

  /** All three, once they are ready. */
  async all(): Promise<Instance[]> {
    return await Promise.all(numbers.map((number) => this.instance(number)));
  }

  /** Kills an instance as a power cut does; returns when nothing is left of it. */
  async kill(number: number): Promise<void> {
    const disposable = this.disposable(number);
    disposable.killed = true;
    await faultInjectionOf(disposable).kill();
  }

  /** Kills an instance, starts another in its place, and returns as soon as its port is open: it need not be ready yet. */
  async replace(number: number): Promise<Instance> {
    if (this.group.has(number)) await this.kill(number);
    const { instance } = await this.launch(number);
    await waitUntilOpen(instance, this.origin.startMs);
    return instance;
  }

  /** Stops an instance in the middle of whatever it does: it keeps its port and its connections, and answers nothing. */
  freeze(number: number): void {
    const disposable = this.disposable(number);
    disposable.frozen = true;
    faultInjectionOf(disposable).freeze();
  }

  /** Cuts off every instance from what joins them. Throws if that is not the suite's to cut. */
  cut(): void {
    this.link.cut();
    this.wasCut = true;
  }

  /** Lets them reach again what joins them. */
  restore(): void {
    this.link.restore();
  }

  /** Whether an instance is one of these and frozen. */
  isFrozen(instance: Instance): boolean {
    return this.find(instance)?.frozen === true;
  }

  /** Whether both are of these, and what the one publishes can reach the other. */
  areConnected(one: Instance, other: Instance): boolean {
    const isUp = this.origin.proxy?.up ?? true;
    return isUp && this.find(one) !== undefined && this.find(other) !== undefined;
  }

  /**
   * Makes the group whole again: whoever is frozen goes on, the backplane is there, and who is dead is forgotten, to be
   * replaced when it is asked for. Says of those that died and were not killed what can be said, and whether the
   * backplane was cut: then it may take the instances a while to notice that it is there again.
   */
  repairServers(): { died: string[]; wasCut: boolean } {
    const { wasCut } = this;
    this.wasCut = false;
    this.origin.proxy?.restore();
    const disposableServers = [...this.group.values()];
    for (const disposable of disposableServers.filter(({ frozen }) => frozen)) {
      disposable.frozen = false;
      faultInjectionOf(disposable).resume();
    }
    const dead = disposableServers.filter(({ instance }) => instance.exitReason() !== undefined);
    const died = dead.filter(({ killed }) => !killed).map(({ instance }) => crashReport(instance));
    for (const { instance } of dead) this.group.delete(instance.number);
    return { died, wasCut };
  }

  /** Kills them all, where nothing else makes them whole. */
  async replaceAll(): Promise<void> {
    await Promise.all([...this.group.keys()].map((number) => this.kill(number)));
    this.group.clear();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.group.values()].map(({ instance }) => instance.stop()));
    await this.origin.proxy?.close();
  }

  private get link(): TcpProxy {
    if (this.origin.proxy) return this.origin.proxy;
    throw new Error('what joins the instances is not the suite’s to cut');
  }

  private async launch(number: number): Promise<DisposableServer> {
    const instance = await this.origin.launch(number);
    const ready = waitUntilReady(instance, this.origin.startMs);
    // Who needs this instance waits for it and gets the error; nobody may need it.
    ready.catch(() => undefined);
    const disposable = { instance, ready, killed: false, frozen: false };
    this.group.set(number, disposable);
    return disposable;
  }

  private disposable(number: number): DisposableServer {
    const disposable = this.group.get(number);
    if (disposable) return disposable;
    throw new Error(`there is no disposable instance ${number} at present`);
  }

  private find(wanted: Instance): DisposableServer | undefined {
    return [...this.group.values()].find(({ instance }) => instance === wanted);
  }
}

function faultInjectionOf({ instance }: DisposableServer): FaultInjection {
  if (instance.faultInjection) return instance.faultInjection;
  throw new TargetError(`instance ${instance.number} is not a process of its own`);
}

function crashReport(instance: Instance): string {
  return [
    `disposable instance ${instance.number} ${instance.exitReason() ?? ''}, and nobody had killed it`,
    ...lastOutput(instance),
  ].join('\n');
}
