import { createToken, type TokenClaims } from '../../client/access-tokens';
import { silence } from '../../client/deadline';
import { NotApplicableError } from '../../contract/namespace-names';
import type { Driver } from '../../drivers/driver';
import type { DisposableServers } from '../../servers/disposable-servers';
import type { Instance } from '../../servers/instance';
import {
  registerLane,
  type Exploration,
  type LaneContext,
  type ReadyMadeToken,
  type Skip,
} from '../../servers/lane-context';
import { handshake } from '../../servers/ready';
import { capabilities } from '../../target-file/target-file';
import type { Lane } from './lanes';

/** What scenarios of one lane stand on. */
export interface RunningLaneOptions {
  readonly lane: Lane;
  /** The servers of this lane; the first is instance 1. */
  readonly instances: readonly Instance[];
  /** Starts two instances with no backplane between them, or finds them started; absent where the suite starts none. */
  readonly isolated?: () => Promise<{ readonly instances: readonly Instance[] }>;
  /** Starts the instance with short time-outs, or finds it started; absent where the suite starts none. */
  readonly shortTimeoutServer?: () => Promise<Instance>;
  /** Starts the instances that may be startedDisposable, or finds them started; absent where the suite starts none. */
  readonly disposableServers?: () => Promise<DisposableServers>;
  readonly jwtSecret: string;
  /** Ready-made tokens, where the suite does not know the secret. */
  readonly tokens?: Partial<Record<ReadyMadeToken, string>>;
  /** How the target says what the features speak of. */
  readonly driver: Driver;
  readonly capabilities: readonly string[];
  /** Milliseconds: how long an answer may take, and the silence window at the end of the lane. */
  readonly timeouts: { readonly answer: number; readonly silence: number };
  readonly exploration: Exploration;
  /** Requirements of which the target has a listed deviation in this lane. */
  readonly deviations: readonly string[];
  /** Why scenarios with a tag cannot run although the target claims what they need, by tag. */
  readonly missing: Readonly<Record<string, Skip>>;
}

/** One lane of a run, as its scenarios see it. */
export class RunningLane implements LaneContext {
  private halted: string | undefined;
  private startedDisposableServers: DisposableServers | undefined;

  constructor(private readonly options: RunningLaneOptions) {}

  get lane(): Lane {
    return this.options.lane;
  }

  get timeouts(): RunningLaneOptions['timeouts'] {
    return this.options.timeouts;
  }

  get driver(): Driver {
    return this.options.driver;
  }

  get exploration(): Exploration {
    return this.options.exploration;
  }

  get deviations(): readonly string[] {
    return this.options.deviations;
  }

  /** The servers of this lane. */
  get instances(): readonly Instance[] {
    return this.options.instances;
  }

  /** Secret of the tokens that the instances accept. Throws NotClaimedError if the target file gives ready-made ones. */
  get jwtSecret(): string {
    if (!this.options.tokens) return this.options.jwtSecret;
    throw new NotApplicableError(
      'it takes a token of its own, and the target file gives no jwtSecret',
    );
  }

  /** A ready-made token, or undefined where the suite makes them. Throws NotClaimedError if there is none of the kind. */
  readyMade(kind: ReadyMadeToken): string | undefined {
    const { tokens } = this.options;
    if (!tokens || tokens[kind] !== undefined) return tokens?.[kind];
    throw new NotApplicableError(`the target file gives no token credentials.${kind}`);
  }

  /** The `auth` payload of somebody with a valid token; two with the same name, claims and second have the same. */
  async credentials(
    role: TokenClaims['role'],
    rooms: readonly string[] = [],
    sub: string = role,
  ): Promise<object> {
    const ready = rooms.length === 0 ? this.readyMade(role) : undefined;
    return { token: ready ?? (await createToken({ sub, role, rooms }, this.jwtSecret)) };
  }

  /** The `auth` payload of the suite's own clients: the one that opens most. */
  async ownCredentials(): Promise<object> {
    const { tokens } = this.options;
    return tokens ? { token: tokens.moderator ?? tokens.member } : this.credentials('moderator');
  }

