import type { StartedNetwork } from 'testcontainers';
import type { Instance } from './instance';

/** How instances reach their backplane: Redis at a URL, node:cluster's IPC (reference server only), or none that the suite provides. */
export interface BackplaneLink {
  readonly kind: 'redis' | 'ipc' | 'none';
  /** URL of Redis for the instances. */
  readonly redisUrl?: string;
  /** Network on which instances in containers reach Redis. */
  readonly network?: StartedNetwork;
  /** Where a proxy to Redis can stand; absent if the instances would not reach it. */
  readonly proxySite?: ProxySite;
}

/** What a proxy on this machine needs. */
export interface ProxySite {
  /** Address of this machine for the instances. */
  readonly host: string;
  /** URL of Redis for this machine. */
  readonly redisUrl: string;
}

/** Purpose of an instance; logs and reports name it. */
export type InstanceKind = 'standalone' | 'clustered' | 'isolated' | 'short-timeout' | 'disposable';

/** Options of one launch: additional variables, all instances in one process, the first number. */
export interface LaunchOptions {
  readonly env?: object;
  readonly together?: true;
  readonly first?: number;
}

/** Starts `count` instances of a kind. */
export type Launcher = (
  count: number,
  options: LaunchOptions & { kind: InstanceKind },
) => Promise<Instance[]>;
