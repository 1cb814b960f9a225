import type { RequirementVerdict, ScenarioVerdict, Verdict } from './schema';
import { covers, type Deviation } from './status';

/** Requirement that explores at random: a deviation from it would be stale whenever a run happens to find nothing. */
export const undeviating = 'EX-01';

/** A deviation whose reason is still to be written: it contains only the failure. */
export type Draft = Omit<Deviation, 'at' | 'issue' | 'until'>;

/** Data of a run beyond its verdict. */
interface Known {
  /** Listed deviations, expired ones included: a failure that they name needs no second one. */
  readonly listed: readonly Deviation[];
  /** Names of all lanes, whether they ran or not. */
  readonly allLanes: readonly string[];
  /** Day of the draft: `2027-01-31`. */
  readonly since: string;
}

/** Deviations that cover all failures and nothing else; lanes and scenarios are left out only if all of them failed. */
export function draftDeviations({ requirements }: Verdict, known: Known): Draft[] {
  return requirements
    .filter(({ id }) => id !== undeviating)
    .flatMap((requirement) => draftsOf(requirement, known));
}

function draftsOf(requirement: RequirementVerdict, { listed, allLanes, since }: Known): Draft[] {
  const { id } = requirement;
  const own = listed.filter((one) => one.requirement === id);
  const failed = requirement.scenarios.filter(
    (one) => one.status === 'failed' && !own.some((deviation) => covers(deviation, one)),
  );
  return inSameLanes(failed).map(({ lanes, scenarios }) => {
    const [first] = scenarios as [ScenarioVerdict];
    const titles = distinct(scenarios.map(({ name }) => name));
    return {
      requirement: id,
      reason: first.message?.split('\n')[0] ?? 'it failed without a message',
      ...(lanes.length < allLanes.length && { lanes }),
      ...(!isAll(titles, requirement, lanes) && { scenarios: titles }),
      since,
    };
  });
}

/** Scenarios by the lanes in which they failed: all scenarios of a deviation have its lanes. */
function inSameLanes(
  failed: readonly ScenarioVerdict[],
): { lanes: string[]; scenarios: ScenarioVerdict[] }[] {
  const groups = new Map<string, { lanes: string[]; scenarios: ScenarioVerdict[] }>();
  for (const title of distinct(failed.map(({ name }) => name))) {
    const scenarios = failed.filter(({ name }) => name === title);
    const lanes = distinct(scenarios.map(({ lane }) => lane));
    const group = groups.get(lanes.join());
    if (group) group.scenarios.push(...scenarios);
    else groups.set(lanes.join(), { lanes, scenarios });
  }
  return [...groups.values()];
}

function isAll(
  titles: readonly string[],
  { scenarios }: RequirementVerdict,
  lanes: readonly string[],
): boolean {
  const there = scenarios.filter(({ lane }) => lanes.includes(lane));
  return there.every(({ name }) => titles.includes(name));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
