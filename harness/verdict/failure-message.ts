import {
  TestStepResultStatus,
  type TestCaseStarted,
  type TestStep,
  type TestStepResult,
} from '@cucumber/messages';
import type { Query } from '@cucumber/query';

/** Which steps and hooks of a scenario failed and why, without stacks. Empty if none did. */
export function failureMessage(query: Query, started: TestCaseStarted): string {
  return query
    .findTestStepFinishedAndTestStepBy(started)
    .filter(([{ testStepResult }]) => isFailure(testStepResult.status))
    .map(([{ testStepResult }, step]) => `${labelOf(query, step)}\n${causeOf(testStepResult)}`)
    .join('\n\n');
}

/** Every status but passed and skipped: a step that is undefined, ambiguous or pending failed. */
export function isFailure(status: TestStepResultStatus): boolean {
  return status !== TestStepResultStatus.PASSED && status !== TestStepResultStatus.SKIPPED;
}

/** The error's own message: the result's `message` repeats it with a stack. */
export function causeOf({ status, message, exception }: TestStepResult): string {
  if (status === TestStepResultStatus.UNDEFINED) return 'No step definition matches this step.';
  if (status === TestStepResultStatus.PENDING) return 'The step definition is pending.';
  return exception?.message ?? message ?? `The step ended as ${status}.`;
}

/** A step as the feature states it, or where a hook is defined. */
export function labelOf(query: Query, testStep: TestStep): string {
  const pickleStep = query.findPickleStepBy(testStep);
  if (pickleStep) return `${query.findStepBy(pickleStep)?.keyword ?? ''}${pickleStep.text}`;
  const source = query.findHookBy(testStep)?.sourceReference;
  return `Hook at ${source?.uri ?? 'an unknown file'}:${source?.location?.line ?? '?'}`;
}
