import cluster from 'node:cluster';
import type { ServerOptions } from 'socket.io';
import type { Settings } from '../settings';

/** Connection between the instances: a Socket.IO adapter (absent: the instance is isolated) and how to close it. */
export interface Backplane {
  adapter?: ServerOptions['adapter'];
  /** Connection state recovery, if the adapter supports it; the adapters between instances do not. */
  recovery?: ServerOptions['connectionStateRecovery'];
  close: () => Promise<void>;
}

/** Returns whether this instance can be one of several. */
export function hasBackplane({ REDIS_URL }: Settings): boolean {
  return REDIS_URL !== undefined || cluster.isWorker;
}
