import type { Rank } from '../specification/requirements';
import { anythingRan, isOwn } from '../verdict/outcome';
import { isStopped } from '../verdict/status';
import type { ScenarioVerdict, Status, StatusCounts, Suite, Verdict } from '../verdict/schema';
import { counted, oneLine, plural } from './plain-text';

/** More requirements than these are counted and not named. */
const mostNamed = 10;

/** More capabilities than these are counted and not named. */
const mostCapabilities = 6;

/** Human-readable outcome: `not conformant`. It never says that an application is conformant whose handlers were not tested. */
export function outcomeText({ outcome, target }: Verdict): string {
  const isAttached = target.isAttached && outcome === 'conformant';
  return isAttached ? 'infrastructure conformant' : outcome.replace('-', ' ');
}

/** The verdict on one line: the outcome, its reason, and for a conformant target how much was run. */
export function verdictLine(verdict: Verdict): string {
  const extended = verdict.outcome === 'conformant' ? ` (${extent(verdict)})` : '';
  return `${headline(verdict)}: ${verdictReason(verdict)}${extended}`;
}

/** The outcome and what it covers: `CONFORMANT · core + roster · 46 of 134 MUST exercised`. */
function headline(verdict: Verdict): string {
  const own = verdict.target.isReference ? ["the suite's own reference server"] : [];
  return [outcomeText(verdict).toUpperCase(), ...own, coverageText(verdict)].join(' · ');
}

/** What a verdict covers: `core + roster · 46 of 134 MUST exercised`. */
export function coverageText({ coverage }: Verdict): string {
  const { profile, capabilities, exercised, all } = coverage;
  const named = capabilities.slice(0, mostCapabilities);
  const left = capabilities.length - named.length;
  const listed = [...named, ...(left > 0 ? [`${left} more`] : [])].join(' + ');
  const what = profile ?? listed;
  return [...(what === '' ? [] : [oneLine(what)]), `${exercised} of ${all} MUST exercised`].join(
    ' · ',
  );
}

/** What was judged, where, and with what outcome: one line for documents that show the results of a run. */
export function lastResult({ target, environment, outcome }: Verdict): string {
  const { lanes, backplane } = environment;
  return `${target.name} ${target.version}, ${outcome}; lanes ${lanes.join(', ')}; backplane ${backplane}`;
}

/** Why a verdict has its outcome, in one sentence without a period. */
export function verdictReason(verdict: Verdict): string {
  if (verdict.noVerdict !== undefined) return oneLine(verdict.noVerdict.split('\n', 1).join());
  const own = ownResult(verdict);
  if (verdict.outcome === 'conformant') return [...passes(verdict), ...own].join(', ');
  const reasons = verdict.outcome === 'incomplete' ? gaps(verdict) : breaches(verdict);
  return [...reasons, ...own].join('; ');
}

/** `3 of 4 requirements of your own passed (not ACME-2)`; nothing if there are none. */
function ownResult({ requirements, totals: { own } }: Verdict): string[] {
  if (!own) return [];
  const decided = requirements.filter(isOwn).filter(({ status }) => status !== 'not-applicable');
  const failed = decided.filter(({ status }) => status !== 'passed').map(({ id }) => id);
  const exceptions = failed.length === 0 ? '' : ` (not ${named(failed)})`;
  return [
    `${own.passed} of ${counted(decided.length, 'requirement')} of your own passed${exceptions}`,
  ];
}

/** How many mutants the suite has killed with these features; undefined if that is not known. */
export function mutationScoreText({ mutationScore }: Suite): string | undefined {
  return mutationScore && `${mutationScore.killed} of ${mutationScore.mutants} mutants killed`;
}

/** How many of a random sample of the mechanical mutants the suite has killed; undefined if that is not known. */
export function mechanicalScoreText({ mechanicalScore }: Suite): string | undefined {
  if (!mechanicalScore) return undefined;
  const { killed, mutants } = mechanicalScore;
  return `${killed} of ${mutants} random changes of the reference server found`;
}

function passes({ totals }: Verdict): string[] {
  const { MUST } = totals.byLevel;
  if (judged(MUST) === 0 && judged(totals.lesson) === 0 && totals.own) return [];
  if (judged(MUST) === 0 && judged(totals.lesson) > 0)
    return [`${totals.lesson.passed} of ${judged(totals.lesson)} Rules of the lesson passed`];
  const deviations = MUST['expected-failure'];
  const listed = deviations > 0 ? `, ${counted(deviations, 'listed deviation')}` : '';
  return [`${MUST.passed} of ${judged(MUST)} MUST requirements passed${listed}`];
}

function judged(counts: StatusCounts): number {
  const deviating = counts['expected-failure'] + counts['unexpected-pass'];
  return counts.passed + counts.failed + counts.flaky + deviating;
}

