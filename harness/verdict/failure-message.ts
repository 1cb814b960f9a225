import {
  PickleStepType,
  TestStepResultStatus,
  type TestCaseStarted,
  type TestStep,
  type TestStepResult,
} from '@cucumber/messages';
import type { Query } from '@cucumber/query';

/** Failed steps and hooks of a scenario with their errors, without stacks. Empty if none failed. */
export function failureMessage(query: Query, started: TestCaseStarted): string {
  return query
    .findTestStepFinishedAndTestStepBy(started)
    .filter(([{ testStepResult }]) => isFailure(testStepResult.status))
    .map(([{ testStepResult }, step]) => `${labelOf(query, step)}\n${causeOf(testStepResult)}`)
    .join('\n\n');
}

/**
 * Whether the first step that failed is a Given: the scenario could not be set up, which says nothing about its
 * requirement. An undefined step is a mistake of the features, whatever its keyword.
 */
export function failedSetUp(query: Query, started: TestCaseStarted): boolean {
  const first = query
    .findTestStepFinishedAndTestStepBy(started)
    .find(([{ testStepResult }]) => isFailure(testStepResult.status));
  if (first?.[0].testStepResult.status !== TestStepResultStatus.FAILED) return false;
  return query.findPickleStepBy(first[1])?.type === PickleStepType.CONTEXT;
}

/** Parts a message of `failureMessage` into its step and the rest; a finding of the ledger has no step. */
export function partsOf(message: string): { step: string | undefined; rest: string } {
  const [first = '', ...others] = message.split('\n');
  const isStep = /^(Given|When|Then|And|But|\*|Hook at) /.test(first) && others.length > 0;
  return isStep ? { step: first, rest: others.join('\n') } : { step: undefined, rest: message };
}

/** Whether a step failed: undefined, ambiguous and pending steps did as well. */
export function isFailure(status: TestStepResultStatus): boolean {
  return status !== TestStepResultStatus.PASSED && status !== TestStepResultStatus.SKIPPED;
}

/** Message of the error, without the stack that the result's `message` contains. */
export function causeOf({ status, message, exception }: TestStepResult): string {
  if (status === TestStepResultStatus.UNDEFINED) return 'No step definition matches this step.';
  if (status === TestStepResultStatus.PENDING) return 'The step definition is pending.';
  return exception?.message ?? message ?? `The step ended as ${status}.`;
}

/** Step as in the feature, or the place of a hook. */
export function labelOf(query: Query, testStep: TestStep): string {
  const pickleStep = query.findPickleStepBy(testStep);
  if (pickleStep) return `${query.findStepBy(pickleStep)?.keyword ?? ''}${pickleStep.text}`;
  const source = query.findHookBy(testStep)?.sourceReference;
  return `Hook at ${source?.uri ?? 'an unknown file'}:${source?.location?.line ?? '?'}`;
}
