import type { Envelope, Pickle, TestCaseStarted } from '@cucumber/messages';
import { requirementIn } from '../../specification/specification';
import { ledgerIn } from '../../verdict/attachments';
import { queryOf, type LaneMessages } from '../../verdict/lane-result';
import { scenarioResult } from '../../verdict/scenario-result';
import type { Status } from '../../verdict/schema';
import { covers, type Deviation } from '../../verdict/status';

/** A scenario that has ended in one lane, or that a finding of the ledger has failed after its end. */
export interface EndedScenario {
  readonly lane: string;
  readonly name: string;
  /** Id of its requirement; undefined for a control scenario. */
  readonly requirement: string | undefined;
  readonly status: Status;
  readonly durationMs: number;
}

/**
 * Returns the scenarios whose result a message of Cucumber completes; the messages of the lane contain it already. Failures
 * that the deviations cover are expected: pass those that have not expired. Throws if an attached ledger is invalid.
 */
export function scenariosEndedBy(
  { attachment, testCaseFinished }: Envelope,
  { lane, envelopes }: LaneMessages,
  deviations: readonly Deviation[],
): EndedScenario[] {
  if (!attachment && !testCaseFinished) return [];
  const query = queryOf(envelopes);
  const ended = (started: TestCaseStarted | undefined, failed: boolean): EndedScenario[] => {
    const pickle = started && query.findPickleBy(started);
    if (!pickle) return [];
    const { status, durationMs } = scenarioResult(query, started);
    const seen = { lane, ...nameOf(pickle), status: failed ? ('failed' as const) : status };
    return [{ ...seen, status: withDeviations(seen, deviations), durationMs }];
  };
  if (testCaseFinished) return ended(query.findTestCaseStartedBy(testCaseFinished), false);
  const found = new Set(attachment ? ledgerIn(attachment).map(({ scenario }) => scenario) : []);
  if (found.size === 0) return [];
  const all = query.findAllTestCaseStarted();
  return all.filter(({ id }) => found.has(id)).flatMap((started) => ended(started, true));
}

function nameOf({ name, tags }: Pickle): Pick<EndedScenario, 'name' | 'requirement'> {
  const [requirement] = tags.flatMap((tag) => requirementIn(tag.name) ?? []);
  return { name, requirement };
}

function withDeviations(
  scenario: Omit<EndedScenario, 'durationMs'>,
  deviations: readonly Deviation[],
): Status {
  if (scenario.status !== 'failed') return scenario.status;
  const own = deviations.filter(({ requirement }) => requirement === scenario.requirement);
  return own.some((one) => covers(one, scenario)) ? 'expected-failure' : scenario.status;
}
