import type { Driver } from '../../drivers/driver';
import type { DisposableServers } from '../../servers/disposable-servers';
import type { Instance } from '../../servers/instance';
import type { DelayMeter, Exploration, ReadyMadeToken, Skip } from '../../servers/lane-context';
import type { ShortTimeoutServer } from '../../servers/short-timeout-server';
import type { Lane } from './lanes';

/** Everything that the scenarios of one lane need. */
export interface RunningLaneOptions {
  readonly lane: Lane;
  /** Servers of this lane; the first is instance 1. */
  readonly instances: readonly Instance[];
  /** Starts an instance in the place of one that has crashed; absent if the suite cannot. Throws TargetError. */
  readonly replace?: (crashed: Instance) => Promise<Instance>;
  /** Returns a human-readable reason if the backplane of the instances has failed; absent if the suite provides none. */
  readonly backplaneFailure?: () => Promise<string | undefined>;
  /** Returns two instances without a backplane, started at the first call; absent if the suite starts none. */
  readonly isolated?: () => Promise<{ readonly instances: readonly Instance[] }>;
  /** Returns the instance with short timeouts, started at the first call; absent if the suite starts none. */
  readonly shortTimeoutServer?: () => Promise<ShortTimeoutServer>;
  /** Returns the disposable servers, started at the first call; absent if the suite starts none. */
  readonly disposableServers?: () => Promise<DisposableServers>;
  readonly jwtSecret: string;
  /** Ready-made tokens, if the suite does not know the secret. */
  readonly tokens?: Partial<Record<ReadyMadeToken, string>>;
  /** Translates operations into the events of the target. */
  readonly driver: Driver;
  /** Tells how late this machine runs things. */
  readonly machine: DelayMeter;
  readonly capabilities: readonly string[];
  /** Milliseconds: the timeout of an answer, and the silence window at the end of the lane. */
  readonly timeouts: { readonly answer: number; readonly silence: number };
  readonly exploration: Exploration;
  /** Ids of the requirements with a listed deviation in this lane. */
  readonly deviations: readonly string[];
  /** By tag: why its scenarios cannot run although the target declares what they need. */
  readonly missing: Readonly<Record<string, Skip>>;
}

/** Capabilities for which a target reads tokens of the suite. */
const withTokens: readonly string[] = ['auth', 'private-rooms', 'private-namespaces'];

/** Returns whether a target reads tokens of the suite; another one may take them for wrong tokens of its own. */
export function readsTokens({ capabilities }: Pick<RunningLaneOptions, 'capabilities'>): boolean {
  return withTokens.some((one) => capabilities.includes(one));
}
