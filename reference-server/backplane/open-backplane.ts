import cluster from 'node:cluster';
import { createAdapter } from '@socket.io/cluster-adapter';
import type { Settings } from '../settings';
import type { Backplane } from './backplane';
import { RecoveryAdapter } from './recovery.adapter';
import { openRedis } from './redis';

/** A worker that dies sends no message: until the timeout it counts as an instance that has not answered. */
const heartbeat = { heartbeatInterval: 1_000, heartbeatTimeout: 3_000 };

/** Opens the backplane of the settings. Resolves once messages can be published and received. */
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
