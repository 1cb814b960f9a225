import { type TestCaseStarted, TestStepResultStatus, TimeConversion } from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import { attachedTexts } from './attachments';
import { failedSetUp, failureMessage, isFailure } from './failure-message';
import type { ScenarioStatus } from './schema';

/** Result of a scenario in one lane, without the findings of the ledger. */
export interface ScenarioResult {
  readonly status: ScenarioStatus;
  readonly message?: string;
  readonly durationMs: number;
}

/** Reads a scenario's result; `started` is undefined if the run ended before the scenario began. */
export function scenarioResult(query: Query, started: TestCaseStarted | undefined): ScenarioResult {
  if (!started) return { ...ended, durationMs: 0 };
  const duration = query.findTestCaseDurationBy(started);
  const durationMs = duration ? TimeConversion.durationToMilliseconds(duration) : 0;
  return { ...conclude(query, started), durationMs };
}

/** Last execution of each test case, by its id; test cases that never began have none. */
export function lastAttempts(query: Query): ReadonlyMap<string, TestCaseStarted> {
  return new Map(query.findAllTestCaseStarted().map((started) => [started.testCaseId, started]));
}

type Conclusion = Omit<ScenarioResult, 'durationMs'>;

const ended: Conclusion = {
  status: 'not-run',
  message: 'the run ended before this scenario did',
};

function conclude(query: Query, started: TestCaseStarted): Conclusion {
  const worst = query.findMostSevereTestStepResultBy(started)?.status;
  const message = failureMessage(query, started);
  const [inconclusive] = attachedTexts(query, started, 'inconclusive.txt');
  if (inconclusive !== undefined) {
    const seen = message === '' ? [] : [message];
    return { status: 'inconclusive', message: [inconclusive, ...seen].join('\n\n') };
  }
  if (worst !== undefined && isFailure(worst)) {
    return { status: isBlocked(query, started) ? 'blocked' : 'failed', message };
  }
  if (!query.findTestCaseFinishedBy(started)) return ended;
  if (worst === undefined) return { status: 'failed', message: 'The scenario has no steps.' };
  return worst === TestStepResultStatus.PASSED ? { status: 'passed' } : skipped(query, started);
}

/** Whether a scenario failed before it could say anything about its requirement: in a Given, or because of the target file. */
function isBlocked(query: Query, started: TestCaseStarted): boolean {
  return failedSetUp(query, started) || attachedTexts(query, started, 'blocked.txt').length > 0;
}

function skipped(query: Query, started: TestCaseStarted): Conclusion {
  const [notApplicable] = attachedTexts(query, started, 'not-applicable.txt');
  if (notApplicable !== undefined) return { status: 'not-applicable', message: notApplicable };
  const [notRun] = attachedTexts(query, started, 'not-run.txt');
  if (notRun !== undefined) return { status: 'not-run', message: notRun };
  return {
    status: 'failed',
    message:
      'Skipped without a reason: a hook that skips a scenario must attach not-applicable.txt or not-run.txt.',
  };
}
