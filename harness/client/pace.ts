import { setTimeout as pause } from 'node:timers/promises';

/** Time as a pace measures it; a test passes its own. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

/** Milliseconds by which requests may come closer together on their way to a server, which counts them when they arrive. */
const jitterMs = 50;

const machineClock: Clock = { now: () => performance.now(), sleep: (ms) => pause(ms) };

/**
 * Keeps a kind of action within a number of times per second: in no second does it happen more often, wherever the second
 * begins. What exceeds that waits, in the order of the calls. (A token bucket would allow twice as many after a rest, which
 * the rate limiter of a server would count against the client.)
 */
export class Pace {
  private readonly atOnce: number;
  private readonly windowMs: number;
  /** Moments of the last actions, at most `atOnce` of them, oldest first; those of waiting actions lie ahead. */
  private readonly moments: number[] = [];

  /** Without `perSecond`, nothing waits. Throws RangeError unless it is above 0. */
  constructor(
    readonly perSecond = Infinity,
    private readonly clock: Clock = machineClock,
  ) {
    if (!(perSecond > 0)) throw new RangeError(`expected a pace above 0, received ${perSecond}`);
    // Below one per second, one action has a longer window to itself.
    this.atOnce = Math.max(1, Math.floor(perSecond));
    this.windowMs = (this.atOnce / perSecond) * 1000 + jitterMs;
  }

  /** Resolves as soon as one more action is within the pace. */
  async next(): Promise<void> {
    if (this.perSecond === Infinity) return;
    const now = this.clock.now();
    const isFull = this.moments.length === this.atOnce;
    const oldest = isFull ? this.moments.shift() : undefined;
    const moment = oldest === undefined ? now : Math.max(now, oldest + this.windowMs);
    this.moments.push(moment);
    if (moment > now) await this.clock.sleep(moment - now);
  }
}
