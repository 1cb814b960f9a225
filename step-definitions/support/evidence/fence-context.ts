import type { LaneState } from '../lane';
import type { Participant } from '../participants/participant';

/** What fences need from their scenario. */
export interface FenceContext {
  readonly lane: LaneState;
  /** Cucumber's testCaseStartedId: findings name the scenario by it. */
  readonly scenario: string;
  readonly participants: { readonly all: readonly Participant[] };
  /** Notes that silence is not proven in this scenario, and why. */
  boundByTime(reason: string): void;
}
