import cluster from 'node:cluster';
import { createAdapter } from '@socket.io/cluster-adapter';
import type { ServerOptions } from 'socket.io';
import type { Settings } from '../settings';
import { RecoveryAdapter } from './recovery.adapter';
import { openRedis } from './redis';

/** What joins the instances: a Socket.IO adapter (absent: each instance is alone), and how to let go of it. */
export interface Backplane {
  adapter?: ServerOptions['adapter'];
  /** Connection state recovery, where the adapter has it: neither of those that join instances does. */
  recovery?: ServerOptions['connectionStateRecovery'];
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
  const { REDIS_URL, REDIS_KEY, REDIS_ADAPTER } = settings;
  if (REDIS_URL !== undefined) return openRedis(REDIS_URL, REDIS_KEY, REDIS_ADAPTER);
  if (cluster.isWorker) return { adapter: createAdapter(heartbeat), close: nothing };
  return { ...alone(settings), close: nothing };
}

function alone({ RECOVERY_MS }: Settings): Omit<Backplane, 'close'> {
  if (RECOVERY_MS === undefined) return {};
  return { adapter: RecoveryAdapter, recovery: { maxDisconnectionDuration: RECOVERY_MS } };
}

const nothing = (): Promise<void> => Promise.resolve();
