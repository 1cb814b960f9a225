import type { RequirementVerdict, ScenarioStatus } from '../schema';

const judged: readonly ScenarioStatus[] = ['passed', 'failed', 'flaky'];

/** Whether a requirement passed or failed in at least one lane, whatever listed deviations say about it. */
export function isExercised({ lanes }: Pick<RequirementVerdict, 'lanes'>): boolean {
  return Object.values(lanes).some((status) => judged.includes(status));
}

/** Ids of the MUST requirements that were exercised. */
export function exercisedMusts(requirements: readonly RequirementVerdict[]): string[] {
  return requirements.filter((one) => one.level === 'MUST' && isExercised(one)).map(({ id }) => id);
}
