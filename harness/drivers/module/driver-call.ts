import { DeadlineError, formatDuration, within } from '../../client/deadline';
import { DriverError } from './driver-error';
import { checked, type Returned } from './returned';

/** A function of a driver module that is about to be called. */
interface Call<T> {
  /** Human-readable: `sendToRoom of the driver module for alice@1`. */
  readonly what: string;
  readonly ms: number;
  /** What the function must return. */
  readonly returns: Returned<T>;
  readonly run: (signal: AbortSignal) => unknown;
}

/** Calls a function of a driver module and returns what it returned. Throws DriverError if it throws, takes longer than `ms`, or returns something else. */
export async function callDriver<T>({ what, ms, returns, run }: Call<T>): Promise<T> {
  const leaving = new AbortController();
  try {
    const value = await within(
      ms,
      what,
      settled(() => run(leaving.signal)),
    );
    return checked(what, returns, value);
  } catch (error) {
    throw error instanceof DeadlineError
      ? new DriverError(what, `timed out after ${formatDuration(ms)}`)
      : failureOf(what, error);
  } finally {
    leaving.abort();
  }
}

/** Calls a function of a driver module that returns at once. Throws DriverError if it throws, or returns something else. */
export function callDriverNow<T>({
  what,
  returns,
  run,
}: Omit<Call<T>, 'ms' | 'run'> & { readonly run: () => unknown }): T {
  try {
    return checked(what, returns, run());
  } catch (error) {
    throw failureOf(what, error);
  }
}

/** Lets a function that throws at once fail like one that throws later. */
async function settled(run: () => unknown): Promise<unknown> {
  return await run();
}

function failureOf(what: string, error: unknown): DriverError {
  if (error instanceof DriverError) return error;
  return new DriverError(what, error instanceof Error ? error.message : String(error));
}
