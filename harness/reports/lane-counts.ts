import type { Status, Verdict } from '../verdict/schema';
import { shownStatus } from './failures';

/** How many scenarios of each lane have each status; failures that listed deviations cover are expected failures. */
export function laneCounts({
  requirements,
  environment,
}: Verdict): (readonly [lane: string, counts: ReadonlyMap<Status, number>])[] {
  const scenarios = requirements.flatMap((requirement) =>
    requirement.scenarios.map((one) => ({ lane: one.lane, status: shownStatus(requirement, one) })),
  );
  return environment.lanes.map((lane) => {
    const counts = new Map<Status, number>();
    for (const { status } of scenarios.filter((one) => one.lane === lane))
      counts.set(status, (counts.get(status) ?? 0) + 1);
    return [lane, counts] as const;
  });
}
