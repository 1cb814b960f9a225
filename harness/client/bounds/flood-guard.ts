import { jsonShapeOf } from './json-shape';

/** Largest message that a connection accepts, in bytes: above every payload of the features. */
export const maxMessageBytes = 16_000_000;

/**
 * Limits within `ms`, above what all scenarios together make a server send: messages to one connection, and bytes and values
 * to all of them. An answer to each message of the client does not count as a message, because polling until a condition
 * holds can cause thousands of answers.
 */
const limits = { messages: 50_000, bytes: 64_000_000, values: 5_000_000, ms: 10_000 };

/** A message without any value takes as much memory as so many values. */
const valuesOfMessage = 10;

/** Largest number of packets in one answer to a poll. */
export const maxPollPackets = limits.messages;

/** Human-readable reason why a connection was closed. */
export const floodMessage = `received more than ${limits.messages} messages, or with the other clients more than ${limits.bytes / 1e6} MB or ${limits.values} values, in ${limits.ms / 1000} s, so the suite closed its connection`;

/** A server sent more at once than any scenario makes it send. The message is a noun phrase. */
export class FloodError extends Error {
  override readonly name = 'FloodError';
}

/** Adds up what arrives within the time of the limits. */
class FloodCount {
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

/** What one message, or several, take. */
export interface Load {
  readonly bytes: number;
  /** Values of JSON: a list of two bytes takes forty in memory. */
  readonly values: number;
}

/** Returns what one message takes. */
export function loadOf(message: string | ArrayBuffer | Buffer): Load {
  if (typeof message === 'string')
    return { bytes: message.length, values: jsonShapeOf(message).values };
  return { bytes: message.byteLength, values: 1 };
}

/** Adds up bytes and values of several connections. */
export class LoadCount {
  private readonly bytes = new FloodCount();
  private readonly values = new FloodCount();

  /** Adds an amount, which may be negative, and returns the sums. */
  add({ bytes, values }: Load): Load {
    return { bytes: this.bytes.add(bytes), values: this.values.add(values) };
  }
}

/** What all connections of this process have received. */
const all = new LoadCount();

/** Counts what arrives on one connection, so that a target that floods its clients costs a bounded amount of time and memory. */
export class FloodGuard {
  private readonly messages = new FloodCount();
  private readonly own = new LoadCount();

  constructor(private readonly together = all) {}

  /** Allows one more message, because the client has sent one that may be answered. */
  readonly allowOne = (): void => {
    this.messages.add(-1);
  };

  /**
   * Counts one message, and returns whether the limits are exceeded. The connection is closed then, and what it has received
   * counts no longer.
   */
  exceeds(message: Load): boolean {
    const load = { bytes: message.bytes, values: message.values + valuesOfMessage };
    const own = this.own.add(load);
    const { bytes, values } = this.together.add(load);
    const isTooMuch = bytes > limits.bytes || values > limits.values;
    const isFlood = this.messages.add(1) > limits.messages || isTooMuch;
    if (isFlood) this.together.add({ bytes: -own.bytes, values: -own.values });
    return isFlood;
  }
}
