import {
  TestStepResultStatus,
  TimeConversion,
  type TestCaseStarted,
  type TestStep,
  type TestStepFinished,
} from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import { causeOf, isFailure, labelOf } from '../../verdict/failure-message';
import { plain } from '../../plain';
import type { AllureStatus, AllureStep } from './format';

/** Steps of a scenario as in the feature, and hooks that failed. */
export function stepsOf(query: Query, started: TestCaseStarted): AllureStep[] {
  return query
    .findTestStepFinishedAndTestStepBy(started)
    .filter(([{ testStepResult }, step]) => isStated(step) || isFailure(testStepResult.status))
    .map(([finished, step]) => stepOf(query, finished, step));
}

/** Whether a step failed; hooks and undefined steps say nothing about the target. */
export function isRefuted(query: Query, started: TestCaseStarted): boolean {
  return query
    .findTestStepFinishedAndTestStepBy(started)
    .some(
      ([{ testStepResult }, step]) =>
        isStated(step) && testStepResult.status === TestStepResultStatus.FAILED,
    );
}

function isStated({ pickleStepId }: TestStep): boolean {
  return pickleStepId !== undefined;
}

function stepOf(query: Query, finished: TestStepFinished, step: TestStep): AllureStep {
  const { testStepResult, timestamp } = finished;
  const stop = TimeConversion.timestampToMillisecondsSinceEpoch(timestamp);
  const duration = TimeConversion.durationToMilliseconds(testStepResult.duration);
  const status = statuses[testStepResult.status] ?? 'broken';
  return {
    name: plain(labelOf(query, step)),
    status: status === 'failed' && !isStated(step) ? 'broken' : status,
    ...(isFailure(testStepResult.status) && {
      statusDetails: { message: plain(causeOf(testStepResult)) },
    }),
    stage: 'finished',
    start: Math.round(stop - duration),
    stop,
    parameters: [],
    attachments: [],
    steps: [],
  };
}

/** A step that is undefined, ambiguous or pending is broken. */
const statuses: Readonly<Partial<Record<TestStepResultStatus, AllureStatus>>> = {
  [TestStepResultStatus.PASSED]: 'passed',
  [TestStepResultStatus.FAILED]: 'failed',
  [TestStepResultStatus.SKIPPED]: 'skipped',
};