  /** The instance for the n-th participant of a scenario, counted from 0. */
  instanceFor(participant: number): Instance {
    const { lane, instances } = this.options;
    return this.instance(lane.isSpread ? (participant % instances.length) + 1 : 1);
  }

  /** The instance with a number. Throws if there are fewer. */
  instance(number: number): Instance {
    const instance = this.options.instances[number - 1];
    if (instance) return instance;
    throw new Error(`there is no instance ${number}: ${this.options.instances.length} run`);
  }

  /** One of the two instances without a backplane, counted from 0. Throws if the suite starts none. */
  async isolatedServer(index: number): Promise<Instance> {
    const instance = (await this.options.isolated?.())?.instances[index];
    if (instance) return instance;
    throw new Error('the suite starts no instances of this target without a backplane');
  }

  /** The instance with short time-outs, small limits and recovery. Throws if the suite starts none. */
  async shortTimeoutServer(): Promise<Instance> {
    const { shortTimeoutServer } = this.options;
    if (shortTimeoutServer) return await shortTimeoutServer();
    throw new Error('the suite starts no instance of this target with short time-outs');
  }

  /** The instances that a scenario may harm. Throws if the suite starts none. */
  async disposableServers(): Promise<DisposableServers> {
    const { disposableServers } = this.options;
    if (!disposableServers)
      throw new Error('the suite starts no instances of this target to harm them');
    return (this.startedDisposableServers = await disposableServers());
  }

  get startedDisposable(): DisposableServers | undefined {
    return this.startedDisposableServers;
  }

  /**
   * Which instance can prove the silence of those on another, behind what the first has published: the first itself, if
   * it reaches them; else their own. Undefined if none can, because theirs does nothing at present.
   */
  fencePublisher(publisher: Instance, theirs: Instance): Instance | undefined {
    if (this.startedDisposable?.isFrozen(theirs)) return undefined;
    const { instances } = this.options;
    const joined = instances.includes(publisher) && instances.includes(theirs);
    return joined || this.startedDisposable?.areConnected(publisher, theirs) ? publisher : theirs;
  }

  /** Waits once, at the end of a lane, for what may still come without having been asked for. */
  async silenceWindow(): Promise<void> {
    await silence(this.timeouts.silence);
  }

  /** Ends the lane early: the scenarios that have not begun are skipped with this reason. */
  halt(reason: string): void {
    this.halted ??= reason;
  }

  /** Halts the lane if one of its instances has died or no longer answers. */
  async checkAlive(): Promise<void> {
    for (const instance of this.options.instances) {
      const unanswered = await handshake(instance.url, this.timeouts.answer);
      if (unanswered === undefined) continue;
      const gone = (await instance.exitReasonWithin(this.timeouts.answer)) ?? unanswered;
      this.halt(`instance ${instance.number} is gone: ${gone}`);
    }
  }

  /** Why a scenario with these tags must be skipped, or undefined if it runs. */
  skip(tags: readonly string[]): Skip | undefined {
    const unclaimed = capabilities.find(
      (name) => tags.includes(`@${name}`) && !this.options.capabilities.includes(name),
    );
    if (unclaimed !== undefined) {
      return { kind: 'not-applicable', reason: `the target does not claim ${unclaimed}` };
    }
    const lacking = tags.map((tag) => this.options.missing[tag]).find((skip) => skip !== undefined);
    if (lacking) return lacking;
    const dead = this.options.instances.find((instance) => instance.exitReason() !== undefined);
    if (dead) this.halt(`instance ${dead.number} is gone: ${dead.exitReason() ?? ''}`);
    return this.halted === undefined ? undefined : { kind: 'not-run', reason: this.halted };
  }
}

/** Opens the session of a lane; its scenarios find it under the key. */
export function openRunningLane(options: RunningLaneOptions): { key: string; session: RunningLane } {
  const session = new RunningLane(options);
  return { key: registerLane(session), session };
}
