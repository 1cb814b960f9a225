import { within } from '../../client/deadline';

/** Log line that Redis and Valkey print once they listen. */
export const listening = 'Ready to accept connections';

/** Returns the version of the Redis at a URL after it has answered a PING. Throws the connection error, or DeadlineError after `ms` milliseconds. */
export async function redisVersion(url: string, ms: number): Promise<string> {
  // Loading the client takes a tenth of a second, which runs on one server need not wait for.
  const { createClient } = await import('redis');
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: ms } });
  // Without a listener a lost connection would end this process; connect() rejects with the same error.
  client.on('error', () => undefined);
  try {
    const answer = client
      .connect()
      .then(() => client.ping())
      .then(() => client.info('server'));
    const info = await within(ms, 'the answer of Redis to PING', answer);
    return /redis_version:(\S+)/.exec(info)?.[1] ?? 'of an unknown version';
  } finally {
    // A client that could not connect is already closed: destroying it would throw an error that hides the first one.
    if (client.isOpen) client.destroy();
  }
}

const failureMs = 2000;

/** Returns, human-readable, why the Redis at a URL no longer answers; undefined if it does, within 2 s. */
export async function redisFailure(url: string): Promise<string | undefined> {
  try {
    await redisVersion(url, failureMs);
    return undefined;
  } catch (error) {
    return `Redis, which joins the servers, no longer answers: ${(error as Error).message}`;
  }
}
