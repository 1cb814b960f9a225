import { Random } from '../../contract/names/random';
import { accountName } from '../../contract/names/user-names';
import { createToken, type TokenClaims } from '../../client/access-tokens';
import { silence } from '../../client/deadline';
import { NotApplicableError } from '../../contract/namespace-names';
import type { Driver } from '../../drivers/driver';
import type { DisposableServers } from '../../servers/disposable-servers';
import type { Instance } from '../../servers/instance';
import {
  registerLane,
  type DelayMeter,
  type Exploration,
  type LaneContext,
  type ReadyMadeToken,
  type Skip,
} from '../../servers/lane-context';
import { handshake } from '../../servers/ready';
import type { ShortTimeoutServer } from '../../servers/short-timeout-server';
import { capabilities } from '../../target-file/target-file';
import type { Lane } from './lanes';
import { readsTokens, type RunningLaneOptions } from './running-lane-options';

/** A server that crashes more often than that in one lane is not replaced any more. */
const mostReplacements = 5;

/** Milliseconds in which a server that did not answer in time may still catch up: a hundred clients at once are much for some. */
const catchUpMs = 15_000;

/** Milliseconds in which the end of a server that answers nothing is noticed. */
const exitMs = 2_000;

/** The lane that runs now, with its servers. The methods: `LaneContext`. */
export class RunningLane implements LaneContext {
  private halted: string | undefined;
  private stopped: string | undefined;
  private isHeld = false;
  private replacements = 0;
  private readonly current: Instance[];
  private startedDisposableServers: DisposableServers | undefined;

  constructor(private readonly options: RunningLaneOptions) {
    this.current = [...options.instances];
  }

  get lane(): Lane {
    return this.options.lane;
  }

  get timeouts(): RunningLaneOptions['timeouts'] {
    return this.options.timeouts;
  }

  get driver(): Driver {
    return this.options.driver;
  }

  get machine(): DelayMeter {
    return this.options.machine;
  }

  get exploration(): Exploration {
    return this.options.exploration;
  }

  get deviations(): readonly string[] {
    return this.options.deviations;
  }

  get instances(): readonly Instance[] {
    return this.current;
  }

  get jwtSecret(): string {
    if (!this.options.tokens) return this.options.jwtSecret;
    throw new NotApplicableError(
      'the scenario needs a token that only the suite can sign, and the target file has no credentials.jwtSecret',
    );
  }

  readyMade(kind: ReadyMadeToken): string | undefined {
    const { tokens } = this.options;
    if (!tokens || tokens[kind] !== undefined) return tokens?.[kind];
    throw new NotApplicableError(`the target file has no token credentials.${kind}`);
  }

  async credentials(
    role: TokenClaims['role'],
    rooms: readonly string[] = [],
    sub: string = accountName(new Random(`${this.exploration.seed} ${role}`)),
  ): Promise<object> {
    const ready = rooms.length === 0 ? this.readyMade(role) : undefined;
    return { token: ready ?? (await createToken({ sub, role, rooms }, this.jwtSecret)) };
  }

  async ownCredentials(): Promise<object> {
    const { tokens } = this.options;
    if (!tokens) return readsTokens(this.options) ? this.credentials('moderator') : {};
    return { token: tokens.moderator ?? tokens.member };
  }

  instanceFor(participant: number): Instance {
    const { lane } = this.options;
    const { instances } = this;
    return this.instance(lane.isSpread ? (participant % instances.length) + 1 : 1);
  }

  instance(number: number): Instance {
    const instance = this.current[number - 1];
    if (instance) return instance;
    const { length } = this.current;
    if (this.options.shortTimeoutServer)
      throw new Error(`there is no instance ${number}: ${length} are running`);
    throw new NotApplicableError(
      `the scenario needs instance ${number}, and the target has ${length}`,
    );
  }

  async isolatedServer(index: number): Promise<Instance> {
    const instance = (await this.options.isolated?.())?.instances[index];
    if (instance) return instance;
    throw new Error('the suite cannot start this target without a backplane');
  }

  async shortTimeoutServer(): Promise<ShortTimeoutServer> {
    const { shortTimeoutServer } = this.options;
    if (shortTimeoutServer) return await shortTimeoutServer();
    throw new Error('the suite cannot start this target with short timeouts');
  }

