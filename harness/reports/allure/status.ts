import type { RequirementVerdict, ScenarioStatus } from '../../verdict/schema';
import { statusText } from '../status-text';
import { plain } from '../plain-text';
import type { AllureDetails, AllureStatus } from './format';

/** How a scenario went, as far as Allure's words for it depend on that. */
interface Went {
  readonly status: ScenarioStatus;
  readonly message?: string;
  /** Whether a step, or the ledger, found something wrong with the target, and not only the suite with itself. */
  readonly isOfTarget: boolean;
}

interface Shown {
  readonly status: AllureStatus;
  readonly statusDetails?: AllureDetails;
}

/**
 * Allure's status of a scenario. A failure that a deviation explains is skipped, as in the JUnit report: it fails no run.
 * What was skipped begins with why: the categories go by that.
 */
export function statusOf(went: Went, requirement: RequirementVerdict | undefined): Shown {
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
