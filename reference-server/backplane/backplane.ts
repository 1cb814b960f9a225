import cluster from 'node:cluster';
import { createAdapter } from '@socket.io/cluster-adapter';
import type { ServerOptions } from 'socket.io';
import type { Settings } from '../settings';
import { openRedis } from './redis';

/** What joins the instances: a Socket.IO adapter (absent: each instance is alone), and how to let go of it. */
export interface Backplane {
  adapter?: ServerOptions['adapter'];
  close: () => Promise<void>;
}

/** A worker that dies says nothing: for so long it still counts as an instance that has not answered. */
const heartbeat = { heartbeatInterval: 1_000, heartbeatTimeout: 3_000 };

/** Whether this instance can be one of several. */
export function hasBackplane({ REDIS_URL }: Settings): boolean {
  return REDIS_URL !== undefined || cluster.isWorker;
}

/** Opens the backplane that the settings ask for; returns when messages can be published and heard. */
export async function openBackplane(settings: Settings): Promise<Backplane> {
  if (settings.REDIS_URL !== undefined) return openRedis(settings.REDIS_URL, settings.REDIS_KEY);
  if (cluster.isWorker) return { adapter: createAdapter(heartbeat), close: nothing };
  return { close: nothing };
}

const nothing = (): Promise<void> => Promise.resolve();
