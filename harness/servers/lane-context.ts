import type { TokenClaims } from '../client/access-tokens';
import type { Transport } from '../client/connection';
import type { Driver } from '../drivers/driver';
import type { DisposableServers } from './disposable-servers';
import type { Instance } from './instance';

/** Why a scenario does not run: the target does not claim what it needs, or the run could not provide it. */
export interface Skip {
  readonly kind: 'not-applicable' | 'not-run';
  readonly reason: string;
}

/** The kinds of tokens that a target file may give ready-made. */
export type ReadyMadeToken = 'member' | 'moderator' | 'expired' | 'forged';

/** How far random histories are explored: until the first of the two bounds. */
export interface Exploration {
  /** What the histories follow from: 0 to 2^31 - 1. */
  readonly seed: number;
  /** Milliseconds that each exploration may take. */
  readonly ms: number;
  /** The most histories of each exploration. */
  readonly histories: number;
}

/** How participants reach the servers of a lane. */
export interface LaneSettings {
  readonly name: 'one-server' | 'three-servers' | 'polling';
  readonly transport: Transport;
  /** Whether participants are dealt over all instances, so that the others are always remote. */
  readonly isSpread: boolean;
  /** Whether the namespaces of one participant share one transport. */
  readonly sharesConnection: boolean;
}

/** One lane of a run, as its scenarios see it. */
export interface LaneContext {
  readonly lane: LaneSettings;
  /** Milliseconds: how long an answer may take, and the silence window at the end of the lane. */
  readonly timeouts: { readonly answer: number; readonly silence: number };
  /** How the target says what the features speak of. */
  readonly driver: Driver;
  readonly exploration: Exploration;
  /** Requirements of which the target has a listed deviation in this lane. */
  readonly deviations: readonly string[];
  /** The servers of this lane; the first is instance 1. */
  readonly instances: readonly Instance[];
  /** Secret of the tokens that the instances accept. Throws NotClaimedError if the target file gives ready-made ones. */
  readonly jwtSecret: string;
  /** The instances that scenarios may harm, if any scenario has asked for them. */
  readonly startedDisposable: DisposableServers | undefined;

  /** A ready-made token, or undefined where the suite makes them. Throws NotClaimedError if there is none of the kind. */
  readyMade(kind: ReadyMadeToken): string | undefined;

  /** The `auth` payload of somebody with a valid token; two with the same name, claims and second have the same. */
  credentials(role: TokenClaims['role'], rooms?: readonly string[], sub?: string): Promise<object>;

  /** The `auth` payload of the suite's own clients: the one that opens most. */
  ownCredentials(): Promise<object>;

  /** The instance for the n-th participant of a scenario, counted from 0. */
  instanceFor(participant: number): Instance;

  /** The instance with a number. Throws if there are fewer. */
  instance(number: number): Instance;

  /** One of the two instances without a backplane, counted from 0. Throws if the suite starts none. */
  isolatedServer(index: number): Promise<Instance>;

  /** The instance with short time-outs, small limits and recovery. Throws if the suite starts none. */
  shortTimeoutServer(): Promise<Instance>;

  /** The instances that a scenario may harm. Throws if the suite starts none. */
  disposableServers(): Promise<DisposableServers>;

  /**
   * Which instance can prove the silence of those on another, behind what the first has published: the first itself, if
   * it reaches them; else their own. Undefined if none can, because theirs does nothing at present.
   */
  fencePublisher(publisher: Instance, theirs: Instance): Instance | undefined;

  /** Waits once, at the end of a lane, for what may still come without having been asked for. */
  silenceWindow(): Promise<void>;

  /** Ends the lane early: the scenarios that have not begun are skipped with this reason. */
  halt(reason: string): void;

  /** Halts the lane if one of its instances has died or no longer answers. */
  checkAlive(): Promise<void>;

  /** Why a scenario with these tags must be skipped, or undefined if it runs. */
  skip(tags: readonly string[]): Skip | undefined;
}

const sessions = new Map<string, LaneContext>();

/** Lets the scenarios of a lane find their session under the key that is returned; several runs in one process each have theirs. */
export function registerLane(session: LaneContext): string {
  const key = `${session.lane.name} ${sessions.size + 1}`;
  sessions.set(key, session);
  return key;
}

/** The session with a key. Throws if none is open, as when features are run without the harness. */
export function laneContextOf(key: string): LaneContext {
  const session = sessions.get(key);
  if (session) return session;
  throw new Error('no session is open: run the features with `npm run conformance`');
}
