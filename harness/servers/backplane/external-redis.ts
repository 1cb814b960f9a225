import { failureBlock } from '../../failure-block';
import { type RunningBackplane, BackplaneError } from './backplane';
import { redisFailure, redisVersion } from './redis-version';

const answerMs = 5000;

/** Connects to a Redis that already runs; stopping this backplane does not stop it. Throws BackplaneError if it does not answer within 5 s. */
export async function openExternalRedis(
  url: string,
  deadlineMs: number,
): Promise<RunningBackplane> {
  const shown = withoutPassword(url);
  try {
    const version = await redisVersion(url, Math.min(answerMs, deadlineMs));
    const name = `Redis ${version} (${shown})`;
    const failure = (): Promise<string | undefined> => redisFailure(url);
    const stop = (): Promise<void> => Promise.resolve();
    return { kind: 'redis', name, redisUrl: url, notes: [], failure, stop };
  } catch (error) {
    // No `cause`: for a URL that cannot be parsed, it would hold the whole URL with its password.
    throw new BackplaneError(
      failureBlock({
        what: 'the Redis of --redis-url or $REDIS_URL does not answer',
        expected: `an answer to PING at ${shown}`,
        received: reasonOf(error),
        whatToDo:
          'start that Redis, correct --redis-url or $REDIS_URL, or leave both out: then the suite looks for a Redis',
      }),
    );
  }
}

/** A host name with several addresses, such as localhost, fails with one error for each and an empty message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return '(not a URL)';
  const parsed = new URL(url);
  if (parsed.password !== '') parsed.password = '***';
  return parsed.toString();
}
