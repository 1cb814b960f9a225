import type { TokenClaims } from '../client/access-tokens';
import type { Transport } from '../client/connection-options';
import type { Driver } from '../drivers/driver';
import type { DisposableServers } from './disposable-servers';
import type { Instance } from './instance';
import type { ShortTimeoutServer } from './short-timeout-server';

/** Why a scenario does not run: the target does not declare what it needs, or the run could not provide it. */
export interface Skip {
  readonly kind: 'not-applicable' | 'not-run';
  readonly reason: string;
}

/** Kinds of tokens that a target file may provide ready-made. */
export type ReadyMadeToken = 'member' | 'moderator' | 'expired' | 'forged';

/** Bounds of the random exploration: it ends at the first of the two. */
export interface Exploration {
  /** Seed of the random histories: 0 to 2^31 - 1. */
  readonly seed: number;
  /** Most milliseconds for each exploration. */
  readonly ms: number;
  /** Most histories for each exploration. */
  readonly histories: number;
}

/** Placement and transport of the participants in a lane. */
export interface LaneSettings {
  readonly name: 'one-server' | 'three-servers' | 'polling';
  readonly transport: Transport;
  /** Whether participants are spread over all instances, in order of appearance. */
  readonly isSpread: boolean;
  /** Whether the namespaces of one participant share one connection. */
  readonly sharesConnection: boolean;
}

/** Tells how late this machine runs things. */
export interface DelayMeter {
  /** Time on the monotonic clock, in milliseconds. */
  now(): number;
  /**
   * Returns a human-readable reason why a deadline of `ms` milliseconds means nothing since a time, or undefined if the machine
   * was in time.
   */
  lateSince(from: number, ms: number): Promise<string | undefined>;
  /** Returns a human-readable reason why nothing since a time counts, because the suite stood still; undefined if it did not. */
  stoodStillSince(from: number): string | undefined;
}

/** Lane of a run, as its scenarios see it. */
export interface LaneContext {
  readonly lane: LaneSettings;
  /** Milliseconds: the timeout of an answer, and the silence window at the end of the lane. */
  readonly timeouts: { readonly answer: number; readonly silence: number };
  /** Translates operations into the events of the target. */
  readonly driver: Driver;
  readonly machine: DelayMeter;
  readonly exploration: Exploration;
  /** Ids of the requirements with a listed deviation in this lane. */
  readonly deviations: readonly string[];
  /** Servers of this lane; the first is instance 1. */
  readonly instances: readonly Instance[];
  /** Secret of the tokens that the instances accept. Throws NotApplicableError if the target file provides ready-made tokens. */
  readonly jwtSecret: string;
  /** Disposable servers, if a scenario has already started them. */
  readonly startedDisposable: DisposableServers | undefined;

  /** Returns a ready-made token, or undefined if the suite creates tokens. Throws NotApplicableError if there is none of the kind. */
  readyMade(kind: ReadyMadeToken): string | undefined;

  /** Returns an `auth` payload with a valid token; equal arguments within one second give equal tokens. */
  credentials(role: TokenClaims['role'], rooms?: readonly string[], sub?: string): Promise<object>;

  /** Returns the `auth` payload of the suite's own clients: the token with the most rights, or nothing if the target reads no tokens. */
  ownCredentials(): Promise<object>;

  /** Returns the instance for the n-th participant of a scenario, counted from 0. */
  instanceFor(participant: number): Instance;

  /** Returns the instance with a number, counted from 1. Throws if there are fewer: NotApplicableError if the suite starts none. */
  instance(number: number): Instance;

  /** Returns one of the two instances without a backplane, counted from 0. Throws if the suite starts none. */
  isolatedServer(index: number): Promise<Instance>;

  /** Returns the instance with short timeouts, small limits and recovery. Throws if the suite starts none. */
  shortTimeoutServer(): Promise<ShortTimeoutServer>;

  /** Returns the servers for fault injection. Throws if the suite starts none. */
  disposableServers(): Promise<DisposableServers>;

  /**
   * Returns the instance that must send the fence to prove that clients on `theirs` did not receive a message of
   * `publisher`: the publisher if it reaches them, otherwise their own. Undefined if none can, because theirs is frozen.
   */
  fencePublisher(publisher: Instance, theirs: Instance): Instance | undefined;

  /** Waits once, at the end of a lane, for unexpected messages that are still on their way. */
  silenceWindow(): Promise<void>;

  /** Ends the lane early: scenarios that have not begun are skipped with this reason. */
  halt(reason: string): void;

  /** Returns a human-readable reason if the backplane of its instances has failed, which is the suite's; undefined if all is well. Halts the lane then. */
  backplaneFailure(): Promise<string | undefined>;

  /** Returns, human-readable, which of its instances no longer answer a new handshake, or have ended; empty if all are well. */
  silentInstances(): Promise<string[]>;

  /** Halts the lane if one of its instances no longer answers, or has crashed and is not replaced. */
  checkAlive(): Promise<void>;

  /** Starts instances in the place of those that have crashed, a few times in a lane; only where the suite starts single servers. */
  replaceCrashed(): Promise<void>;

  /** Returns why a scenario with these tags must be skipped, or undefined if it runs. */
  skip(tags: readonly string[]): Skip | undefined;
}

const lanes = new Map<string, LaneContext>();
let registered = 0;

/** Registers a lane and returns the key under which its scenarios find it; runs in one process have different keys. */
export function registerLane(lane: LaneContext): string {
  registered += 1;
  const key = `${lane.lane.name} ${registered}`;
  lanes.set(key, lane);
  return key;
}

/** Returns the lane with a key and forgets it, so a lane can be taken once. Throws if no lane has the key, for example when the features run without the harness. */
export function takeLane(key: string): LaneContext {
  const lane = lanes.get(key);
  lanes.delete(key);
  if (lane) return lane;
  throw new Error('no lane is running: run the features with `npm run conformance`');
}
