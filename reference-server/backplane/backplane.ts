import cluster from 'node:cluster';
import type { ServerOptions } from 'socket.io';
import type { Settings } from '../settings';

/** What joins the instances: a Socket.IO adapter (absent: each instance is alone), and how to let go of it. */
export interface Backplane {
  adapter?: ServerOptions['adapter'];
  /** Connection state recovery, where the adapter has it: neither of those that join instances does. */
  recovery?: ServerOptions['connectionStateRecovery'];
  close: () => Promise<void>;
}

/** Whether this instance can be one of several. */
export function hasBackplane({ REDIS_URL }: Settings): boolean {
  return REDIS_URL !== undefined || cluster.isWorker;
}
