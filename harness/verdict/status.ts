import type { ScenarioStatus, Status } from './schema';

/** A failure that a target's owners know: reasoned and dated. Without lanes it is of all lanes. */
export interface Deviation {
  readonly requirement: string;
  readonly reason: string;
  readonly lanes?: readonly string[];
  readonly issue?: string;
  readonly until?: string;
}

/** The status of several scenarios, or of several lanes, taken together. */
export function combined(statuses: readonly ScenarioStatus[]): ScenarioStatus {
  const order = ['failed', 'not-run', 'passed'] as const;
  return order.find((status) => statuses.includes(status)) ?? 'not-claimed';
}

/** The status of a requirement whose deviations are listed; `lanes` has its status in each lane. */
export function withDeviations(
  lanes: Readonly<Record<string, ScenarioStatus>>,
  deviations: readonly Deviation[],
): Status {
  const isListed = (lane: string): boolean =>
    deviations.some((deviation) => deviation.lanes?.includes(lane) ?? true);
  const having = (status: ScenarioStatus): string[] =>
    Object.keys(lanes).filter((lane) => lanes[lane] === status);

  const failing = having('failed');
  if (failing.length > 0 && failing.every(isListed)) return 'expected-failure';
  if (having('passed').some(isListed) && !failing.some(isListed)) return 'unexpected-pass';
  return combined(Object.values(lanes));
}
