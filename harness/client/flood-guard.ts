/** The largest message that a connection takes, in bytes: more than any payload of the features, and what breaks nothing. */
export const maxMessageBytes = 16_000_000;

/**
 * More than any scenario makes a server send to one connection in so many milliseconds, beyond an answer to each message of
 * ours: who asks again and again until something holds is answered thousands of times.
 */
const most = { messages: 50_000, bytes: 64_000_000, ms: 10_000 };

/** For people. */
export const floodMessage = `got more than ${most.messages} messages or ${most.bytes / 1e6} MB in ${most.ms / 1000} s, and was cut off by the suite`;

/** Watches what comes over one connection, so that a target which floods its clients costs time and memory in bounds. */
export class FloodGuard {
  private since = performance.now();
  private messages = 0;
  private bytes = 0;

  /** Something was sent, to which there may be an answer. */
  readonly allowOne = (): void => {
    this.messages -= 1;
  };

  /** Counts one more message, and says whether it is one too many. */
  exceeds(bytes: number): boolean {
    const now = performance.now();
    if (now - this.since > most.ms) [this.since, this.messages, this.bytes] = [now, 0, 0];
    this.messages += 1;
    this.bytes += bytes;
    return this.messages > most.messages || this.bytes > most.bytes;
  }
}
