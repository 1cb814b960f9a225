import { type RunningBackplane, BackplaneError } from './backplane';
import { redisVersion } from './redis-version';

const answerMs = 5000;

/** A Redis that runs already; stopping this backplane leaves it alone. Throws BackplaneError if it does not answer within 5 s. */
export async function openExternalRedis(url: string, deadlineMs: number): Promise<RunningBackplane> {
  const shown = withoutPassword(url);
  try {
    const version = await redisVersion(url, Math.min(answerMs, deadlineMs));
    const name = `Redis ${version} (given: ${shown})`;
    return { kind: 'redis', name, redisUrl: url, notes: [], stop: () => Promise.resolve() };
  } catch (error) {
    // No `cause`: the one of a URL that cannot be parsed holds the whole URL, password and all.
    throw new BackplaneError(
      [
        `the given Redis does not answer: ${reasonOf(error)}`,
        `  tried  PING at ${shown}`,
        '  do     start it, mend --redis-url or $REDIS_URL, or leave them out: the suite finds a Redis itself',
      ].join('\n'),
    );
  }
}

/** A name with several addresses, such as localhost, fails with an error for each and no message of its own. */
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
