import { DeadlineError, formatDuration } from '../client/deadline';

/** What a client said, and what somebody was to hear of it. */
interface Saying {
  /** Resolves when it is confirmed. */
  readonly confirmed: Promise<unknown>;
  /** Whether the target confirms it at all. */
  readonly isConfirmed: boolean;
  /** Resolves when it is heard; left out where nobody is to hear. */
  readonly heard?: Promise<unknown>;
}

/** For people: after how long a thing was confirmed and heard. Throws an error that says what was not. */
export async function observe({ confirmed, isConfirmed, heard }: Saying): Promise<string> {
  const hearing = heard && settled('heard', heard);
  const answer = await settled('confirmed', confirmed);
  // Who has been refused waits for nobody to hear it.
  if (answer.error && !(answer.error instanceof DeadlineError)) throw answer.error;
  const results = [isConfirmed ? answer : unconfirmed, await hearing].filter(
    (one) => one !== undefined,
  );
  const text = results.map((one) => one.text).join(', ');
  if (results.some(({ error }) => error)) throw new Error(text);
  return text;
}

interface Result {
  readonly text: string;
  readonly error?: Error;
}

const unconfirmed: Result = { text: 'not confirmed, as the target file says' };

async function settled(what: string, promise: Promise<unknown>): Promise<Result> {
  const started = performance.now();
  try {
    await promise;
    return { text: `${what} in ${formatDuration(Math.round(performance.now() - started))}` };
  } catch (error) {
    return { text: `not ${what}: ${(error as Error).message}`, error: error as Error };
  }
}