  async disposableServers(): Promise<DisposableServers> {
    const { disposableServers } = this.options;
    if (!disposableServers)
      throw new Error('the suite cannot start disposable servers of this target');
    return (this.startedDisposableServers = await disposableServers());
  }

  get startedDisposable(): DisposableServers | undefined {
    return this.startedDisposableServers;
  }

  fencePublisher(publisher: Instance, theirs: Instance): Instance | undefined {
    if (this.startedDisposable?.isFrozen(theirs)) return undefined;
    const { instances } = this;
    const areInLane = instances.includes(publisher) && instances.includes(theirs);
    return areInLane || this.startedDisposable?.areConnected(publisher, theirs)
      ? publisher
      : theirs;
  }

  async silenceWindow(): Promise<void> {
    await silence(this.timeouts.silence);
  }

  halt(reason: string): void {
    this.halted ??= reason;
  }

  /**
   * Begins no scenario any more. Cucumber would report each one that is left as skipped, which takes longer than an interrupted
   * run has.
   */
  hold(): void {
    this.isHeld = true;
  }

  /** Ends the lane early, but for its control scenarios: what has run is judged as a whole lane is. */
  stop(reason: string): void {
    this.stopped ??= reason;
  }

  async backplaneFailure(): Promise<string | undefined> {
    const reason = await this.options.backplaneFailure?.();
    if (reason !== undefined) this.halt(reason);
    return reason;
  }

  async silentInstances(): Promise<string[]> {
    const found = await Promise.all(this.current.map((instance) => this.silenceOf(instance)));
    return found.flatMap((silence) => silence?.what ?? []);
  }

  async checkAlive(): Promise<void> {
    for (const instance of this.current) {
      const silence = await this.silenceOf(instance);
      if (!silence || silence.hasEnded) continue;
      const failure = await handshake(instance.url, catchUpMs, this.driver.connect);
      if (failure !== undefined) this.halt(silence.what);
    }
    this.haltIfCrashed();
  }

  private async silenceOf(
    instance: Instance,
  ): Promise<{ readonly what: string; readonly hasEnded: boolean } | undefined> {
    const failure = await handshake(instance.url, this.timeouts.answer, this.driver.connect);
    if (failure === undefined) return undefined;
    const exit = await instance.exitReasonWithin(exitMs);
    const name = `instance ${instance.number}`;
    if (exit !== undefined) return { what: `${name} ${exit}`, hasEnded: true };
    const what = `${name} has stopped answering; received for a new handshake: ${failure}`;
    return { what, hasEnded: false };
  }

  async replaceCrashed(): Promise<void> {
    if (this.isHeld) await new Promise(() => undefined);
    const { replace } = this.options;
    for (const [index, instance] of this.current.entries()) {
      if (instance.exitReason() === undefined || !replace || !this.mayReplace) continue;
      this.replacements += 1;
      try {
        this.current[index] = await replace(instance);
      } catch (error) {
        this.halt(`instance ${instance.number} did not start again: ${(error as Error).message}`);
      }
    }
  }

  private get mayReplace(): boolean {
    return this.options.replace !== undefined && this.replacements < mostReplacements;
  }

  /** Halts the lane if an instance has crashed that is not replaced. */
  private haltIfCrashed(): void {
    const crashed = this.current.find((instance) => instance.exitReason() !== undefined);
    if (crashed && !this.mayReplace)
      this.halt(`instance ${crashed.number} is gone: ${crashed.exitReason() ?? ''}`);
  }

  skip(tags: readonly string[]): Skip | undefined {
    const undeclared = capabilities.find(
      (name) => tags.includes(`@${name}`) && !this.options.capabilities.includes(name),
    );
    if (undeclared !== undefined)
      return { kind: 'not-applicable', reason: `the target does not declare ${undeclared}` };
    const missing = tags.map((tag) => this.options.missing[tag]).find((skip) => skip !== undefined);
    if (missing) return missing;
    this.haltIfCrashed();
    const reason = this.halted ?? (tags.includes('@control') ? undefined : this.stopped);
    return reason === undefined ? undefined : { kind: 'not-run', reason };
  }
}

/** Opens a lane; its scenarios find it under the key. */
export function openRunningLane(options: RunningLaneOptions): { key: string; lane: RunningLane } {
  const lane = new RunningLane(options);
  return { key: registerLane(lane), lane };
}