function extent({ environment, requirements, durationMs }: Verdict): string {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const ran = scenarios.filter(({ status }) => status === 'passed' || isStopped(status)).length;
  const repeats = environment.runs > 1 ? `${environment.runs} runs, ` : '';
  const lanes = `${repeats}${counted(environment.lanes.length, 'lane')}`;
  return `${lanes}, ${counted(ran, 'scenario')}, ${(durationMs / 1000).toFixed(1)} s`;
}

function gaps({ requirements, problems, crashes = [], interrupted, coverage }: Verdict): string[] {
  const ended = interrupted === undefined ? [] : [oneLine(interrupted)];
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const notRun = scenarios.filter(({ status }) => status === 'not-run');
  const left = notRun.length > 0 ? [notRunText(notRun, interrupted)] : [];
  if (!anythingRan(requirements)) return [...ended, 'nothing ran', ...left];
  return [
    ...ended,
    ...opened(requirements, 'blocked', 'blocked'),
    ...opened(requirements, 'inconclusive', 'inconclusive'),
    ...left,
    ...lackOf(coverage),
    ...(crashes.length > 0 ? [`${counted(crashes.length, 'server')} crashed`] : []),
    ...(problems.length > 0 ? [`${counted(problems.length, 'problem')} with the run itself`] : []),
  ];
}

/** More reasons than these are not named. */
const mostReasons = 2;

/** How many scenarios did not run, and why, if that was not yet said. */
function notRunText(scenarios: readonly ScenarioVerdict[], said: string | undefined): string {
  const all = scenarios.map(({ message = '' }) => oneLine(message));
  const reasons = [...new Set(all)].filter((reason) => reason !== '' && reason !== said);
  const count = `${counted(scenarios.length, 'scenario')} did not run`;
  const isShort = reasons.length > 0 && reasons.length <= mostReasons;
  return isShort ? `${count}: ${reasons.join(' and ')}` : count;
}

function opened(
  requirements: Verdict['requirements'],
  status: 'blocked' | 'inconclusive',
  what: string,
): string[] {
  const open = requirements.filter(({ scenarios }) =>
    scenarios.some((scenario) => scenario.status === status),
  );
  const { length } = open;
  const ids = open.map(({ id }) => id);
  return counting(ids, `${plural(length, 'requirement')} ${is(length)} ${what}`);
}

/** What a required profile lacks. */
function lackOf({ required }: Verdict['coverage']): string[] {
  if (!required) return [];
  const { profile, missing } = required;
  return counting(missing, `MUST of the required profile ${profile} not exercised`);
}

function breaches(verdict: Verdict): string[] {
  const { requirements, totals, expiredDeviations = [] } = verdict;
  const idsOf = (status: Status): string[] =>
    requirements.filter((one) => one.status === status).map(({ id }) => id);
  const withStatus = (status: Status, level: Rank | undefined): string[] =>
    requirements.filter((one) => one.status === status && one.level === level).map(({ id }) => id);
  const musts = judged(totals.byLevel.MUST);
  const rules = judged(totals.lesson);
  const stale = idsOf('unexpected-pass');
  const expired = expiredDeviations.map(({ requirement }) => requirement);
  const broken = [
    ...counting(withStatus('failed', 'MUST'), `of ${musts} MUST requirements failed`),
    ...counting(withStatus('flaky', 'MUST'), `of ${musts} MUST requirements failed in some runs`),
    ...counting(withStatus('failed', undefined), `of ${rules} Rules of the lesson failed`),
    ...counting(
      withStatus('flaky', undefined),
      `of ${rules} Rules of the lesson failed in some runs`,
    ),
    ...counting(stale, `${plural(stale.length, 'deviation')} no longer ${fails(stale.length)}`),
    ...counting(expired, `${plural(expired.length, 'deviation')} ${has(expired.length)} expired`),
  ];
  // A SHOULD alone decides nothing without --strict, so it is named only where nothing else broke.
  const should = [...withStatus('failed', 'SHOULD'), ...withStatus('flaky', 'SHOULD')];
  const failed = `SHOULD ${plural(should.length, 'requirement')} failed (--strict)`;
  return broken.length > 0 ? broken : counting(should, failed);
}

const fails = (count: number): string => (count === 1 ? 'fails' : 'fail');
const is = (count: number): string => (count === 1 ? 'is' : 'are');
const has = (count: number): string => (count === 1 ? 'has' : 'have');

/** `3 of 135 MUST requirements failed: TM-05, TM-06, TM-07`; nothing for no id. */
function counting(ids: readonly string[], what: string): string[] {
  if (ids.length === 0) return [];
  return [`${ids.length} ${what}: ${named(ids)}`];
}

function named(ids: readonly string[]): string {
  const left = ids.length - mostNamed;
  return `${ids.slice(0, mostNamed).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
