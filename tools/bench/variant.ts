/** One way to run the scenario whose cost is measured. */
export interface Variant {
  readonly name: 'suite' | 'floor' | 'sleep';
  /** Runs the scenario `count` times, one after the other, and returns milliseconds per scenario. Throws if one fails. */
  run(count: number): Promise<number>;
}

/** Namespace of the messages. */
export const namespace = '/chat';

/** Milliseconds that clients stay connected after their scenario, as in the suite. */
export const listenOnMs = 1000;
