import type { Envelope, Pickle, TestCaseStarted } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import type { Figure } from '../contract/figure';
import type { ListedEvent } from '../contract/listed-event';
import type { LedgerFinding } from '../contract/ledger-finding';
import type { Sequence } from '../contract/sequence';
import {
  attachedEvents,
  attachedFigures,
  attachedLedger,
  attachedSequence,
  attachedTexts,
} from './attachments';
import { causeOf, isFailure } from './failure-message';
import { lastAttempts, scenarioResult, type ScenarioResult } from './scenario-result';
import { isStopped } from './status';

/** Cucumber's messages about one lane, in order. */
export interface LaneMessages {
  readonly lane: string;
  readonly envelopes: readonly Envelope[];
}

/** Result of a scenario in one lane. */
export interface ScenarioRun extends ScenarioResult {
  readonly lane: string;
  /** Id of its test case in the messages of the lane. */
  readonly testCase: string;
  readonly feature: string;
  readonly name: string;
  /** Names of its tags, with the at sign; inherited ones too. */
  readonly tags: readonly string[];
  /** Findings and transcript of a failure. Empty if there is neither. */
  readonly evidence: string;
  readonly sequence?: Sequence;
  /** Source of a program that shows the failure without this suite. */
  readonly program?: string;
  /** What it measured. */
  readonly figures?: readonly Figure[];
}

/** Result of a lane. Problems are failures of the run, not of the target. */
export interface LaneResult {
  readonly scenarios: readonly ScenarioRun[];
  readonly problems: readonly string[];
  /** Events that nothing explains, or that the target file declares and non-members received. */
  readonly events?: readonly ListedEvent[];
}

interface Started {
  readonly testCase: string;
  readonly pickle: Pickle;
  readonly started: TestCaseStarted | undefined;
}

const isControl = ({ pickle }: Started): boolean =>
  pickle.tags.some(({ name }) => name === '@control');

const queries = new WeakMap<readonly Envelope[], { readonly query: Query; read: number }>();

/**
 * Returns a query over the messages of a lane. A run asks for it again and again while messages are added to the end, and
 * each message is read once.
 */
export function queryOf(envelopes: readonly Envelope[]): Query {
  const known = queries.get(envelopes) ?? { query: new Query(), read: 0 };
  queries.set(envelopes, known);
  for (const envelope of envelopes.slice(known.read)) known.query.update(envelope);
  known.read = envelopes.length;
  return known.query;
}

/** Reads the messages of a lane. Throws if an attached ledger is invalid. */
export function readLane({ lane, envelopes }: LaneMessages): LaneResult {
  const query = queryOf(envelopes);
  const all = startedIn(query, envelopes);
  const controls = all.filter(isControl);
  const ledger = ledgerOf(query, controls);
  const scenarios = all.filter((each) => !isControl(each));
  const problems = [
    ...envelopes.flatMap(({ parseError }) => (parseError ? [parseError.message] : [])),
    ...failedRunHooks(query),
    ...controls.flatMap((control) => controlProblem(query, control)),
    ...haltProblems(query, controls),
    ...ledgerProblems(ledger, { controls, scenarios, query }),
  ];
  return {
    scenarios: scenarios.map((each) => ({ lane, ...scenarioRun(query, each, ledger ?? []) })),
    problems: problems.map((problem) => `${lane}: ${problem}`),
    events: controls.flatMap(({ started }) => (started ? attachedEvents(query, started) : [])),
  };
}

/** Test cases of a lane. A query sorts all of them for each question, so it is asked once. */
function startedIn(query: Query, envelopes: readonly Envelope[]): Started[] {
  const pickles = new Map(query.findAllPickles().map((pickle) => [pickle.id, pickle]));
  const attempts = lastAttempts(query);
  return envelopes.flatMap(({ testCase }) => {
    if (!testCase) return [];
    const pickle = pickles.get(testCase.pickleId);
    if (!pickle) throw new Error(`The messages have test case ${testCase.id} but not its pickle.`);
    return [{ testCase: testCase.id, pickle, started: attempts.get(testCase.id) }];
  });
}

