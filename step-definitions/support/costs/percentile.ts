/** Returns the nearest-rank percentile of some values; `rank` is 50 for the median. Throws if there are none. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('there is no percentile of no values');
  return value;
}
