import { statusSchema, type Status, type Verdict } from '../verdict/schema';
import { shownStatus } from '../verdict/status';

/** How many scenarios of each lane have each status; failures that listed deviations cover are expected failures. */
export function laneCounts({
  requirements,
  environment,
}: Verdict): (readonly [lane: string, counts: ReadonlyMap<Status, number>])[] {
  const scenarios = requirements.flatMap((requirement) =>
    requirement.scenarios.map((one) => ({ lane: one.lane, status: shownStatus(requirement, one) })),
  );
  return environment.lanes.map((lane) => {
    const own = scenarios.filter((one) => one.lane === lane).map(({ status }) => status);
    const counts = statusSchema.options.map(
      (status) => [status, own.filter((one) => one === status).length] as const,
    );
    return [lane, new Map(counts)] as const;
  });
}