/** The findings that the closing control scenario attached, or undefined if none did. */
function ledgerOf(query: Query, controls: readonly Started[]): LedgerFinding[] | undefined {
  const ledgers = controls.map(({ started }) => started && attachedLedger(query, started));
  return ledgers.find((ledger) => ledger !== undefined);
}

/** A finding fails the scenario that caused it, even if all of its steps passed. */
function scenarioRun(
  query: Query,
  { testCase, pickle, started }: Started,
  ledger: readonly LedgerFinding[],
): Omit<ScenarioRun, 'lane'> {
  const result = scenarioResult(query, started);
  const found = ledger.filter(({ scenario }) => scenario === started?.id);
  const findings = found.map(({ message }) => message);
  const causes = isStopped(result.status) && result.message ? [result.message] : [];
  const { texts, ...attached } = started ? attachedTo(query, started) : { texts: [] };
  return {
    ...result,
    testCase,
    feature: pickle.uri,
    name: pickle.name,
    tags: pickle.tags.map(({ name }) => name),
    evidence: [...findings, ...texts].join('\n\n'),
    ...attached,
    ...(found.length > 0 && { status: 'failed', message: [...causes, ...findings].join('\n\n') }),
  };
}

/** Returns what a scenario attached; `texts` are for a reader of its evidence. */
function attachedTo(
  query: Query,
  started: TestCaseStarted,
): Pick<ScenarioRun, 'sequence' | 'program' | 'figures'> & { readonly texts: readonly string[] } {
  const transcripts = attachedTexts(query, started, 'transcript.txt');
  const reasons = attachedTexts(query, started, 'no-repro.txt');
  const hints = reasons.map((reason) => `No program shows this without the suite: ${reason}.`);
  const sequence = attachedSequence(query, started);
  const [program] = attachedTexts(query, started, 'repro.mjs');
  const figures = attachedFigures(query, started);
  return {
    texts: [...transcripts, ...hints],
    ...(sequence && { sequence }),
    ...(program !== undefined && { program }),
    ...(figures.length > 0 && { figures }),
  };
}

function failedRunHooks(query: Query): string[] {
  const results = query.findAllTestRunHookFinished().map(({ result }) => result);
  return results.filter(({ status }) => isFailure(status)).map((r) => `run hook: ${causeOf(r)}`);
}

/** A control scenario that fails because of its findings is no problem: the findings fail other scenarios. */
function controlProblem(query: Query, { pickle, started }: Started): string[] {
  const { status, message } = scenarioResult(query, started);
  if (status === 'passed' || status === 'not-applicable' || status === 'not-run') return [];
  const findings = started ? (attachedLedger(query, started) ?? []) : [];
  if (findings.length > 0) return [];
  return [`control scenario "${pickle.name}" ${status}: ${message ?? 'no reason given'}`];
}

/** What halts a lane keeps all control scenarios from running, and is one problem. */
function haltProblems(query: Query, controls: readonly Started[]): string[] {
  const halted = new Map<string, string[]>();
  for (const { pickle, started } of controls) {
    const { status, message = 'no reason given' } = scenarioResult(query, started);
    if (status === 'not-run')
      halted.set(message, [...(halted.get(message) ?? []), `"${pickle.name}"`]);
  }
  return [...halted].map(([reason, names]) => {
    const what = names.length === 1 ? 'control scenario' : 'control scenarios';
    return `${reason}; not run for that reason: ${what} ${names.join(', ')}`;
  });
}

/** A lane without a ledger has that problem, unless its last control scenario did not run, which says why. */
function ledgerProblems(
  ledger: LedgerFinding[] | undefined,
  {
    controls,
    scenarios,
    query,
  }: Record<'controls' | 'scenarios', readonly Started[]> & { query: Query },
): string[] {
  const known = new Set(scenarios.map(({ started }) => started?.id));
  if (ledger)
    return ledger
      .filter(({ scenario }) => !known.has(scenario))
      .map(({ message }) => `a finding belongs to no scenario of a requirement: ${message}`);
  const isHalted = controls.some(
    ({ started }) => scenarioResult(query, started).status === 'not-run',
  );
  return isHalted ? [] : ['no ledger was attached, so late and second copies would go unnoticed'];
}
