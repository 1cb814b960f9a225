import { anythingRan } from '../verdict/outcome';
import type { Status, Suite, Verdict } from '../verdict/schema';
import { counted, oneLine, plural } from './plain-text';

/** The outcome as people say it. */
export function outcomeWords({ outcome }: Verdict): string {
  return outcome.replace('-', ' ');
}

/** The verdict in one line. */
export function conclusion(verdict: Verdict): string {
  const extended = verdict.outcome === 'conformant' ? ` (${extent(verdict)})` : '';
  return `${outcomeWords(verdict).toUpperCase()}: ${grounds(verdict)}${extended}`;
}

/** What was judged, where, and with what outcome, for people who read something else. */
export function lastResult({ target, environment, outcome }: Verdict): string {
  const { lanes, backplane } = environment;
  return `${target.name} ${target.version}, ${outcome}; lanes ${lanes.join(', ')}; backplane ${backplane}`;
}

/** What the outcome rests on, in one sentence. */
export function grounds(verdict: Verdict): string {
  if (verdict.outcome === 'conformant') return holding(verdict);
  return (verdict.outcome === 'incomplete' ? gaps(verdict) : breaches(verdict)).join('; ');
}

function holding({ totals }: Verdict): string {
  const { MUST } = totals.byLevel;
  const deviations = MUST['expected-failure'];
  const judged = MUST.passed + MUST.failed + deviations + MUST['unexpected-pass'] + MUST.flaky;
  const excused = deviations > 0 ? `, ${deviations} listed as deviations` : '';
  return `${MUST.passed} of ${judged} MUST requirements hold${excused}`;
}

function extent({ environment, requirements, durationMs }: Verdict): string {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const ran = scenarios.filter(({ status }) => status === 'passed' || status === 'failed').length;
  const repeats = environment.runs > 1 ? `${environment.runs} runs, ` : '';
  const lanes = `${repeats}${counted(environment.lanes.length, 'lane')}`;
  const bound = `leaks up to ${environment.silenceWindowMs} ms late are caught`;
  return `${lanes}, ${counted(ran, 'scenario')}, ${(durationMs / 1000).toFixed(1)} s; ${bound}`;
}

/** What these features have been seen to catch; undefined if nothing has proven them. */
export function proven({ proof }: Suite): string | undefined {
  return proof && `${proof.killed} of ${proof.faults} broken servers caught by these features`;
}

function gaps({ requirements, problems, interrupted }: Verdict): string[] {
  const ended = interrupted === undefined ? [] : [`interrupted: ${oneLine(interrupted)}`];
  if (!anythingRan(requirements)) return [...ended, 'nothing ran'];
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const notRun = scenarios.filter(({ status }) => status === 'not-run').length;
  return [
    ...ended,
    ...(notRun > 0 ? [`${counted(notRun, 'scenario')} did not run`] : []),
    ...(problems.length > 0 ? [`${counted(problems.length, 'problem')} of the run itself`] : []),
  ];
}

function breaches({ requirements, expiredDeviations = [] }: Verdict): string[] {
  const at = (level: string, ...statuses: Status[]): string[] =>
    requirements
      .filter((r) => r.level === level && statuses.includes(r.status))
      .map(({ id }) => id);
  const stale = requirements
    .filter(({ status }) => status === 'unexpected-pass')
    .map(({ id }) => id);
  const expired = expiredDeviations.map(({ requirement }) => requirement);
  const must = at('MUST', 'failed');
  const flaky = at('MUST', 'flaky');
  const broken = [
    ...(must.length > 0 ? [`${named(must, 'MUST requirement')} failed`] : []),
    ...(flaky.length > 0 ? [`${named(flaky, 'MUST requirement')} failed in some runs`] : []),
    ...(stale.length > 0
      ? [`${named(stale, 'deviation')} no longer ${stale.length > 1 ? 'fail' : 'fails'}`]
      : []),
    ...(expired.length > 0
      ? [`${named(expired, 'deviation')} ${expired.length > 1 ? 'have' : 'has'} expired`]
      : []),
  ];
  // A SHOULD alone decides nothing without --strict, so it is named only where nothing else broke.
  const should = `${named(at('SHOULD', 'failed', 'flaky'), 'SHOULD requirement')} failed (--strict)`;
  return broken.length > 0 ? broken : [should];
}

/** `TM-05 and 2 more MUST requirements`, or `MUST requirement TM-05` if it is the only one. */
function named(ids: readonly string[], noun: string): string {
  const [id = 'none'] = ids;
  const others = ids.length - 1;
  return others > 0 ? `${id} and ${others} more ${plural(others, noun)}` : `${noun} ${id}`;
}
