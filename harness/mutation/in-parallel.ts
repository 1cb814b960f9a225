/**
 * Does the work for all items, `atOnce` at a time, and returns the results in the order of the items. After a failure it
 * starts no more work, waits for what is running, and throws the first error.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const errors: unknown[] = [];
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && errors.length === 0; next = queue.shift()) {
      const [index, item] = next;
      await work(item, index).then(
        (result) => (results[index] = result),
        (error: unknown) => errors.push(error),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (errors.length > 0) throw errors[0];
  return results;
}
