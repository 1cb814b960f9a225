import type { RequirementVerdict, ScenarioVerdict, Verdict } from './schema';
import { covers, type Deviation } from './status';

/** What a short exploration does not find today it may find tomorrow: a deviation of it would be stale by luck. */
export const undeviating = 'EX-01';

/** A deviation whose reason somebody has still to write: it says only what was seen. */
export type Draft = Omit<Deviation, 'at' | 'issue' | 'until'>;

/** What a run knows beyond its verdict. */
interface Known {
  /** The deviations that are listed, also expired ones: what they speak of needs no second one. */
  readonly listed: readonly Deviation[];
  /** Names of all lanes there are, whether they ran or not. */
  readonly allLanes: readonly string[];
  /** The day on which they are drafted. */
  readonly since: string;
}

/** Deviations that would excuse what failed and nothing else; lanes and scenarios are left out only where all failed. */
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

/** Scenarios by the lanes in which they failed: one deviation has the same lanes for all of its scenarios. */
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
