/** Python's Engine.IO drops a polling connection that sends more than 16 packets in one go; half of that is plenty. */
export const batchSize = 8;

/** Does something for each of many, several at a time. */
export async function inBatches<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
  size = batchSize,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    await Promise.all(items.slice(start, start + size).map(run));
  }
}
