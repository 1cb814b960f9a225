/** Largest message that a connection accepts, in bytes: above every payload of the features. */
export const maxMessageBytes = 16_000_000;

/**
 * Limits above what any scenario makes a server send to one connection within `ms`. An answer to each message of the client
 * does not count, because polling until a condition holds can cause thousands of answers.
 */
const limits = { messages: 50_000, bytes: 64_000_000, ms: 10_000 };

/** Largest number of packets in one answer to a poll. */
export const maxPollPackets = limits.messages;

/** Human-readable reason why a connection was closed. */
export const floodMessage = `received more than ${limits.messages} messages or ${limits.bytes / 1e6} MB in ${limits.ms / 1000} s, so the suite closed its connection`;

/** A server sent more at once than any scenario makes it send. The message is a noun phrase. */
export class FloodError extends Error {
  override readonly name = 'FloodError';
}

/** Counts what arrives on one connection, so that a target that floods its clients costs a bounded amount of time and memory. */
export class FloodGuard {
  private since = performance.now();
  private messages = 0;
  private bytes = 0;

  /** Allows one more message, because the client has sent one that may be answered. */
  readonly allowOne = (): void => {
    this.messages -= 1;
  };

  /** Counts one message, and returns whether the limits are exceeded. */
  exceeds(bytes: number): boolean {
    const now = performance.now();
    if (now - this.since > limits.ms) [this.since, this.messages, this.bytes] = [now, 0, 0];
    this.messages += 1;
    this.bytes += bytes;
    return this.messages > limits.messages || this.bytes > limits.bytes;
  }
}
