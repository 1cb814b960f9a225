/** Largest message that a connection accepts, in bytes: above every payload of the features. */
export const maxMessageBytes = 16_000_000;

/**
 * Limits within `ms`, above what all scenarios together make a server send: messages to one connection, and bytes to all of
 * them. An answer to each message of the client does not count as a message, because polling until a condition holds can
 * cause thousands of answers.
 */
const limits = { messages: 50_000, bytes: 64_000_000, ms: 10_000 };

/** Largest number of packets in one answer to a poll. */
export const maxPollPackets = limits.messages;

/** Human-readable reason why a connection was closed. */
export const floodMessage = `received more than ${limits.messages} messages, or with the other clients more than ${limits.bytes / 1e6} MB, in ${limits.ms / 1000} s, so the suite closed its connection`;

/** A server sent more at once than any scenario makes it send. The message is a noun phrase. */
export class FloodError extends Error {
  override readonly name = 'FloodError';
}

/** Adds up what arrives within the time of the limits. */
export class FloodCount {
  private since = performance.now();
  private sum = 0;

  /** Adds an amount, which may be negative, and returns the sum. */
  add(amount: number): number {
    const now = performance.now();
    if (now - this.since > limits.ms) [this.since, this.sum] = [now, 0];
    this.sum += amount;
    return this.sum;
  }
}

/** Bytes that all connections of this process have received. */
const allBytes = new FloodCount();

/** Counts what arrives on one connection, so that a target that floods its clients costs a bounded amount of time and memory. */
export class FloodGuard {
  private readonly messages = new FloodCount();
  private readonly ownBytes = new FloodCount();

  constructor(private readonly bytes = allBytes) {}

  /** Allows one more message, because the client has sent one that may be answered. */
  readonly allowOne = (): void => {
    this.messages.add(-1);
  };

  /**
   * Counts one message, and returns whether the limits are exceeded. The connection is closed then, and what it has received
   * counts no longer.
   */
  exceeds(bytes: number): boolean {
    const own = this.ownBytes.add(bytes);
    const isFlood = this.messages.add(1) > limits.messages || this.bytes.add(bytes) > limits.bytes;
    if (isFlood) this.bytes.add(-own);
    return isFlood;
  }
}
