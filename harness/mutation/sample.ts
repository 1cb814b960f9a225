import type { RequirementVerdict, Verdict } from '../verdict/schema';

const size = 2;

/** A requirement whose scenarios took no longer, in milliseconds, costs next to nothing beside the start of a server. */
const quickMs = 500;

/**
 * Some requirements that the correct server has kept in a lane, quick ones, others for every index: what a fault makes
 * of them shows whether it is caught by what it declares, or by everything.
 */
export function sampleOf({ requirements }: Verdict, lane: string, index: number): string[] {
  const quick = requirements.filter((one) => one.lanes[lane] === 'passed' && isQuick(one, lane));
  const first = (index * size) % Math.max(1, quick.length);
  return [...quick, ...quick].slice(first, first + size).map(({ id }) => id);
}

function isQuick({ scenarios }: RequirementVerdict, lane: string): boolean {
  const own = scenarios.filter((scenario) => scenario.lane === lane);
  return own.reduce((sum, { durationMs }) => sum + durationMs, 0) <= quickMs;
}
