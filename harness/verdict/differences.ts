import type { RequirementVerdict, Verdict } from './schema';

/**
 * Differences between two verdicts on one target, a line each, with the message of the second. What is inconclusive in the
 * second one, because the machine was too busy, is no difference.
 */
export function differences(one: Verdict, other: Verdict): string[] {
  const ids = new Set([...one.requirements, ...other.requirements].map(({ id }) => id));
  const isStarved = other.requirements.some(({ status }) => status === 'inconclusive');
  const isEqual = one.outcome === other.outcome || (isStarved && other.outcome === 'incomplete');
  const outcomes = isEqual ? [] : [`outcome: ${one.outcome}, then ${other.outcome}`];
  const requirements = [...ids].flatMap((id) => differencesOf(id, find(one, id), find(other, id)));
  return [...outcomes, ...requirements, ...other.problems.map((problem) => `problem: ${problem}`)];
}

function find({ requirements }: Verdict, id: string): RequirementVerdict | undefined {
  return requirements.find((requirement) => requirement.id === id);
}

function differencesOf(
  id: string,
  one: RequirementVerdict | undefined,
  other: RequirementVerdict | undefined,
): string[] {
  const lanes = new Set([...Object.keys(one?.lanes ?? {}), ...Object.keys(other?.lanes ?? {})]);
  return [...lanes].flatMap((lane) => {
    const [before, after] = [one?.lanes[lane] ?? 'absent', other?.lanes[lane] ?? 'absent'];
    if (before === after || after === 'inconclusive') return [];
    const scenario = other?.scenarios.find((each) => each.lane === lane && each.status === after);
    return [`${id} in ${lane}: ${before}, then ${after}: ${scenario?.message ?? 'no message'}`];
  });
}
