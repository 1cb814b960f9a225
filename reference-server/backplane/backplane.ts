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

/** Opens the backplane that the settings ask for; returns when messages can be published and heard. */
export async function openBackplane(settings: Settings): Promise<Backplane> {
  if (settings.REDIS_URL !== undefined) return openRedis(settings.REDIS_URL, settings.REDIS_KEY);
  if (cluster.isWorker) return { adapter: createAdapter(), close: nothing };
  return { close: nothing };
}

const nothing = (): Promise<void> => Promise.resolve();
