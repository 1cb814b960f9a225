import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { createAdapter, createShardedAdapter } from '@socket.io/redis-adapter';
import { createAdapter as createStreamsAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { ServerOptions } from 'socket.io';
import type { Settings } from '../settings';
import type { Backplane } from './backplane';

type RedisClient = ReturnType<typeof createClient>;

const logger = new Logger('Redis');

/** Milliseconds that Redis has to take the last messages. */
const CLOSE_TIMEOUT_MS = 500;

type Adapter = ServerOptions['adapter'];

/** https://socket.io/docs/v4/redis-adapter/ and https://socket.io/docs/v4/redis-streams-adapter/ */
const adapters: Record<
  Settings['REDIS_ADAPTER'],
  (publisher: RedisClient, subscriber: RedisClient, key: string) => Adapter
> = {
  pubsub: (publisher, subscriber, key) => createAdapter(publisher, subscriber, { key }),
  sharded: (publisher, subscriber, key) =>
    createShardedAdapter(publisher, subscriber, { channelPrefix: key }) as Adapter,
  // Duplicates its client to read and to subscribe.
  streams: (publisher, _, key) =>
    createStreamsAdapter(publisher, { streamName: key, channelPrefix: key }) as Adapter,
};

/** Opens the backplane between the instances that use this Redis and this key. */
export async function openRedis(
  url: string,
  key: string,
  kind: Settings['REDIS_ADAPTER'],
): Promise<Backplane> {
  const publisher = createClient({ url });
  const subscriber = publisher.duplicate();
  const clients = [publisher, subscriber];
  // Without a listener, a lost connection is an uncaught error and ends the process; with one, the client reconnects.
  for (const client of clients) client.on('error', report);
  await Promise.all(clients.map((client) => client.connect()));
  return {
    adapter: adapters[kind](withReportedErrors(publisher), withReportedErrors(subscriber), key),
    close: async () => {
      await Promise.all(clients.map(disconnect));
    },
  };
}

function report(error: unknown): void {
  logger.warn(error instanceof Error ? error.message : error);
}

/**
 * Wraps a client for a caller that does not await its commands, as the adapter does not: without it, a command that
 * fails because Redis is down would end the process as an unhandled rejection.
 */
function withReportedErrors(client: RedisClient): RedisClient {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(member, target, args);
        if (result instanceof Promise) result.catch(report);
        return result;
      };
    },
  });
}

/** Closes the client after its last commands, or at once if Redis does not answer. */
async function disconnect(client: RedisClient): Promise<void> {
  await Promise.race([
    client.close().catch(report),
    delay(CLOSE_TIMEOUT_MS, undefined, { ref: false }),
  ]);
  if (client.isOpen) client.destroy();
}
