import { within } from '../../client/deadline';

/** A function of a driver module that is about to be called. */
interface Call<T> {
  /** Human-readable: `sendToRoom of the driver module for alice@1`. */
  readonly what: string;
  readonly ms: number;
  readonly run: (signal: AbortSignal) => Promise<T> | T;
}

/** Calls a function of a driver module. Throws DeadlineError after `ms`, or an Error with what the function threw. */
export async function callDriver<T>({ what, ms, run }: Call<T>): Promise<T> {
  const leaving = new AbortController();
  try {
    return await within(ms, what, Promise.resolve(settled(() => run(leaving.signal), what)));
  } finally {
    leaving.abort();
  }
}

async function settled<T>(run: () => Promise<T> | T, what: string): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${what} threw: ${message}`, { cause: error });
  }
}
