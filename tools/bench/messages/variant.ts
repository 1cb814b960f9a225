/** One way to run the scenario whose cost is measured. */
export interface Variant {
  readonly name: 'suite' | 'floor' | 'sleep';
  /** Runs the scenarios, one after the other, and returns the cost of one. Throws if one fails. */
  run(work: Work): Promise<Cost>;
}

/** What a variant runs. */
export interface Work {
  /** Number of scenarios. */
  readonly scenarios: number;
  /** Members of the room in each scenario. The sender is one more client, outside the room. */
  readonly members: number;
}

/** Cost of one scenario, in milliseconds. */
export interface Cost {
  /** From its start to its end. */
  readonly time: number;
  /** Processor time of this process, in which all clients run; the server is another process. */
  readonly cpu: number;
}

/** Namespace of the messages. */
export const namespace = '/chat';

/** Milliseconds that clients stay connected after their scenario, as in the suite. */
export const listenOnMs = 1000;

/** Starts to measure. The function returns the cost of one of `scenarios` scenarios since then. */
export function startMeter(): (scenarios: number) => Cost {
  const began = performance.now();
  const before = process.cpuUsage();
  return (scenarios) => {
    const { user, system } = process.cpuUsage(before);
    const time = (performance.now() - began) / scenarios;
    return { time, cpu: (user + system) / 1000 / scenarios };
  };
}
