/** How late a process was: the end of one sample on the monotonic clock, and the delay, in milliseconds. */
export interface DelaySample {
  readonly at: number;
  readonly late: number;
}

/** Rhythm of the samples, in milliseconds: the time between two, and the processor time that each one uses. */
export interface Rhythm {
  readonly every: number;
  readonly work: number;
}

/**
 * Takes samples until the returned function is called: sleeps, uses the processor for a moment, and reports how much longer
 * that took than it had to. Time in which the process itself used the processor is not delay. This function uses nothing
 * from outside, because the control process runs its source.
 */
export function sampleDelay(
  { every, work }: Rhythm,
  report: (sample: DelaySample) => void,
): () => void {
  const now = (): number => Number(process.hrtime.bigint()) / 1e6;
  let begun = now();
  // The monotonic clock stands still while a machine is suspended.
  let begunOnWall = Date.now();
  let used = process.cpuUsage();
  const usedMs = (): number => {
    const { user, system } = process.cpuUsage(used);
    return (user + system) / 1000;
  };
  const sample = (): void => {
    const asleep = usedMs();
    while (usedMs() - asleep < work);
    const at = now();
    const took = Math.max(at - begun, Date.now() - begunOnWall);
    report({ at, late: Math.max(0, took - every - usedMs()) });
    begun = now();
    begunOnWall = Date.now();
    used = process.cpuUsage();
    timer = setTimeout(sample, every);
  };
  let timer = setTimeout(sample, every);
  return () => {
    clearTimeout(timer);
  };
}
