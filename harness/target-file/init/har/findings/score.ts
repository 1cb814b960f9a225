/** Returns the sum of the scores whose condition holds. */
export function total(points: readonly (readonly [holds: boolean, score: number])[]): number {
  return points.reduce((sum, [holds, score]) => (holds ? sum + score : sum), 0);
}
