import type { RequirementVerdict, ScenarioStatus } from '../../verdict/schema';
import { statusText } from '../status-text';
import { plain } from '../../plain';
import type { AllureDetails, AllureStatus } from './format';

/** Result of a scenario, as far as Allure's status depends on it. */
interface Result {
  readonly status: ScenarioStatus;
  readonly message?: string;
  /** Whether a step or the ledger found the failure in the target, and not in the suite itself. */
  readonly isOfTarget: boolean;
}

/** Statuses that say nothing about the target. */
const untested: Readonly<Partial<Record<ScenarioStatus, AllureStatus>>> = {
  'not-applicable': 'skipped',
  'not-run': 'skipped',
  blocked: 'broken',
  inconclusive: 'broken',
};

interface Shown {
  readonly status: AllureStatus;
  readonly statusDetails?: AllureDetails;
}

/**
 * Allure's status of a scenario. A failure that a deviation covers is skipped, as in the JUnit report: it fails no run.
 * The message of a skipped or broken scenario begins with the reason, by which Allure sorts it into a category.
 */
export function statusOf(went: Result, requirement: RequirementVerdict | undefined): Shown {
  const message = plain(went.message ?? 'no message');
  if (went.status === 'passed') return { status: 'passed' };
  const shown = untested[went.status];
  if (shown !== undefined)
    return { status: shown, statusDetails: { message: `${statusText(went.status)}: ${message}` } };
  if (requirement?.status === 'expected-failure') {
    const known = `expected failure: ${plain(requirement.reason ?? '')}\n\n${message}`;
    return { status: 'skipped', statusDetails: { message: known, known: true } };
  }
  return { status: went.isOfTarget ? 'failed' : 'broken', statusDetails: { message } };
}
