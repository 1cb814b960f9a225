import type { RequirementVerdict, Verdict } from '../verdict/schema';

const count = 2;

/** Milliseconds that the scenarios of a requirement may take: little compared to the start of a server. */
const quickMs = 500;

/**
 * Returns the ids of two quick requirements that the correct server passed in a lane, different ones for every index.
 * Their results show whether a mutant is killed by what it declares or by everything.
 */
export function otherRequirements(
  { requirements }: Verdict,
  lane: string,
  index: number,
): string[] {
  const quick = requirements.filter((one) => one.lanes[lane] === 'passed' && isQuick(one, lane));
  const first = (index * count) % Math.max(1, quick.length);
  return [...quick, ...quick].slice(first, first + count).map(({ id }) => id);
}

function isQuick({ scenarios }: RequirementVerdict, lane: string): boolean {
  const own = scenarios.filter((scenario) => scenario.lane === lane);
  return own.reduce((sum, { durationMs }) => sum + durationMs, 0) <= quickMs;
}
