import type { RequirementVerdict, ScenarioStatus } from '../../verdict/schema';
import { statusText } from '../status-text';
import { plain } from '../plain-text';
import type { AllureDetails, AllureStatus } from './format';

/** Result of a scenario, as far as Allure's status depends on it. */
interface Result {
  readonly status: ScenarioStatus;
  readonly message?: string;
  /** Whether a step or the ledger found the failure in the target, and not in the suite itself. */
  readonly isOfTarget: boolean;
}

interface Shown {
  readonly status: AllureStatus;
  readonly statusDetails?: AllureDetails;
}

/**
 * Allure's status of a scenario. A failure that a deviation covers is skipped, as in the JUnit report: it fails no run.
 * The message of a skipped scenario begins with the reason, by which Allure sorts it into a category.
 */
export function statusOf(went: Result, requirement: RequirementVerdict | undefined): Shown {
  const message = plain(went.message ?? 'no message');
  if (went.status === 'passed') return { status: 'passed' };
  if (went.status === 'not-applicable' || went.status === 'not-run') {
    const reason = `${statusText(went.status)}: ${message}`;
    return { status: 'skipped', statusDetails: { message: reason } };
  }
  if (requirement?.status === 'expected-failure') {
    const known = `expected failure: ${plain(requirement.reason ?? '')}\n\n${message}`;
    return { status: 'skipped', statusDetails: { message: known, known: true } };
  }
  return { status: went.isOfTarget ? 'failed' : 'broken', statusDetails: { message } };
}
