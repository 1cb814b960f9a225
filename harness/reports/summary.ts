import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';
import type { Death, RequirementVerdict, Status, Verdict } from '../verdict/schema';
import { conclusion, proven } from './conclusion';
import { failureParagraphs, type Rerun } from './failures';
import { counted, oneLine, plainVerdict } from './plain-text';

/** The run as a terminal shows it: facts, what needs attention, and the verdict as the last line. */
export function summary(verdict: Verdict, options: { color: boolean; rerun: Rerun }): string {
  const c = createColors(options.color);
  const plain = plainVerdict(verdict);
  const sections = [
    header(plain, c),
    section('Failures', failureParagraphs(plain, options.rerun, c), c),
    section('Expected failures', reasons(plain, 'expected-failure'), c),
    section('Stale deviations', reasons(plain, 'unexpected-pass'), c),
    section('Expired deviations', expired(plain), c),
    section('Instances that died', (plain.deaths ?? []).flatMap(deathLines), c),
    section('Not run', grouped(plain, 'not-run'), c),
    section('Not claimed', grouped(plain, 'not-applicable'), c),
    section('Excluded', excluded(plain), c),
    section(
      'Findings',
      (plain.findings ?? []).map((finding) => `  ${oneLine(finding)}`),
      c,
    ),
    section(
      'Problems of the run',
      plain.problems.map((problem) => `  ${oneLine(problem)}`),
      c,
    ),
    verdictLine(plain, c),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function header({ suite, target, environment, requirements, totals }: Verdict, c: Colors): string {
  const { servers, backplane, node } = environment;
  const levels = Object.entries(totals.byLevel).map(([level, counts]) =>
    row(level, listed(counts)),
  );
  return [
    c.bold(`${suite.name} ${suite.version}, requirement set ${suite.requirementSet}`),
    row('target', `${oneLine(target.name)} ${oneLine(target.version)}`),
    row('claims', target.capabilities.map(oneLine).join(', ')),
    row('servers', `${servers}, backplane: ${oneLine(backplane)}, Node ${node}`),
    row('proof', proven(suite) ?? 'none of these features yet: `prove` makes one'),
    ...environment.lanes.map((lane) => row(lane, listed(laneCounts(requirements, lane)))),
    ...levels,
  ].join('\n');
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(14)} ${text}`;
}

function laneCounts(requirements: readonly RequirementVerdict[], lane: string): Counted {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  return tally(scenarios.filter((s) => s.lane === lane).map(({ status }) => status));
}

type Counted = Readonly<Record<string, number>>;

function tally(texts: readonly string[]): Counted {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

function listed(counts: Counted): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([status, count]) => `${count} ${status}`).join(', ') || 'none';
}

function section(title: string, lines: readonly string[], c: Colors): string {
  if (lines.length === 0) return '';
  return [c.bold(title), ...lines].join(title === 'Failures' ? '\n\n' : '\n');
}

function reasons({ requirements }: Verdict, status: Status): string[] {
  return requirements
    .filter((requirement) => requirement.status === status)
    .map(({ id, level, reason }) => `  ${id} ${level}  ${oneLine(reason ?? '')}`);
}

function expired({ expiredDeviations = [] }: Verdict): string[] {
  return expiredDeviations.map(({ message }) => `  ${oneLine(message)}`);
}

/** How an instance died, in lines for people. */
function deathLines({ instance, reason, lastLines, log }: Death): string[] {
  const all = log === undefined ? '' : `; all that it printed: ${log}`;
  return [`  ${instance} ${oneLine(reason)}${all}`, ...lastLines.map((line) => `    ${line}`)];
}

/** Reasons with how many scenarios have each, and those of requirements of which no scenario was selected. */
function grouped({ requirements }: Verdict, status: 'not-run' | 'not-applicable'): string[] {
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const unselected = requirements.filter((one) => one.status === status && isUnselected(one));
  const messages = scenarios.filter((s) => s.status === status).map(({ message }) => message);
  return [
    ...countLines(messages, 'scenario'),
    ...countLines(
      unselected.map(({ reason }) => reason),
      'requirement',
    ),
  ];
}

function isUnselected({ status, scenarios }: RequirementVerdict): boolean {
  return status === 'not-run' && scenarios.length === 0;
}

/** What no scenario can check: the reasons are the set's, not the run's. */
function excluded({ requirements }: Verdict): string[] {
  const without = requirements.filter(
    ({ status, scenarios }) => status === 'not-applicable' && scenarios.length === 0,
  );
  if (without.length === 0) return [];
  const ids = without.map(({ id }) => id).join(', ');
  return [`  ${ids}: no scenario checks what cannot be seen from outside; \`explain ID\` says why`];
}

function countLines(texts: readonly (string | undefined)[], noun: string): string[] {
  const counts = Object.entries(tally(texts.map((text) => oneLine(text ?? ''))));
  return counts.map(([text, n]) => `  ${counted(n, noun)}: ${text}`);
}

function verdictLine(verdict: Verdict, c: Colors): string {
  const paint = { conformant: c.green, 'not-conformant': c.red, incomplete: c.yellow };
  return c.bold(paint[verdict.outcome](conclusion(verdict)));
}
