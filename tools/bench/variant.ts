/** One way of running the scenario whose cost is measured. */
export interface Variant {
  readonly name: 'suite' | 'floor' | 'sleep';
  /** Runs a scenario `count` times, one after the other, and returns milliseconds per scenario. Throws if one of them fails. */
  run(count: number): Promise<number>;
}

/** The namespace of the traffic. */
export const namespace = '/chat';

/** Milliseconds that everybody listens after their scenario, as in the suite. */
export const listenOnMs = 1000;
